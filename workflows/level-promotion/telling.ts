import type { LeftOut } from '../../domain/pipelines/level-promotion/acts.js';
import type { Candidate } from '../../domain/pipelines/level-promotion/candidate.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import type { CycleState } from './state.js';

/** What the people of a cycle are told of the submission (8.5.2), beside what they read in their cases. Pure. */

/** I-79: who is eligible hears that he may speak for himself, until when. */
export function toldOfList(
  month: string,
  candidates: Readonly<Record<string, Candidate>>,
): Pick<StepRecord, 'messages'> {
  const to = Object.values(candidates).flatMap(({ stage, personId }) => (stage === 'listed' ? [personId] : []));
  if (to.length === 0) return {};
  const message: MessageOrder = {
    to,
    clause: '8.5.2',
    subject: text(`${month} 晋级评定：您符合晋级条件`, `Promotion cycle ${month}: you are eligible`),
    body: text(
      '经核算，您本次符合晋级条件（§8.4）。部门提交之前，您可以自荐；人力资源部初审之前，可以提交工作陈述和附件（§8.5.2）。请在“我的职级”中打开本次案件办理。',
      'By the rules you are eligible this time (§8.4). Until the department submits you may ask to be submitted; until HR’s first review you may hand in a statement of your work, with files (§8.5.2). Open the case from the page of where you stand.',
    ),
  };
  return { messages: [message] };
}

/** I-27, I-79: who is left out is answered with the reason. */
export const toldOfLeavingOut = (
  leftOut: readonly LeftOut[],
  personOf: (caseId: string) => string,
): readonly MessageOrder[] =>
  leftOut.map(({ caseId, reason }) => ({
    to: [personOf(caseId)],
    clause: '8.5.2',
    caseId,
    appealable: true,
    subject: text('部门本次未提交您的晋级', 'The department has not submitted you this time'),
    body: text(
      `部门负责人本次未提交您的晋级（§8.5.2），理由：${reason}。`,
      `The head of the department has not submitted you this time (§8.5.2). The reason: ${reason}.`,
    ),
  }));

/** 8.5.2: there is nobody to submit, so nobody is asked to; the cycle is closed at once. */
export const nobodyEligible = ({ cycleId, month }: CycleState): MessageOrder => ({
  to: [],
  toRoles: ['hr', 'department-head'],
  clause: '8.5.2',
  subject: text(`${month} 评定无人符合条件`, `Nobody is eligible in the cycle of ${month}`),
  body: text(
    `${cycleId} 无人符合晋级条件，本期随即结束；每人已告知原因。特殊晋级可另行申请（§8.3.2）。`,
    `Nobody is eligible in ${cycleId}; it is closed, and everybody has been told why. A special promotion may be asked for outside it (§8.3.2).`,
  ),
});
