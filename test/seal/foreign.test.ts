import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '@temporalio/client';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { GM } from '../support/department.js';
import { startStack, type TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';

/**
 * Who reaches Temporal past the API, as another user of the machine can: no key of ours, and names and ids as its own
 * pages show them. Nothing that he sends is acted on (docs/decisions/0044).
 */
describe('somebody who reaches Temporal without the keys', () => {
  let stack: TestStack;
  let raw: Client;
  let play: Play;
  const stages = () => play.stages();
  const stays = async (stage: string): Promise<void> => {
    // The case stands still however long one waits; a moment is what an act takes ten times over.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await stages()).E1).toBe(stage);
  };

  /** It ends, and not as it would have. */
  const ends = (handle: { describe(): Promise<{ status: { name: string } }> }): Promise<unknown> =>
    until('the end of a workflow', async () => (await handle.describe()).status.name === 'FAILED' || undefined, 5_000);

  beforeAll(async () => {
    stack = await startStack();
    const { connection, namespace = 'default' } = stack.environment;
    raw = new Client({ connection, namespace });
    play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
      { id: 'E2', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
    ]);
    await play.submit();
    await play.review();
    await play.handIn();
  });
  afterAll(() => stack.close());

  const forged = async (actId = randomUUID()) => {
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.gm-decision');
    const caseId = await play.id('E1');
    return {
      taskId: task.id,
      kind: 'cycle.gm-decision',
      actor: { personId: GM, roles: ['gm'] },
      act: { decisions: [{ caseId, decision: 'approve' }] },
      actId,
      at: Date.now(),
      again: false,
    };
  };

  test('does not decide as the general manager, whichever update he sends (8.5.5)', async () => {
    const handle = raw.workflow.getHandle(play.cycleId);
    const input = await forged();
    for (const again of [false, true]) {
      await expect(handle.executeUpdate('completeTask', { args: [{ ...input, again }] })).rejects.toThrow();
      const several = [{ what: 'complete', input: { ...input, actId: randomUUID(), again } }];
      await expect(handle.executeUpdate('deliverActs', { args: [several] })).rejects.toThrow();
    }
    await stays('with-gm');
    const { rows } = await sql`select from decision where kind = 'gm'`.execute(stack.database.db);
    expect(rows).toHaveLength(0);
  });

  test('does not move a case by signals that the workflows send each other', async () => {
    const handle = raw.workflow.getHandle(play.cycleId);
    const caseId = await play.id('E1');
    const left = { why: 'left', personId: 'E1', on: '2026-07-01', by: GM, note: '离职' };
    await handle.signal('caseInterrupted', left);
    await handle.signal('caseRebased', { caseId });
    await handle.signal('defenseClosed', {
      sessionId: `${play.cycleId}-S1`,
      results: [{ caseId, outcome: 'failed', total: '10.00' }],
    });
    await handle.signal('casesSettled');
    await stays('with-gm');
    const { rows } =
      await sql`select from step_turn where workflow_id = ${play.cycleId} and causes::text like '%signal:%'`.execute(
        stack.database.db,
      );
    expect(rows).toHaveLength(0);
  });

  test('starts no case', async () => {
    const input = { cycleId: 'LC-2027-01', month: '2027-01', openedBy: GM };
    const { taskQueue } = stack;
    const handle = await raw.workflow.start('levelPromotionCycle', {
      workflowId: input.cycleId,
      taskQueue,
      args: [input],
    });
    await ends(handle);
    const drafter = await raw.workflow.start('levelPromotionCycleDrafter', {
      workflowId: `forged-${randomUUID()}`,
      taskQueue,
      args: [],
    });
    await ends(drafter);
    const { rows } = await sql`select from cycle where id = ${input.cycleId}`.execute(stack.database.db);
    expect(rows).toHaveLength(0);
  });

  test('has HR and IT told of it, once, with what to do', async () => {
    const alarm = await until('the alarm', async () => {
      const { rows } = await sql<{ about: string; message: { zh: string; en: string } }>`
        select about, message from alarm where code = 'ENGINE.FOREIGN' and about = ${play.cycleId}`.execute(
        stack.database.db,
      );
      return rows.length > 0 ? rows : undefined;
    });
    expect(alarm).toHaveLength(1);
    expect(alarm[0]?.message.en).toMatch(/Temporal/);
  });

  test('keeps nobody from his work: the general manager himself decides', async () => {
    await play.decideOn((await play.at('with-gm')).map(({ id }) => ({ caseId: id, decision: 'approve' })));
    expect(Object.values(await stages())).toEqual(['approved', 'approved']);
  });
});
