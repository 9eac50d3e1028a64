import * as z from 'zod';
import type { TaskView } from '../../../db/tasks/inbox.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { textSchema } from '../../http/problem.js';
import { caseKindSchema } from '../cases/schemas-personnel.js';
import { civilDate, instant } from '../schemas.js';
import type { Column, Columns } from '../../http/sheet/columns.js';
import { CASE_KIND_NAMES } from '../../../domain/cases/case-kind.js';
import { MANAGEMENT_POSITIONS } from '../../../domain/vocabulary/position.js';
import { TASK_STATE_WORDS } from '../sheet-words.js';

const kinds = Object.keys(TASK_KINDS) as [TaskKind, ...TaskKind[]];
/** The kinds of tasks, of all pipelines. */
export const kindSchema = z.enum(kinds).meta({ id: 'TaskKind' });
/** What a task has come to. */
export const stateSchema = z.enum(['open', 'completed', 'withdrawn']);

/** Somebody by number and name. */
export const personSchema = z.strictObject({ personId: z.string(), name: z.string() });
/** A task as lists show it. */
export const taskSchema = z
  .strictObject({
    id: z.string(),
    kind: kindSchema,
    clause: z.string(),
    title: textSchema,
    state: stateSchema,
    cycleId: z.string().nullable(),
    cycleMonth: z.string().nullable(),
    vacancyId: z.string().nullable(),
    vacancy: z
      .strictObject({ post: z.enum(MANAGEMENT_POSITIONS), departmentName: z.string(), team: z.string() })
      .nullable()
      .meta({ description: '所属空缺的岗位 · the post to be filled, of a task about a vacancy (9.1)' }),
    caseId: z.string().nullable(),
    caseKind: caseKindSchema.nullable(),
    sessionId: z.string().nullable(),
    subject: personSchema.nullable(),
    claimedBy: personSchema.nullable(),
    openedAt: instant,
    dueOn: civilDate.nullable(),
    remindedAt: instant.nullable(),
    urgedAt: instant.nullable().meta({ description: '最近一次催办 · when HR last urged whoever holds it' }),
    escalatedAt: instant.nullable(),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
    closedByDeputy: personSchema.nullable().meta({ description: '代其办理的人 · who did it in his place (I-39)' }),
    for: personSchema
      .nullable()
      .meta({ description: '代谁办理；null 为本人 · in whose place one acts on it; null for one’s own (I-39)' }),
    takenAt: instant.nullable().meta({
      description: '有一次提交已受理、尚无结果的时刻 · when an act was taken that has no answer yet',
    }),
    version: z.int(),
  })
  .meta({ id: 'Task' });

/** The columns of a list of tasks as a workbook. */
export const taskColumns = <T extends z.output<typeof taskSchema>>(c: Columns<T>): Column<T>[] => [
  c.text('任务', 'Task', (one) => one.id),
  c.text('条款', 'Clause', (one) => one.clause),
  c.name('事项', 'What', (one) => one.title, 28),
  c.code(TASK_STATE_WORDS, '状态', 'State', (one) => one.state),
  c.code(CASE_KIND_NAMES, '案件类型', 'Kind of case', (one) => one.caseKind),
  c.text('案件', 'Case', (one) => one.caseId),
  c.text('周期', 'Cycle', (one) => one.cycleId),
  c.text('空缺', 'Vacancy', (one) => one.vacancyId),
  c.position('空缺岗位', 'Vacant post', (one) => one.vacancy?.post),
  c.text('空缺部门', 'Department of the vacancy', (one) => one.vacancy?.departmentName),
  c.text('空缺班组', 'Team of the vacancy', (one) => one.vacancy?.team),
  c.text('当事人工号', 'About (number)', (one) => one.subject?.personId),
  c.text('当事人', 'About', (one) => one.subject?.name),
  c.text('认领人工号', 'Claimed by (number)', (one) => one.claimedBy?.personId),
  c.text('认领人', 'Claimed by', (one) => one.claimedBy?.name),
  c.instant('发起时间', 'Opened at', (one) => one.openedAt),
  c.date('到期日', 'Due on', (one) => one.dueOn),
  c.instant('提醒时间', 'Reminded at', (one) => one.remindedAt),
  c.instant('催办时间', 'Urged at', (one) => one.urgedAt),
  c.instant('升级时间', 'Escalated at', (one) => one.escalatedAt),
  c.instant('办结时间', 'Closed at', (one) => one.closedAt),
  c.text('办结人工号', 'Closed by (number)', (one) => one.closedBy),
  c.text('代办人', 'Done in his place by', (one) => one.closedByDeputy?.name),
];
const person = (id: string | null, name: string | null) => (id === null ? null : { personId: id, name: name ?? id });

const vacancyOf = ({ vacancyPost, vacancyDepartment, vacancyTeam }: TaskView) =>
  vacancyPost === null ? null : { post: vacancyPost, departmentName: vacancyDepartment ?? '', team: vacancyTeam ?? '' };

/** A task as it goes out. */
export const showTask = (task: TaskView): z.input<typeof taskSchema> => ({
  id: task.id,
  kind: task.kind as TaskKind,
  clause: task.clause,
  title: TASK_KINDS[task.kind as TaskKind].title,
  state: task.state,
  cycleId: task.cycleId,
  cycleMonth: task.cycleMonth,
  vacancyId: task.vacancyId,
  vacancy: vacancyOf(task),
  caseId: task.caseId,
  caseKind: task.caseKind,
  sessionId: task.sessionId,
  subject: person(task.subjectId, task.subjectName),
  claimedBy: person(task.claimedBy, task.claimedByName),
  openedAt: task.openedAt.toISOString(),
  dueOn: task.dueOn,
  remindedAt: task.remindedAt?.toISOString() ?? null,
  urgedAt: task.urgedAt?.toISOString() ?? null,
  escalatedAt: task.escalatedAt?.toISOString() ?? null,
  closedAt: task.closedAt?.toISOString() ?? null,
  closedBy: task.closedBy,
  closedByDeputy: person(task.closedByDeputy, task.closedByDeputyName),
  for: person(task.forId, task.forName),
  takenAt: task.takenAt?.toISOString() ?? null,
  version: task.version,
});
