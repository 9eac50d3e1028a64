import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { endQuestion, insertQuestion, type QuestionView } from '../../db/talk/questions.js';
import { stillHere } from '../../db/tasks/still-here.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording, type Told } from '../../domain/vocabulary/wording.js';

type Touch = Extract<TaskTouch, { what: 'asked' | 'answered' | 'taken-back' | 'unanswered' }>;

/** The § under which colleagues talk about a case before its result is told. */
const CLAUSE = '8.5.6';

/**
 * A question about a case is asked, answered or taken back: its row, a line of the ledger without its words, since the
 * auditor reads that and no scores (I-37), and a message to the other side, which names the case and never the task.
 */
export async function touchQuestion(trx: Queryable, touch: Touch, mark: StepMark, messageNo: number): Promise<void> {
  const { taskId, seq, what } = touch;
  const by =
    what === 'unanswered' ? { clause: 'I-58', actor: 'system:departure' } : { clause: CLAUSE, actor: touch.actorId };
  const line = { ...mark, taskId, act: `task.${what}`, ...by };
  if (what === 'asked') {
    await insertQuestion(trx, touch, mark.at);
    const { caseId, to, deputyId } = touch;
    const hand = deputyId === undefined ? {} : { deputy: deputyId };
    await writeLedger(trx, [{ mark: { ...line, ...hand }, caseId, after: { seq, to } }]);
    await tell(trx, mark, messageNo, await askedOrder(trx, touch));
    return;
  }
  const answer = what === 'answered' ? touch.answer : null;
  const endedBy = what === 'unanswered' ? touch.askedId : touch.actorId;
  const ended = await endQuestion(trx, { taskId, seq, by: endedBy, answer }, mark.at);
  await writeLedger(trx, [{ mark: line, ...(ended === undefined ? {} : { caseId: ended.caseId }), after: { seq } }]);
  if (ended === undefined) return;
  if (what === 'taken-back') return tell(trx, mark, messageNo, takenBackOrder(ended));
  const order = what === 'answered' ? answeredOrder(ended) : unansweredOrder(ended);
  const to = await stillHere(trx, askersOf(ended), { taskId, at: mark.at });
  await tell(trx, mark, messageNo, { ...order, to });
}

const tell = (trx: Queryable, mark: StepMark, no: number, order: MessageOrder): Promise<void> =>
  insertMessages(trx, [{ order, mark }], no);

/** Whose case of which kind it is about. */
function about({ subjectId, caseKind }: Pick<QuestionView, 'subjectId' | 'caseKind'>): Told {
  const { zh, en } = CASE_KIND_NAMES[caseKind];
  return { zh: wording`${person(subjectId)}的${zh}案件`, en: wording`the case of ${person(subjectId)} (${en})` };
}

async function askedOrder(trx: Queryable, touch: Extract<Touch, { what: 'asked' }>): Promise<MessageOrder> {
  const { caseId, to, actorId, deputyId, question } = touch;
  const [head] = await readHeads(trx, [caseId]);
  if (head === undefined) throw new Error(`no case ${caseId}`);
  const of = about({ subjectId: head.personId, caseKind: head.kind });
  const by: Told =
    deputyId === undefined
      ? { zh: person(actorId), en: person(actorId) }
      : {
          zh: wording`${person(deputyId)}代${person(actorId)}`,
          en: wording`${person(deputyId)} for ${person(actorId)}`,
        };
  return {
    to: [to],
    clause: CLAUSE,
    caseId,
    subject: text('沟通：请您答复', 'A question for you'),
    body: {
      zh: wording`${by.zh}就${of.zh}问您：${question}。请在待办的“问我的”中答复；期限不变，办理不等待您的答复。`,
      en: wording`${by.en} asks you about ${of.en}: ${question} — please answer in your inbox under "Asked of me"; no due day moves, and nothing waits for it.`,
    },
  };
}

/** Whoever asked, and by whose hand. */
const askersOf = ({ askedBy, deputy }: QuestionView): readonly string[] => [
  askedBy,
  ...(deputy === null ? [] : [deputy]),
];

function answeredOrder(question: QuestionView): Omit<MessageOrder, 'to'> {
  const of = about(question);
  return {
    clause: CLAUSE,
    caseId: question.caseId,
    taskId: question.taskId,
    subject: text('沟通：已答复', 'Your question was answered'),
    body: {
      zh: wording`${person(question.askedOf)}答复了您就${of.zh}提出的问题：${question.answer ?? ''}`,
      en: wording`${person(question.askedOf)} answered what you asked about ${of.en}: ${question.answer ?? ''}`,
    },
  };
}

function unansweredOrder(question: QuestionView): Omit<MessageOrder, 'to'> {
  const of = about(question);
  return {
    clause: 'I-58',
    caseId: question.caseId,
    taskId: question.taskId,
    subject: text('沟通：被问人已离职', 'Whoever you asked has left'),
    body: {
      zh: wording`${person(question.askedOf)}已离职，不会再答复就${of.zh}提出的问题。如仍需了解，请另问他人；任务期限不变。`,
      en: wording`${person(question.askedOf)} has left and will not answer what was asked about ${of.en}. Ask somebody else where it matters; no due day moves.`,
    },
  };
}

function takenBackOrder(question: QuestionView): MessageOrder {
  const of = about(question);
  return {
    to: [question.askedOf],
    clause: CLAUSE,
    caseId: question.caseId,
    subject: text('沟通：问题已撤回', 'A question was taken back'),
    body: {
      zh: wording`就${of.zh}向您提出的问题已撤回，无需答复。`,
      en: wording`What you were asked about ${of.en} was taken back; no answer is needed.`,
    },
  };
}
