import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { eligible } from '../../workflows/position-promotion/vacancy-play.js';
import { readPapersBack } from '../../support/papers-read-back.js';
import { Live, type Answer } from '../live.js';
import { until } from '../../../cli/play/until.js';
import { thisMonth } from '../../support/this-month.js';

interface Vacancy {
  readonly id: string;
  readonly stage: string;
  readonly openPlaces: number;
  readonly candidates: readonly {
    readonly id: string;
    readonly personId: string;
    readonly stage: string;
    readonly means: { readonly competency: string } | null;
    readonly sheets: readonly unknown[] | null;
  }[];
}
interface Problem {
  readonly code: string;
  readonly clause?: string;
  readonly errors?: readonly { readonly code: string; readonly path?: string }[];
}

let live: Live;
let today: string;

beforeAll(async () => {
  const people = ['E1', 'E2', 'E3'].map((id) => eligible(id));
  const c1 = eligible('C1', { ratings: ['A', 'A', 'C', 'B', 'B', 'B'] });
  const away = eligible('E4', { ratings: [null, null, null, null, null, null] });
  live = await Live.start([...people, c1, away], thisMonth());
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
  today = await live.stack.today();
});
afterAll(() => live.close());

const opening = {
  post: 'team-leader',
  department: 'CC',
  team: '一组',
  reportsTo: SUPERIOR,
  headCount: 1,
  reason: '扩编',
};
/** So many months, the earliest first, of which the first lies so many months before this one. */
async function monthsBack(first: number, count = 1): Promise<readonly string[]> {
  const now = monthOf(await live.stack.today());
  return Array.from({ length: count }, (_, index) => addToMonth(now, index - first));
}
const open = async (): Promise<string> => {
  const { status, body } = await live.post<Vacancy>(HR, '/v1/vacancies', opening);
  expect(status).toBe(201);
  return body.id;
};
const show = async (who: string, id: string): Promise<Vacancy> =>
  (await live.get<Vacancy>(who, `/v1/vacancies/${id}`)).body;
const task = async (who: string, kind: string, filter: string): Promise<string> =>
  until(`${kind} in the inbox of ${who}, of ${filter}`, async () => {
    const { body } = await live.get<{ items: readonly { id: string }[] }>(who, `/v1/tasks?kind=${kind}&${filter}`);
    return body.items[0]?.id;
  });
const act = async (who: string, kind: string, filter: string, form: object): Promise<Answer<Problem>> =>
  live.post<Problem>(who, `/v1/tasks/${await task(who, kind, filter)}/completion`, form);
const done = async (who: string, kind: string, filter: string, form: object): Promise<void> => {
  const { status, body } = await act(who, kind, filter, form);
  expect([kind, status, body]).toEqual([kind, 200, expect.anything()]);
};

/** Everything that a step can leave; refused acts have a log of their own. */
const written = async (): Promise<unknown> => {
  const tables = ['ledger', 'task', 'personnel_case', 'decision', 'evaluation', 'document', 'message', 'projection'];
  const counts = [...tables, 'assessment_sheet', 'vacancy', 'trial', 'review'].map(
    (table) => `(select count(*)::int from ${table}) as ${table}`,
  );
  return (await sql.raw(`select ${counts.join(', ')}`).execute(live.stack.database.db)).rows;
};
/** Refused with its code, and nothing half-written. */
async function refused(
  attempt: () => Promise<Answer<unknown>>,
  status: number,
  ...codes: readonly string[]
): Promise<void> {
  const before = await written();
  const answer = await attempt();
  const { code, errors = [] } = answer.body as Problem;
  expect([answer.status, code, ...errors.map((one) => one.code)].slice(0, codes.length + 1)).toEqual([
    status,
    ...codes,
  ]);
  expect(await written()).toEqual(before);
}

describe('bad input of a position promotion (9.1 to 9.5.5), over HTTP', () => {
  test('9.1: a vacancy', async () => {
    const post = (who: string, more: object) => () => live.post(who, '/v1/vacancies', { ...opening, ...more });
    await refused(post(HEAD, {}), 403);
    await refused(post(HR, { headCount: 0 }), 400);
    await refused(post(HR, { post: 'agent' }), 400);
    await refused(post(HR, { bonus: 1 }), 400);
    await refused(post(HR, { department: 'NO' }), 422, 'VACANCY.NO_SUCH_DEPARTMENT');
    await refused(post(HR, { reportsTo: 'NO' }), 422, 'VACANCY.NO_SUCH_SUPERIOR');
  });

  test('9.5.1 to 9.5.5: nomination, sheets, decision, letter', async () => {
    const id = await open();
    const here = `vacancy=${id}`;
    const nominate = (vacancyId: string, personId: string) => () =>
      act(HEAD, 'vacancy.nomination', `vacancy=${vacancyId}`, { personId, reason: '带班经验丰富' });
    await refused(nominate(id, 'C1'), 422, 'NOMINATION.NOT_ELIGIBLE', 'NOMINATION.FINDING');
    await refused(nominate(id, 'NO'), 422, 'NOMINATION.UNKNOWN_PERSON');
    expect((await nominate(id, 'E1')()).status).toBe(200);
    const other = await open();
    await refused(nominate(other, 'E1'), 409, 'NOMINATION.OTHER_CASE_OPEN'); // a second open case for one person
    const late = await task(HEAD, 'vacancy.nomination', `vacancy=${other}`);
    await done(HR, 'vacancy.manage', `vacancy=${other}`, { do: 'close', reason: '不再需要' });
    await until('it is closed', async () => (await show(HR, other)).stage === 'closed');
    const form = { personId: 'E2', reason: '带班经验丰富' };
    await refused(() => live.post(HEAD, `/v1/tasks/${late}/completion`, form), 409, 'TASK.NOT_OPEN');

    const caseId = (await show(HR, id)).candidates[0]?.id ?? '';
    const mine = `case=${caseId}`;
    const verify = (peripheral: readonly string[]) => () =>
      act(HR, 'vacancy.verification', mine, { do: 'confirm', competency: [HEAD], peripheral });
    await refused(verify(['E1']), 422, 'RATER.REFUSED', 'RATER.RATES_HIMSELF');
    expect((await verify([RELATED])()).status).toBe(200);

    const sheet = await task(RELATED, 'vacancy.peripheral-sheet', mine);
    const { items } = (await live.get<{ items: readonly { id: string }[] }>(RELATED, `/v1/tasks/${sheet}/sheet`)).body;
    const scores = (score: number) => ({ scores: Object.fromEntries(items.map((item) => [item.id, score])) });
    const hand = (who: string, score: number) => () => live.post(who, `/v1/tasks/${sheet}/completion`, scores(score));
    await refused(hand(RELATED, 101), 400);
    await refused(hand(RELATED, 79.999), 400);
    await refused(hand('E1', 100), 404); // the candidate, who may not even see it
    await refused(hand(SUPERIOR, 100), 404);
    expect((await hand(RELATED, 90)()).status).toBe(200);
    await refused(hand(RELATED, 90), 409, 'TASK.NOT_OPEN'); // sent twice
    const competency = await task(HEAD, 'vacancy.competency-sheet', mine);
    const own = await live.get<{ items: readonly { id: string }[] }>(HEAD, `/v1/tasks/${competency}/sheet`);
    await done(HEAD, 'vacancy.competency-sheet', mine, {
      scores: Object.fromEntries(own.body.items.map((item) => [item.id, 80])),
    });

    await done(HR, 'vacancy.qualification', mine, { qualified: true });
    await done(HR, 'vacancy.gm-submission', here, {});
    const decide = (decision: object) => () => act(GM, 'vacancy.gm-decision', here, { decisions: [decision] });
    await refused(decide({ caseId, decision: 'reject' }), 422, 'BATCH.REFUSED', 'CASE.REASON_MISSING');
    await refused(
      decide({ caseId: 'PP-2026-99999', decision: 'approve' }),
      422,
      'BATCH.REFUSED',
      'CASE.NOT_IN_VACANCY',
    );
    expect((await show(HEAD, id)).candidates[0]).toMatchObject({ means: null, sheets: null }); // before the result is out
    expect((await show(GM, id)).candidates[0]).toMatchObject({ means: { competency: '80.00' } });
    expect((await show('E3', id)).candidates).toEqual([]);
    expect((await decide({ caseId, decision: 'approve' })()).status).toBe(200);

    await task(HR, 'trial.letter', mine); // the candidate's own workflow begins by itself
    const send = (more: object) => () =>
      act(HR, 'trial.letter', mine, { startOn: today, months: 3, team: ['E2'], ...more });
    await refused(send({ months: 2 }), 422, 'TRIAL.TOO_SHORT');
    await refused(send({ months: 3.5 }), 400);
    await refused(send({ startOn: '2026-02-30' }), 400);
    await refused(send({ startOn: addDays(today, -1) }), 422, 'TRIAL.START_BEFORE_APPROVAL');
    await refused(send({ team: ['E2', 'E2'] }), 400);
    await refused(send({ team: ['E1'] }), 422, 'BATCH.REFUSED', 'TRIAL.LEADS_HIMSELF');
    expect((await send({})()).status).toBe(200);
    expect((await show(HR, id)).openPlaces).toBe(0); // I-46: who is on trial takes the place
    // Whoever may nominate more reads so before he does, and of which vacancy the task is.
    const more = await task(HEAD, 'vacancy.nomination', here);
    expect((await live.get(HEAD, `/v1/tasks/${more}`)).body).toMatchObject({
      vacancy: { post: opening.post, team: opening.team },
    });
    const said = JSON.stringify((await live.get(HEAD, `/v1/tasks/${more}/context`)).body);
    expect(said).toContain('"personId":"E1"');
    expect(said).toContain('名额已被任命者和试用者占满');
    // §15: every paper that there is by now, as PDF and Word, against its records.
    const { seen, signed, missing } = await readPapersBack(
      live.harness.express,
      { Authorization: `Bearer ${await live.harness.tokenOf(HR)}` },
      live.stack.database.db,
    );
    expect(missing).toEqual([]);
    expect([...signed].sort()).toEqual(['qualification-record gm', 'qualification-record hr']);
    expect(seen).toEqual({ 'assessment-sheets': 1, 'qualification-record': 1, 'trial-letter': 1 });
  });

  test("I-09: months of protected leave are HR's to rule on before a nominee is verified", async () => {
    const id = await open();
    const here = `vacancy=${id}`;
    const nominate = () => act(HEAD, 'vacancy.nomination', here, { personId: 'E4', reason: '带班经验丰富' });
    const [first] = await monthsBack(6);
    await sql`insert into leave_record (person_id, kind, from_on, recorded_by)
              values ('E4', 'maternity', first_day(${first}), 'hr')`.execute(live.stack.database.db);
    await refused(nominate, 422, 'NOMINATION.NOT_ELIGIBLE', 'NOMINATION.FINDING');
    for (const month of await monthsBack(8, 2))
      await sql`insert into rating values ('E4', ${month}, 'A', first_day(${month}) + 40, null, 'hr')`.execute(
        live.stack.database.db,
      );
    expect((await nominate()).status).toBe(200);
    const verifyLeave = (form: object) => () => act(HR, 'vacancy.verification', here, form);
    await refused(
      verifyLeave({ do: 'confirm', competency: [HEAD], peripheral: [RELATED] }),
      422,
      'NOMINATION.NEEDS_RULING',
    );
    await refused(verifyLeave({ do: 'rule', ruling: 'proceed' }), 400);
    expect((await verifyLeave({ do: 'rule', ruling: 'proceed', reason: '产假期间不计' })()).status).toBe(200);
    await refused(verifyLeave({ do: 'rule', ruling: 'refuse', reason: '再裁' }), 422, 'NOMINATION.NOTHING_TO_RULE');
    expect((await verifyLeave({ do: 'refuse', reason: '另有安排' })()).status).toBe(200);
  });
});
