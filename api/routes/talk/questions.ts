import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { askedOf, findQuestion, questionsOf, type QuestionView } from '../../../db/talk/questions.js';
import { findTask, type TaskView } from '../../../db/tasks/inbox.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { TALK } from '../../../domain/refusals/talk.js';
import { whyWithheld } from '../../../domain/talk/withheld.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { identifier, instant, taskNumber } from '../../views/schemas.js';
import { caseKindSchema } from '../../views/cases/schemas-personnel.js';
import { caseOfTask } from '../../views/tasks/task-about.js';
import { personSchema } from '../../views/tasks/task-schemas.js';
import { receipt, receiptSchema } from '../tasks/receipt.js';
import type { FindTask } from './find-task.js';
import { TAKEN } from '../tasks/taken.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { QUESTION_STATE_WORDS } from '../../views/sheet-words.js';
import { CASE_KIND_NAMES } from '../../../domain/cases/case-kind.js';

const questionSchema = z
  .strictObject({
    no: z.int(),
    caseId: z.string(),
    caseKind: caseKindSchema,
    subject: personSchema,
    askedBy: personSchema,
    deputy: personSchema.nullable().meta({ description: '代其提问的人 · who asked in his place (I-39)' }),
    askedOf: personSchema,
    question: z.string(),
    at: instant,
    state: z.enum(['open', 'answered', 'taken-back', 'left', 'over']).meta({
      description:
        'left：被问人已离职；over：任务已结束，未及答复 · left: whoever was asked has; over: its task was, before it was answered',
    }),
    answer: z.string().nullable(),
    endedAt: instant.nullable(),
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'Question' });

const show = (one: QuestionView, { personId }: SignedIn): z.input<typeof questionSchema> => ({
  no: one.no,
  caseId: one.caseId,
  caseKind: one.caseKind,
  subject: { personId: one.subjectId, name: one.subjectName },
  askedBy: { personId: one.askedBy, name: one.askedByName },
  deputy: one.deputy === null ? null : { personId: one.deputy, name: one.deputyName ?? one.deputy },
  askedOf: { personId: one.askedOf, name: one.askedOfName },
  question: one.question,
  at: one.at.toISOString(),
  state: one.state,
  answer: one.answer,
  endedAt: one.endedAt?.toISOString() ?? null,
  mayTakeBack: one.state === 'open' && [one.askedBy, one.deputy].includes(personId),
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly acts: TaskActs;
  readonly find: FindTask;
}

const QUESTIONS_SHEET = sheetOf(questionSchema, text('沟通', 'Questions'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.code(CASE_KIND_NAMES, '案件类型', 'Kind of case', (one) => one.caseKind),
  c.text('案件', 'Case', (one) => one.caseId),
  c.text('当事人工号', 'About (number)', (one) => one.subject.personId),
  c.text('当事人', 'About', (one) => one.subject.name),
  c.text('提问人', 'Asked by', (one) => one.askedBy.name),
  c.text('代其提问', 'In his place', (one) => one.deputy?.name),
  c.text('被问人', 'Asked of', (one) => one.askedOf.name),
  c.text('问题', 'Question', (one) => one.question, 50),
  c.instant('提问时间', 'Asked at', (one) => one.at),
  c.code(QUESTION_STATE_WORDS, '状态', 'State', (one) => one.state),
  c.text('答复', 'Answer', (one) => one.answer, 50),
  c.instant('结束时间', 'Ended at', (one) => one.endedAt),
]);

/** Whoever holds a task asks somebody who may read its case; the answer stands beside the task (docs/decisions/0056). */
export function createQuestionRoutes({ db, acts, find }: Deps): Route[] {
  const ofTask = z.strictObject({ taskId: taskNumber });
  const ofQuestion = z.strictObject({ no: z.coerce.number().int().min(1).max(2_147_483_647) });
  const description = text('已受理', 'done');
  /** The question and its task, where it is somebody's to end; otherwise as if it were not there. */
  const questionFor = async (
    actor: SignedIn,
    no: number,
    isHis: (one: QuestionView) => boolean,
  ): Promise<{ readonly question: QuestionView; readonly task: TaskView }> => {
    const question = await findQuestion(db, no);
    const task = question === undefined || !isHis(question) ? undefined : await findTask(db, actor, question.taskId);
    if (question === undefined || task === undefined) throw new RefusalError(refuse(TALK.NOT_FOUND));
    return { question, task };
  };
  return [
    route({
      method: 'get',
      path: '/v1/tasks/{taskId}/questions',
      tag: 'tasks',
      summary: text('任务的沟通：问题与答复', 'What was asked about a task, and answered'),
      access: reads('questions'),
      params: ofTask,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(questionSchema) }),
        description: text('按提出顺序', 'in the order in which they were asked'),
      },
      sheet: QUESTIONS_SHEET,
      handle: async ({ actor, params: { taskId } }) => {
        const task = await find(actor, taskId);
        const rows = await questionsOf(db, task.id);
        return { body: { items: rows.map((one) => show(one, actor)) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/tasks/{taskId}/questions',
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      summary: text('沟通：就案件提问', 'Ask somebody about a case of the task'),
      description: text(
        '问可以查阅该案件的一人；对方在待办中答复，期限不变，任务不等待答复即可办理。对方看到案件与问题，看不到任务。',
        'To one person who may read the case: he answers in his inbox, no due day moves, and the task may be done without waiting. He is told of the case and the question, not of the task.',
      ),
      access: writes('questions'),
      params: ofTask,
      body: z.strictObject({
        to: identifier,
        caseId: identifier
          .exactOptional()
          .meta({ description: '任务涉及多个案件时须写明 · needed where the task is about several' }),
        question: reason,
      }),
      answer: { status: 200, schema: receiptSchema, description, taken: TAKEN },
      handle: async (call) => {
        const { to, question, caseId: given } = call.body;
        const task = await find(call.actor, call.params.taskId);
        const why = whyWithheld(task.kind as TaskKind, 'question');
        if (why !== undefined) throw new RefusalError(refuse(TALK.WITHHELD, { why }));
        const caseId = await caseOfTask(db, call.actor, task, given);
        if (caseId === undefined) throw new RefusalError(refuse(TALK.CASE_MISSING));
        return receipt(await acts.ask(call, task, { say: 'ask', caseId, to, question }));
      },
    }),
    route({
      method: 'get',
      path: '/v1/questions',
      tag: 'tasks',
      summary: text('问我的', 'What I was asked'),
      access: reads('asked'),
      query: z.strictObject({
        ...pageQuery,
        open: z
          .stringbool()
          .exactOptional()
          .meta({ description: '待答复的；否则为已结束的 · those that wait for an answer; otherwise what is over' }),
      }),
      answer: { status: 200, schema: pageOf(questionSchema), description: text('最近的在前', 'the latest first') },
      sheet: QUESTIONS_SHEET,
      handle: async ({ actor, query: { limit, cursor, open = true } }) => {
        const key = listKey('questions', { open });
        const last = decodeCursor(key, cursor, z.tuple([z.int()]));
        const rows = await askedOf(db, actor.personId, { open, before: last?.[0], limit: limit + 1 });
        const shown = rows.map((one) => show(one, actor));
        return { body: toPage(shown, limit, key, (one) => [one.no]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/questions/{no}/answer',
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      summary: text('答复沟通问题', 'Answer a question'),
      access: writes('asked'),
      params: ofQuestion,
      body: z.strictObject({ answer: reason }),
      answer: { status: 200, schema: receiptSchema, description, taken: TAKEN },
      handle: async (call) => {
        const { personId } = call.actor;
        const { question, task } = await questionFor(call.actor, call.params.no, (one) => one.askedOf === personId);
        return receipt(await acts.talk(call, task, { say: 'answer', seq: question.seq, answer: call.body.answer }));
      },
    }),
    route({
      method: 'post',
      path: '/v1/questions/{no}/withdrawal',
      tag: 'tasks',
      repeat: 'stored',
      versioned: false,
      summary: text('撤回沟通问题', 'Take a question back'),
      access: writes('asked'),
      params: ofQuestion,
      answer: { status: 200, schema: receiptSchema, description, taken: TAKEN },
      handle: async (call) => {
        const { personId } = call.actor;
        const asked = (one: QuestionView): boolean => [one.askedBy, one.deputy].includes(personId);
        const { question, task } = await questionFor(call.actor, call.params.no, asked);
        return receipt(await acts.talk(call, task, { say: 'take-back', seq: question.seq }));
      },
    }),
  ];
}
