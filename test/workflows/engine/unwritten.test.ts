import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { mend, reconcile } from '../../../activities/service/reconcile.js';
import { engineView } from '../../../worker/engine-view.js';
import { getStage, whenOpened } from '../../../workflows/messages/cases.js';
import { recordsChanged } from '../../../workflows/messages/setback.js';
import { HEAD } from '../../support/department.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import { actor } from '../../../cli/play/cast.js';
import { gm, head, hr, refusalOf } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { until } from '../../../cli/play/until.js';
import { eachJournalled, ownNumbers, told, type Journalled } from './journalled.js';
import { Play } from '../level-promotion/play.js';
import { PeoplePlay } from '../people/people-play.js';
import { SetbackPlay, superior } from '../setback/setback-play.js';
import { runAs } from '../../support/owner.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const secondHr = actor(HEAD, 'hr');

/** docs/decisions/0030, 6 and 7: what the records will never take, or hold for somebody else. */
describe('a step that cannot be written', () => {
  let stack: TestStack;
  let journal: Journalled;
  let pilot: JournalPilot;
  eachJournalled((...given) => {
    [stack, journal] = given;
    ({ pilot } = journal);
  });

  test('STEP.DIVERGED: the case is frozen, its acts are told whom to ask, an alarm names it, and it can be repaired', async () => {
    const play = await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    const { db } = stack.database;
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.launch');
    await sql`insert into projection (workflow_id, seq, causes, digest, result)
      values (${play.cycleId}, 2, '{act:nobody}', '\\x00', '{"opened":[]}')`.execute(db);
    const launch = { do: 'launch', closingDate: await stack.today(), reason: '补办' } as const;
    expect(await told(pilot.complete(task.id, hr, launch, 'A'))).toBe('taken');
    expect(await told(pilot.claim(task.id, secondHr))).toBe('STEP.DIVERGED');
    const alarms = await sql<{ about: string }>`select about from alarm where code = 'STEP.DIVERGED'`.execute(db);
    expect(alarms.rows).toEqual([{ about: play.cycleId }]);
    const view = engineView(stack.environment.client, stack.taskQueue);
    const found = await reconcile(db, view, { betweenMs: 200 });
    expect(found.map(({ workflowId, what }) => [workflowId, what])).toEqual([[play.cycleId, 'frozen']]);
    expect((await mend(db, view, found, new Date())).map(({ mended }) => mended)).toEqual([true]);
    // The records hold another's step in its place: that one would come first, and nothing of this act was carried out.
    expect(await stack.environment.client.workflow.getHandle(play.cycleId).query(getStage)).toBe('draft');
    expect(await play.cycleStage()).toBe('draft');
    const lines = await sql<{ actor: string }>`
      select actor from ledger where act = 'case.repaired' and workflow_id = ${play.cycleId}`.execute(db);
    expect(lines.rows).toEqual([{ actor: 'system:reconcile' }]);
  });

  test('STEP.NOT_TAKEN: what the database will never take is refused to its caller, and the case goes on', async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    const { db } = stack.database;
    await play.submit();
    await runAs(
      stack.ownerUrl,
      `alter table decision add constraint test_never check (reason is distinct from 'never')`,
    );
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.first-review');
    const caseId = await play.id('E1');
    const reject = (reason: string) => ({ decisions: [{ caseId, decision: 'return' as const, reason }] });
    expect(await told(pilot.complete(task.id, hr, reject('never'), 'A'))).toBe('STEP.NOT_TAKEN');
    expect(await play.stages()).toEqual({ E1: 'first-review' });
    const alarm = await sql<{ message: { en: string } }>`select message from alarm`.execute(db);
    expect(alarm.rows.map(({ message }) => message.en)).toEqual([expect.stringContaining('test_never')]);
    expect(await told(pilot.complete(task.id, hr, reject('补充材料'), 'B'))).toBe('completed');
    await journal.agree();
  });

  test('STEP.NOT_TAKEN of what somebody opens: he is told, and nothing is left', async () => {
    const { db } = stack.database;
    await Play.draft(stack, [{ id: 'E1', ratings: B }]);
    await runAs(stack.ownerUrl, `alter table person add constraint test_never check (name <> '新人NEVER')`);
    const id = await new PeoplePlay(stack).hire('NEVER');
    const opened = stack.environment.client.workflow.getHandle(id).executeUpdate(whenOpened, { args: [{ id }] });
    expect((await refusalOf(opened)).code).toBe('STEP.NOT_TAKEN');
    expect((await sql`select id from personnel_case where id = ${id}`.execute(db)).rows).toEqual([]);
    expect((await sql`select workflow_id from frozen_case`.execute(db)).rows).toEqual([]);
  });

  test('STEP.NOT_TAKEN in a case whose steps follow each other: refused again and again, it goes on', async () => {
    const play = new SetbackPlay(stack);
    const { db } = stack.database;
    await ownNumbers(stack);
    await Play.draft(stack, [{ id: 'E1', level: 'junior-3', ratings: B }]);
    await play.publish('E1', (await stack.today()).slice(0, 7), 'D');
    const { id } = await play.caseOf('E1');
    await runAs(
      stack.ownerUrl,
      `alter table decision add constraint test_never check (reason is distinct from 'never')`,
    );
    const cause = await play.task(id, 'setback.cause');
    const stated = (statement: string) => ({ cause: 'other', statement }) as const;
    expect(await told(pilot.complete(cause.id, superior, stated('never'), 'A'))).toBe('STEP.NOT_TAKEN');
    expect(await told(pilot.complete(cause.id, superior, stated('never'), 'B'))).toBe('STEP.NOT_TAKEN');
    expect(await told(pilot.complete(cause.id, superior, stated('迟到'), 'C'))).toBe('completed');
    await play.do(id, 'setback.statement', actor('E1'), { statement: '已改进' });
    const proposal = await play.task(id, 'setback.proposal');
    const proposed = (reason: string) => ({ measure: 'as-found', reason }) as const;
    expect(await told(pilot.complete(proposal.id, hr, proposed('never'), 'D'))).toBe('STEP.NOT_TAKEN');
    expect(await told(pilot.complete(proposal.id, hr, proposed('核实'), 'E'))).toBe('completed');
    const gmTask = await play.task(id, 'setback.gm-decision');
    const back = (reason: string) => ({ decision: 'return', reason }) as const;
    expect(await told(pilot.complete(gmTask.id, gm, back('never'), 'F'))).toBe('STEP.NOT_TAKEN');
    expect(await told(pilot.complete(gmTask.id, gm, back('再议'), 'G'))).toBe('completed');
    const again = await play.task(id, 'setback.proposal');
    expect(again.id).not.toBe(proposal.id);
    const decisions = await sql<{ kind: string; outcome: string; round: number }>`
      select kind, outcome, round from decision where case_id = ${id} order by seq`.execute(db);
    expect(decisions.rows).toEqual([
      { kind: 'cause', outcome: 'other', round: 1 },
      { kind: 'statement', outcome: 'given', round: 1 },
      { kind: 'proposal', outcome: 'as-found', round: 1 },
      { kind: 'gm', outcome: 'return', round: 1 },
    ]);
    expect((await sql`select workflow_id from frozen_case`.execute(db)).rows).toEqual([]);
    await journal.agree();
  });

  test('STEP.NOT_TAKEN with nobody to tell: the case stands still until it is repaired', async () => {
    const play = new SetbackPlay(stack);
    const { db } = stack.database;
    await ownNumbers(stack);
    await Play.draft(stack, [{ id: 'E1', level: 'junior-3', ratings: B }]);
    const month = (await stack.today()).slice(0, 7);
    await play.publish('E1', month, 'C');
    const { id } = await play.caseOf('E1');
    const cause = await play.task(id, 'setback.cause');
    await pilot.complete(cause.id, superior, { cause: 'other', statement: '迟到' }, 'A');
    await play.do(id, 'setback.superior-word', superior, { words: '愿意带教' });
    const plan = await play.task(id, 'setback.plan');
    await pilot.complete(plan.id, head, { month, goals: '准时', support: '带教' }, 'B');
    await play.task(id, 'setback.plan-review');
    await runAs(stack.ownerUrl, `alter table personnel_case add constraint test_never check (not detail ? 'told')`);
    await stack.environment.client.workflow.getHandle(id).signal(recordsChanged, 'rating-published');
    const view = engineView(stack.environment.client, stack.taskQueue);
    const found = await until('the case stands still', async () => {
      const differences = await reconcile(db, view, { betweenMs: 200 });
      return differences.length > 0 ? differences : undefined;
    });
    expect(found.map(({ workflowId, what }) => [workflowId, what])).toEqual([[id, 'frozen']]);
    await runAs(stack.ownerUrl, `alter table personnel_case drop constraint test_never`);
    await mend(db, view, found, new Date());
    await until('it goes on', async () => {
      const rows = await sql`select 1 from personnel_case where id = ${id} and detail ? 'told'`.execute(db);
      return rows.rows.length > 0 ? true : undefined;
    });
    await journal.agree();
  });
});
