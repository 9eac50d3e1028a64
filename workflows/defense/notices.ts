import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { wording, type Told } from '../../domain/vocabulary/wording.js';
import { present, type SessionState } from './state.js';

/** 8.5.4, 9.5.7: each candidate hears when and where he is heard; who sits on the panel hears the day by his task. */
export const dayTold = (state: SessionState): Pick<StepRecord, 'messages'> => ({
  messages: toCandidates(state, text('评审答辩安排', 'The day of your defense'), {
    zh: wording`您的评审答辩定于 ${whenOf(state)}${placeOf(state).zh}。请准备工作成绩的演讲说明，答辩前可在案件中提交演讲材料。`,
    en: wording`Your defense is on ${whenOf(state)}${placeOf(state).en}. Please prepare to present your work; until then you may hand in a presentation in your case.`,
  }),
});

/**
 * The same where HR has moved it to another day, time or room. Who sits has another task with another day; of another time
 * or room he hears as the candidates do.
 */
export function moveTold(state: SessionState, before: SessionState): Pick<StepRecord, 'messages'> {
  const isSameDay = state.heldOn === before.heldOn;
  const isElsewhere = isSameDay && state.time === before.time && (state.room ?? '') !== (before.room ?? '');
  if (isElsewhere) return elsewhereTold(state);
  const candidates = toCandidates(state, text('评审答辩改期', 'Your defense has moved'), {
    zh: wording`您的评审答辩由 ${whenOf(before)} 改为 ${whenOf(state)}${placeOf(state).zh}。`,
    en: wording`Your defense has moved from ${whenOf(before)} to ${whenOf(state)}${placeOf(state).en}.`,
  });
  if (!isSameDay || state.time === before.time) return { messages: candidates };
  const sitting = toPanel(state, text('评审答辩改时间', 'A defense begins at another time'), {
    zh: wording`${whenOf(before)} 的评审答辩改为 ${whenOf(state)}${placeOf(state).zh}。`,
    en: wording`The defense on ${whenOf(before)} has moved to ${whenOf(state)}${placeOf(state).en}.`,
  });
  return { messages: [...candidates, sitting] };
}

function elsewhereTold(state: SessionState): Pick<StepRecord, 'messages'> {
  const { room = '' } = state;
  const subject = text('评审答辩换地点', 'A defense is held elsewhere');
  const body = {
    zh: wording`${whenOf(state)} 的评审答辩地点改为${room}。`,
    en: wording`The defense on ${whenOf(state)} is held elsewhere: ${room}.`,
  };
  return { messages: [...toCandidates(state, subject, body), toPanel(state, subject, body)] };
}

/** The day, and the time where HR has said so. */
const whenOf = ({ heldOn, time }: SessionState): string => (time === undefined ? heldOn : `${heldOn} ${time}`);

const placeOf = ({ room }: SessionState): Told =>
  room === undefined ? { zh: wording``, en: wording`` } : { zh: wording`，地点：${room}`, en: wording`, at: ${room}` };

const toCandidates = (state: SessionState, subject: Text, body: Told): readonly MessageOrder[] =>
  present(state).map(({ caseId, personId }) => ({ to: [personId], clause: state.clause, caseId, subject, body }));

function toPanel(state: SessionState, subject: Text, body: Told): MessageOrder {
  const seats = present(state).flatMap(({ scorers }) => scorers.map(({ personId }) => personId));
  return { to: [...new Set([...seats, state.chair])], clause: state.clause, subject, body };
}
