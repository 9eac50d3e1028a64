import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { HR } from '../support/department.js';
import { firstNumber } from '../support/numbers.js';
import { gm } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';
import { keep } from './keep.js';
import { until } from '../../cli/play/until.js';

/** I-73: a case that is moved to another version, with the cycle that hears of it. */
export async function recordRebases(stack: TestStack): Promise<void> {
  const play = await Play.evaluated(stack, [{ id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] }]);
  await play.submit();
  const aboutId = await play.id('E1');
  const caseId = `GB-${firstNumber()}`;
  await stack.environment.client.workflow.start(WORKFLOWS.rebase, {
    workflowId: caseId,
    taskQueue: stack.taskQueue,
    args: [{ caseId, aboutId, toVersion: 'v2', reason: '新版', openedBy: HR }],
  });
  await stack.pilot.do(caseId, 'rebase.gm-decision', gm, { decision: 'approve' });
  await until('E1 is listed', async () => (await play.stages()).E1 === 'listed');
  await keep(stack, caseId, 'rebase-approved');
  await keep(stack, play.cycleId, 'levelPromotionCycle-rebased');
}
