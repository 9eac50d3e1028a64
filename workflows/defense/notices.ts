import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { wording, type Told } from '../../domain/vocabulary/wording.js';
import { present, type SessionState } from './state.js';

/** 8.5.4, 9.5.7: each candidate hears when and where he is heard; who sits on the panel hears the day by his task. */
export const dayTold = (state: SessionState): Pick<StepRecord, 'messages'> => ({
  messages: toCandidates(state, text('评审答辩安排', 'The day of your defense'), {
    zh: wording`您的评审答辩定于 ${state.heldOn}${placeOf(state).zh}。请准备工作成绩的演讲说明，答辩前可在案件中提交演讲材料。`,
    en: wording`Your defense is on ${state.heldOn}${placeOf(state).en}. Please prepare to present your work; until then you may hand in a presentation in your case.`,
  }),
});

/** The same where HR has moved it to another day, or to another room; then who sits has no other task, and hears it too. */
export function moveTold(state: SessionState, before: SessionState): Pick<StepRecord, 'messages'> {
  const { heldOn, room = '' } = state;
  if (heldOn !== before.heldOn || room === (before.room ?? '')) {
    return {
      messages: toCandidates(state, text('评审答辩改期', 'Your defense has moved'), {
        zh: wording`您的评审答辩由 ${before.heldOn} 改为 ${heldOn}${placeOf(state).zh}。`,
        en: wording`Your defense has moved from ${before.heldOn} to ${heldOn}${placeOf(state).en}.`,
      }),
    };
  }
  const subject = text('评审答辩换地点', 'A defense is held elsewhere');
  const body = {
    zh: wording`${heldOn} 的评审答辩地点改为${room}。`,
    en: wording`The defense on ${heldOn} is held elsewhere: ${room}.`,
  };
  const seats = present(state).flatMap(({ scorers }) => scorers.map(({ personId }) => personId));
  const sitting: MessageOrder = { to: [...new Set([...seats, state.chair])], clause: state.clause, subject, body };
  return { messages: [...toCandidates(state, subject, body), sitting] };
}

const placeOf = ({ room }: SessionState): Told =>
  room === undefined ? { zh: wording``, en: wording`` } : { zh: wording`，地点：${room}`, en: wording`, at: ${room}` };

const toCandidates = (state: SessionState, subject: Text, body: Told): readonly MessageOrder[] =>
  present(state).map(({ caseId, personId }) => ({ to: [personId], clause: state.clause, caseId, subject, body }));
