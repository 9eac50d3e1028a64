import { sql } from 'kysely';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import type { WithdrawalInput } from '../../workflows/messages/notice.js';
import { HR } from '../support/department.js';
import { actor } from '../../cli/play/cast.js';
import { gm, hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { Candidacy } from '../workflows/appointment/candidacy.js';
import { keep } from './keep.js';
import { until } from '../../cli/play/until.js';

/** 9.5.7 to 9.5.10: an absence, two returns, a hold, a second interview, a draft sent back; then the withdrawal. */
export async function recordAppointment(stack: TestStack): Promise<void> {
  const one = await Candidacy.begin(stack);
  await one.trialEnds();
  await one.report();
  await one.appoint();
  await one.do('defense.conduct', hr, { do: 'absent', caseIds: [one.caseId], reason: '病假' });
  await until('the panel is awaited', async () => (await one.row()).stage === 'awaiting-defense');
  await one.defended(85);
  await keep(stack, `${one.caseId}-D2`, 'defenseSession-candidate');
  await one.decide({ decision: 'return', returnTo: 'hr', reason: '补充材料' });
  await one.interrupt({ why: 'setback', note: '投诉待确认' });
  await one.interrupt({ why: 'setback-over', note: '不成立' });
  await one.decide({ decision: 'return', returnTo: 'panel', reason: '再听一次' }, '已补充');
  await one.defended(90);
  await one.decide({ decision: 'approve' }, '已再次答辩');
  await one.do('candidate.release', hr, {});
  const heldOn = await stack.today();
  await one.do('level.interview', hr, { heldOn, summary: '晋升面谈', attendees: ['M-HEAD'] });
  await one.do('level.interview-confirmation', actor(one.person), { tookPlace: false });
  await one.interview();
  await one.do('level.notice', actor(one.person), { signature: 'signed' });
  await one.do('candidate.notice-draft', hr, { text: '任命通知。' });
  await one.do('candidate.notice-sign-off', gm, { decision: 'return', reason: '措辞' });
  await keep(stack, one.caseId, 'positionPromotion-open');
  await one.publish();
  await keep(stack, one.caseId, 'positionPromotion-appointed');
  await recordWithdrawal(stack, one);
}

async function recordWithdrawal(stack: TestStack, one: Candidacy): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from document where kind = 'company-notice'`.execute(
    stack.database.db,
  );
  const workflowId = `CH-${one.caseId}`;
  const input: WithdrawalInput = {
    withdrawalId: workflowId,
    documentId: rows[0]?.id ?? '',
    reason: '任命有误',
    openedBy: HR,
  };
  const { taskQueue, environment } = stack;
  await environment.client.workflow.start(WORKFLOWS.withdrawal, { workflowId, taskQueue, args: [input] });
  await until('the withdrawal asks', async () => (await open(stack, workflowId)) !== undefined);
  const id = (await open(stack, workflowId)) ?? '';
  await stack.pilot.complete({ id, workflowId }, 'notice.withdrawal', gm, { decision: 'sign' });
  await environment.client.workflow.getHandle(workflowId).result();
  await keep(stack, workflowId, 'companyNoticeWithdrawal');
}

async function open(stack: TestStack, workflowId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from task where workflow_id = ${workflowId} and state = 'open'`.execute(stack.database.db);
  return rows[0]?.id;
}
