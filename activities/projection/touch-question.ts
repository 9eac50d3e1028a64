import { writeLedger, type StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { endQuestion, insertQuestion, type QuestionView } from '../../db/talk/questions.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { TaskTouch } from '../../domain/step/tasks.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording, type Told } from '../../domain/vocabulary/wording.js';

type Touch = Extract<TaskTouch, { what: 'asked' | 'answered' | 'taken-back' }>;

/** The § under which colleagues talk about a case before its result is told. */
const CLAUSE = '8.5.6';

/**
 * A question about a case is asked, answered or taken back: its row, a line of the ledger without its words, since the
 * auditor reads that and no scores (I-37), and a message to the other side, which names the case and never the task.
 */
export async function touchQuestion(trx: Queryable, touch: Touch, mark: StepMark, messageNo: number): Promise<void> {
  const { taskId, seq, what } = touch;
  const line = { ...mark, taskId, act: `task.${what}`, clause: CLAUSE, actor: touch.actorId };
  if (what === 'asked') {
    await insertQuestion(trx, touch, mark.at);
    const { caseId, to, deputyId } = touch;
    const hand = deputyId === undefined ? {} : { deputy: deputyId };
    await writeLedger(trx, [{ mark: { ...line, ...hand }, caseId, after: { seq, to } }]);
    await tell(trx, mark, messageNo, await askedOrder(trx, touch));
    return;
  }
  const answer = what === 'answered' ? touch.answer : null;
  const ended = await endQuestion(trx, { taskId, seq, by: touch.actorId, answer }, mark.at);
  await writeLedger(trx, [{ mark: line, ...(ended === undefined ? {} : { caseId: ended.caseId }), after: { seq } }]);
  if (ended !== undefined)
    await tell(trx, mark, messageNo, what === 'answered' ? answeredOrder(ended) : takenBackOrder(ended));
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
    subject: text('沟通:请您答复', 'A question for you'),
    body: {
      zh: wording`${by.zh}就${of.zh}问您:${question}。请在待办的“问我的”中答复;期限不变,办理不等待您的答复。`,
      en: wording`${by.en} asks you about ${of.en}: ${question} — please answer in your inbox under "Asked of me"; no due day moves, and nothing waits for it.`,
    },
  };
}

/** Whoever asked, and by whose hand. */
const askersOf = ({ askedBy, deputy }: QuestionView): readonly string[] => [
  askedBy,
  ...(deputy === null ? [] : [deputy]),
];

function answeredOrder(question: QuestionView): MessageOrder {
  const of = about(question);
  return {
    to: askersOf(question),
    clause: CLAUSE,
    caseId: question.caseId,
    taskId: question.taskId,
    subject: text('沟通:已答复', 'Your question was answered'),
    body: {
      zh: wording`${person(question.askedOf)}答复了您就${of.zh}提出的问题:${question.answer ?? ''}`,
      en: wording`${person(question.askedOf)} answered what you asked about ${of.en}: ${question.answer ?? ''}`,
    },
  };
}

function takenBackOrder(question: QuestionView): MessageOrder {
  const of = about(question);
  return {
    to: [question.askedOf],
    clause: CLAUSE,
    caseId: question.caseId,
    subject: text('沟通:问题已撤回', 'A question was taken back'),
    body: {
      zh: wording`就${of.zh}向您提出的问题已撤回,无需答复。`,
      en: wording`What you were asked about ${of.en} was taken back; no answer is needed.`,
    },
  };
}
