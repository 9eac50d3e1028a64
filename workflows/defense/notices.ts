import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { present, type SessionState } from './state.js';

/** 8.5.4, 9.5.7: each candidate hears on which day he is heard; who sits on the panel hears it by his task. */
export const dayTold = (state: SessionState): Pick<StepRecord, 'messages'> =>
  toCandidates(
    state,
    text('评审答辩安排', 'The day of your defense'),
    text(
      `您的评审答辩定于 ${state.heldOn}。请准备工作成绩的演讲说明,答辩前可在案件中提交演讲材料。`,
      `Your defense is on ${state.heldOn}. Please prepare to present your work; until then you may hand in a presentation in your case.`,
    ),
  );

/** The same where HR has moved it to another day. */
export const moveTold = (state: SessionState, before: string): Pick<StepRecord, 'messages'> =>
  toCandidates(
    state,
    text('评审答辩改期', 'Your defense has moved'),
    text(
      `您的评审答辩由 ${before} 改为 ${state.heldOn}。`,
      `Your defense has moved from ${before} to ${state.heldOn}.`,
    ),
  );

const toCandidates = (state: SessionState, subject: Text, body: Text): Pick<StepRecord, 'messages'> => ({
  messages: present(state).map(({ caseId, personId }): MessageOrder => ({
    to: [personId],
    clause: state.clause,
    caseId,
    subject,
    body,
  })),
});
