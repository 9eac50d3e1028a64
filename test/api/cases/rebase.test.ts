import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { GM, HR } from '../../support/department.js';
import { hr } from '../../support/pilot.js';
import { secondVersion } from '../../support/second-version.js';
import { Play } from '../../workflows/level-promotion/play.js';
import { Live } from '../live.js';
import { until } from '../../../cli/play/until.js';

interface Case {
  readonly id: string;
  readonly stage: string;
  readonly code: string;
  readonly round: number;
  readonly directSteps: number;
  readonly evaluations: readonly { readonly why: string; readonly policyVersion: string }[];
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly policyVersion: string }[];
}

let live: Live;
let play: Play;
beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] },
    ],
    '2026-07',
    {},
    undefined,
    secondVersion(),
  );
  play = await Play.next(live.stack, '2026-07');
  await play.launch();
  await live.stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
  await play.submit();
});
afterAll(() => live.close());

const ask = (who: string, caseId: string, policyVersion = 'v2', files?: readonly string[]) =>
  live.post<Case>(who, `/v1/cases/${caseId}/rebase`, {
    policyVersion,
    reason: '新版制度更合理',
    ...(files === undefined ? {} : { files }),
  });
const caseOf = async (id: string) => (await live.get<Case>(HR, `/v1/cases/${id}`)).body;

describe('a case is moved to another policy version (I-73)', () => {
  test('HR asks, the general manager refuses it or agrees; then it is evaluated again, and goes on under that version', async () => {
    const id = await play.id('E1');
    expect((await ask('E1', id)).status).toBe(403);
    expect((await ask(HR, id, 'v9')).body.code).toBe('REBASE.VERSION_UNKNOWN');
    expect((await ask(HR, id, 'v1')).body.code).toBe('REBASE.SAME_VERSION');
    expect((await ask(HR, 'LP-0')).status).toBe(404);
    const [proof, foreign] = [await live.upload(HR, '对照表.pdf'), await live.upload('E1', '别人的.pdf')];
    expect((await ask(HR, id, 'v2', [foreign])).body.code).toBe('ATTACHMENT.UNKNOWN');
    const first = await ask(HR, id, 'v2', [proof]);
    expect([first.status, first.body.stage]).toEqual([201, 'gm-decision']);
    // 0063: what bears the reason out is with the case of the move, for HR and the general manager.
    for (const [who, status] of [
      [HR, 200],
      [GM, 200],
      ['E1', 404],
      ['E2', 404],
    ] as const)
      expect([who, (await live.get(who, `/v1/attachments/${proof}`)).status]).toEqual([who, status]);
    const papers = await live.get<{ items: object[] }>(GM, `/v1/cases/${first.body.id}/papers`);
    expect(papers.body.items).toMatchObject([{ kind: 'evidence', files: [{ id: proof }] }]);
    const twice = await ask(HR, id);
    expect([twice.status, twice.body.code]).toEqual([409, 'REBASE.ALREADY_OPEN']);
    const bare = await live.refused(GM, 'rebase.gm-decision', { decision: 'reject' }, first.body.id);
    expect(bare).toEqual([422, 'REBASE.REASON_MISSING']);
    await live.act(GM, 'rebase.gm-decision', { decision: 'reject', reason: '按旧版办完' }, first.body.id);
    expect((await caseOf(id)).evaluations.map(({ policyVersion }) => policyVersion)).toEqual(['v1']);

    const { body } = await ask(HR, id);
    await live.act(GM, 'rebase.gm-decision', { decision: 'approve' }, body.id);
    const moved = await until('it is evaluated again', async () => {
      const found = await caseOf(id);
      return found.round === 2 ? found : undefined;
    });
    // 8.4.1.2.B asks for four A there: rule A alone holds, so the department submits anew.
    expect([moved.stage, moved.directSteps]).toEqual(['listed', 1]);
    expect(moved.evaluations.map(({ policyVersion }) => policyVersion)).toEqual(['v1', 'v2']);
    await play.submit();
    await play.review();
    const decisions = (await caseOf(id)).decisions.map((one) => `${one.kind}:${one.outcome}:${one.policyVersion}`);
    expect(decisions).toEqual([
      'submission:submitted:v1',
      'rebase:rebased:v1',
      'submission:submitted:v2',
      'first-review:pass:v2',
    ]);
  });

  test('what is with the general manager, or of another kind, is finished under its version', async () => {
    await live.stack.pilot.do(play.cycleId, 'cycle.gm-submission', hr, {});
    const decided = await ask(HR, await play.id('E2'));
    expect([decided.status, decided.body.code]).toEqual([409, 'REBASE.DECIDED']);
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values ('DG-1', 'transfer', 'E2', 'agreement', 'v1', '{}', ${HR})`.execute(live.stack.database.db);
    const other = await ask(HR, 'DG-1');
    expect([other.status, other.body.code]).toEqual([422, 'REBASE.NOT_OFFERED']);
  });
});
