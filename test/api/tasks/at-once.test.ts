import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { evenSheet } from '../../../cli/play/defense.js';
import { until } from '../../../cli/play/until.js';
import { addMonths } from '../../../domain/vocabulary/civil-date.js';
import { HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { head, hr } from '../../support/pilot.js';
import { Play } from '../../workflows/level-promotion/play.js';
import { PeoplePlay } from '../../workflows/people/people-play.js';
import { Live, type LiveTask } from '../live.js';

/** docs/decisions/0065: each form of group of docs/groups-and-races.md, with two acts at the same moment over HTTP. */
let live: Live;
let people: PeoplePlay;
const [SECOND, MANAGER] = ['H2', 'H3'];
const hrManager = actor(MANAGER, 'hr-manager');
/** Nothing to promote, and nothing to rule. */
const NOT_YET = ['C', 'C', 'C', 'C', 'C', 'C'] as const;
const AAAB = ['A', 'A', 'A', 'B', 'B', 'B'] as const;

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'intermediate2-1', ratings: AAAB },
      { id: 'E2', position: 'team-leader', level: 'senior-1' },
      { id: 'E3', position: 'team-leader', level: 'senior-1' },
      { id: SECOND, ratings: NOT_YET },
      { id: MANAGER, ratings: NOT_YET },
    ],
    '2026-07',
    { [SECOND]: ['hr', 'employee'], [MANAGER]: ['hr-manager', 'employee'] },
  );
  people = new PeoplePlay(live.stack);
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
    live.stack.database.db,
  );
}, 240_000);
afterAll(() => live.close());

const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  (await query.execute(live.stack.database.db)).rows;
const done = async (who: string, taskId: string, form: object) => {
  const { status, body } = await live.post<{ code?: string; detail?: string }>(
    who,
    `/v1/tasks/${taskId}/completion`,
    form,
  );
  return { status, code: body.code, said: JSON.stringify(body) };
};
const statuses = (both: readonly { readonly status: number }[]) => both.map(({ status }) => status).sort();

/** An entry at its verification, which everybody of HR has. */
const verification = async (personId: string): Promise<{ readonly id: string; readonly task: LiveTask }> => {
  const id = await people.hire(personId);
  await people.act(id, 'entry.proposal', head, { level: 'junior-2', reason: '技能突出', evidence: '证书' });
  return { id, task: await live.taskOf(HR, 'entry.verification', id) };
};
const stageOf = async (id: string) =>
  (await rows(sql<{ stage: string }>`select stage from personnel_case where id = ${id}`))[0]?.stage;
const verified = async (id: string) =>
  (await rows(sql`select from decision where case_id = ${id} and outcome = 'verify'`)).length;

describe('any of: an office, whose task two take at the same moment', () => {
  test('one counts, and the other reads who was first', async () => {
    const { id, task } = await verification('N1');
    const both = await Promise.all([HR, SECOND].map((who) => done(who, task.id, { decision: 'verify' })));
    expect(statuses(both)).toEqual([200, 409]);
    const first = both[0]?.status === 200 ? HR : '员工H2';
    const late = both.find(({ status }) => status === 409);
    expect(['TASK.NOT_OPEN', 'TASK.ACT_IN_PROGRESS']).toContain(late?.code);
    if (late?.code === 'TASK.NOT_OPEN') expect(late.said).toContain(`${first} was first`);
    expect([await verified(id), await stageOf(id)]).toEqual([1, 'special-approval']);
  });

  test('of two claims one counts', async () => {
    const { task } = await verification('N2');
    const claim = (who: string) => live.post(who, `/v1/tasks/${task.id}/claim`, {});
    const both = await Promise.all([claim(HR), claim(SECOND)]);
    expect(statuses(both)).toEqual([200, 409]);
    const owner = both[0].status === 200 ? HR : SECOND;
    expect(await rows(sql`select claimed_by from task where id = ${task.id}`)).toEqual([{ claimed_by: owner }]);
  });

  test('a claim holds no longer than the office that it was made by (4.1)', async () => {
    const { id, task } = await verification('N19');
    const [owner, other] = [HR, SECOND];
    expect((await live.post(owner, `/v1/tasks/${task.id}/claim`, {})).status).toBe(200);
    expect((await done(other, task.id, { decision: 'verify' })).code).toBe('TASK.CLAIMED_BY_ANOTHER');
    const office = sql`account_id = (select id from account where person_id = ${owner}) and role = 'hr'`;
    await rows(sql`delete from account_role where ${office}`);
    const read = await live.get<{ claimedBy: unknown }>(other, `/v1/tasks/${task.id}`);
    expect([read.status, read.body.claimedBy]).toEqual([200, null]);
    expect((await done(other, task.id, { decision: 'verify' })).status).toBe(200);
    expect([await verified(id), await stageOf(id)]).toEqual([1, 'special-approval']);
    await rows(
      sql`insert into account_role (account_id, role) select id, 'hr' from account where person_id = ${owner}`,
    );
  });
});

describe('signers', () => {
  /** Handed in by HR, and waiting for these beside it. */
  const held = async (personId: string, ...signers: string[]) => {
    const { id, task } = await verification(personId);
    for (const to of signers) {
      const added = await live.post(HR, `/v1/tasks/${task.id}/signers`, { to, way: 'beside', note: '请会签' });
      expect([to, added.status]).toEqual([to, 200]);
    }
    expect((await live.complete(HR, task, { decision: 'verify' })).body.state).toBe('open');
    const signatures = new Map<string, string>();
    for (const to of signers) signatures.set(to, (await live.taskOf(to, 'task.signing', id)).id);
    const sign = (who: string, form: object = { decision: 'sign' }) => done(who, signatures.get(who) ?? '', form);
    return { id, task, sign };
  };
  const isHeld = async (taskId: string) =>
    (await rows(sql`select from task where id = ${taskId} and state = 'open' and held_at is not null`)).length === 1;

  test('two sign at the same moment: both count, and what was handed in takes effect once', async () => {
    const { id, sign } = await held('N3', SECOND, MANAGER);
    expect(statuses(await Promise.all([sign(SECOND), sign(MANAGER)]))).toEqual([200, 200]);
    expect([await verified(id), await stageOf(id)]).toEqual([1, 'special-approval']);
  });

  test('the same one is asked twice at the same moment: once', async () => {
    const { task } = await verification('N8');
    const add = () => live.post(HR, `/v1/tasks/${task.id}/signers`, { to: SECOND, way: 'before', note: '请会签' });
    expect(statuses(await Promise.all([add(), add()]))).toEqual([200, 409]);
    expect(await rows(sql`select from task where signs = ${task.id} and state = 'open'`)).toHaveLength(1);
  });

  test('the same one twice: once', async () => {
    const { id, task, sign } = await held('N4', SECOND, MANAGER);
    expect(statuses(await Promise.all([sign(SECOND), sign(SECOND)]))).toEqual([200, 409]);
    expect([await isHeld(task.id), await verified(id)]).toEqual([true, 0]);
  });

  test('one refuses while the other signs: it is back with whoever has it, and nothing took effect', async () => {
    const { id, task, sign } = await held('N5', SECOND, MANAGER);
    const [refused, signed] = await Promise.all([
      sign(SECOND, { decision: 'refuse', reason: '证据不足' }),
      sign(MANAGER),
    ]);
    expect(refused.status).toBe(200);
    expect([200, 409]).toContain(signed.status);
    expect([await isHeld(task.id), await verified(id), await stageOf(id)]).toEqual([false, 0, 'verification']);
    expect(await rows(sql`select from task where signs = ${task.id} and state = 'open'`)).toEqual([]);
    expect((await live.complete(HR, task, { decision: 'verify' })).body.state).toBe('completed');
  });

  test('it is returned while the last one signs: the first counts', async () => {
    const { id, task, sign } = await held('N6', SECOND);
    const [returned, signed] = await Promise.all([
      live.post(HR, `/v1/tasks/${task.id}/return`, { redo: 'entry.proposal', reason: '材料不全' }),
      sign(SECOND),
    ]);
    expect([
      [200, 409, 'proposal', 0],
      [409, 200, 'special-approval', 1],
    ]).toContainEqual([returned.status, signed.status, await stageOf(id), await verified(id)]);
    expect(await rows(sql`select from task where signs = ${task.id} and state = 'open'`)).toEqual([]);
  });

  test('it goes to somebody else while the last one signs: the first counts, and nothing hangs', async () => {
    const { id, task, sign } = await held('N7', SECOND);
    const transferred = await live.post(HR, `/v1/tasks/${task.id}/claim`, {});
    expect(transferred.status).toBe(409); // nobody claims what waits for its signers
    const [moved, signed] = await Promise.all([
      live.post(HR, `/v1/tasks/${task.id}/transfer`, { to: SECOND, reason: '出差' }),
      sign(SECOND),
    ]);
    expect([
      [200, 200, 0], // it came back before he signed
      [409, 200, 1],
    ]).toContainEqual([moved.status, signed.status, await verified(id)]);
    expect(await isHeld(task.id)).toBe(false);
  });
});

describe('both sides: the departments of a transfer (§10)', () => {
  const agreement = async (personId: string) => {
    const transferOn = addMonths(await live.stack.today(), 1);
    const to = { position: 'agent', departmentId: 'RD', superiorId: RELATED, opening: null } as const;
    const id = await people.transfer({ ...to, personId, transferOn, reason: '业务需要' });
    await people.act(id, 'transfer.mapping', hrManager, { level: 'intermediate2-3', reason: '对应' });
    const tasks = [await people.task(id, 'transfer.agreement', RELATED)];
    const other = (await live.stack.pilot.open({}, 'transfer.agreement')).find(
      (one) => one.workflowId === id && one.id !== tasks[0]?.id,
    );
    return { id, theirs: tasks[0]?.id ?? '', ours: other?.id ?? '' };
  };

  test('both agree at the same moment: both count, and the case goes on once', async () => {
    const { id, theirs, ours } = await agreement('E2');
    const both = await Promise.all([done(RELATED, theirs, { agreed: true }), done(HEAD, ours, { agreed: true })]);
    expect(statuses(both)).toEqual([200, 200]);
    expect((await people.at(id, 'consent')).stage).toBe('consent');
    expect(await rows(sql`select from task where kind = 'consent.answer' and workflow_id = ${id}`)).toHaveLength(1);
  });

  test('one refuses while the other agrees: it is over', async () => {
    const { id, theirs, ours } = await agreement('E3');
    const [refused, agreed] = await Promise.all([
      done(RELATED, theirs, { agreed: false, reason: '没有编制' }),
      done(HEAD, ours, { agreed: true }),
    ]);
    expect(refused.status).toBe(200);
    expect([200, 409]).toContain(agreed.status);
    await until('the transfer is over', async () => (await stageOf(id)) !== 'agreement');
    expect(await rows(sql`select from task where workflow_id = ${id} and state = 'open'`)).toEqual([]);
  });
});

describe('all of, by weighted groups: a panel (8.3.4, I-36)', () => {
  test('the same scorer twice counts once; the last two of two groups close it once, and the figures are right', async () => {
    const play = await Play.next(live.stack, '2026-07');
    await play.launch();
    await live.stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    await play.submit();
    await play.review();
    const [caseId = ''] = await play.appoint();
    const scores = { [SUPERIOR]: 90, [HEAD]: 80, [RELATED]: 70, [HR]: 60 };
    const score = async (who: keyof typeof scores) =>
      done(who, (await play.sheetTask(who)).id, { sheets: [evenSheet(caseId, scores[who])] });
    const sheet = (await play.sheetTask(SUPERIOR)).id;
    const twice = [1, 2].map(() => done(SUPERIOR, sheet, { sheets: [evenSheet(caseId, 90)] }));
    const [one, other] = await Promise.all(twice);
    expect([one?.status, other?.status]).toContain(200);
    expect(statuses([one ?? { status: 0 }, other ?? { status: 0 }])[1]).toBeGreaterThanOrEqual(400);
    expect((await score(HEAD)).status).toBe(200);
    const both = await Promise.all([score(RELATED), score(HR)]);
    expect(statuses(both)).toEqual([200, 200]);
    const counted = await rows(
      sql<{ n: number }>`select count(*)::int as n from score_sheet where case_id = ${caseId}`,
    );
    expect(counted).toEqual([{ n: 4 }]);
    const summaries = () => rows(sql`select from task where kind = 'defense.summary'`);
    await until('the chair is asked to sign', async () => (await summaries()).length > 0);
    await play.sign([caseId]);
    expect(await summaries()).toHaveLength(1);
    const { weights } = live.stack.library.newest.panel;
    const total =
      (90 * weights.directSuperior.value +
        80 * weights.departmentHead.value +
        70 * weights.relatedDepartments.value +
        60 * weights.humanResources.value) /
      100;
    const [figure] = await rows(sql<{ total: string }>`
      select panel_total::text as total from promotion_case where id = ${caseId}`);
    expect(Number(figure?.total)).toBeCloseTo(total, 10);
  });
});
