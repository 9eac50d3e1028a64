import { text, type Text } from '../vocabulary/text.js';

/** What the records say of one workflow. */
export interface RecordedWorkflow {
  readonly workflowId: string;
  /** The last step that was written; 0 when none was. */
  readonly seq: number;
  readonly openTasks: readonly string[];
}

/** What the engine says of one workflow that runs. */
export interface EngineStanding {
  /** The last step that was written. */
  readonly seq: number;
  readonly openTasks: readonly string[];
  readonly frozen: boolean;
}

/** An open case with the workflows that may carry it: its own, its cycle's, its vacancy's. */
export interface OpenCase {
  readonly caseId: string;
  readonly carriers: readonly string[];
}

/** The kinds of difference, with what they mean and what is done about them. */
export const DIFFERENCES = {
  frozen: text(
    '案件已暂停；修正原因后用 --repair 让其继续',
    'the case stands still; mend the cause, then let it go on with --repair',
  ),
  'records-ahead': text(
    '记录中有流程引擎不知道的步骤；已受理的操作会再次送达，若长时间不消失请联系支持',
    'the records hold a step that the engine does not know; acts that were taken are delivered again, and it goes by itself',
  ),
  'records-behind': text(
    '记录缺少流程引擎已完成的步骤，无法补写：请恢复到同一时刻的备份',
    'the records lack steps that the engine has taken, and these cannot be written again: restore both from one instant',
  ),
  'task-only-in-records': text(
    '待办在记录中未办，流程引擎已不再等待；--repair 将其撤回',
    'a task is open in the records and the engine does not wait for it; --repair withdraws it',
  ),
  'task-only-in-engine': text(
    '流程引擎等待的待办在记录中没有或已关闭，无法补写：请恢复到同一时刻的备份',
    'the engine waits for a task that the records do not have open; it cannot be made up: restore both from one instant',
  ),
  'case-without-workflow': text(
    '未结案件没有运行中的流程；请恢复到同一时刻的备份',
    'an open case is carried by no workflow; restore both from one instant',
  ),
  silent: text('流程没有应答查询；请查看 worker 日志', 'the workflow does not answer; look into the worker’s log'),
} as const satisfies Readonly<Record<string, Text>>;

/** In what workflow and records differ. */
export type DifferenceKind = keyof typeof DIFFERENCES;

/** One thing in which engine and records do not agree. */
export interface Difference {
  readonly workflowId: string;
  readonly what: DifferenceKind;
  /** Numbers of steps and tasks. */
  readonly detail: string;
}

/** What both sides say of one workflow, held against each other. Pure. */
export function differencesOf(recorded: RecordedWorkflow, engine: EngineStanding | 'silent'): readonly Difference[] {
  const { workflowId } = recorded;
  if (engine === 'silent') return [{ workflowId, what: 'silent', detail: '' }];
  const found: Difference[] = [];
  const add = (what: DifferenceKind, detail: string): number => found.push({ workflowId, what, detail });
  if (engine.frozen) add('frozen', `step ${engine.seq + 1}`);
  else if (recorded.seq > engine.seq) add('records-ahead', `${recorded.seq} > ${engine.seq}`);
  if (recorded.seq < engine.seq) add('records-behind', `${recorded.seq} < ${engine.seq}`);
  if (recorded.seq !== engine.seq) return found;
  const onlyRecords = recorded.openTasks.filter((id) => !engine.openTasks.includes(id));
  const onlyEngine = engine.openTasks.filter((id) => !recorded.openTasks.includes(id));
  if (onlyRecords.length > 0) add('task-only-in-records', onlyRecords.join(' '));
  if (onlyEngine.length > 0) add('task-only-in-engine', onlyEngine.join(' '));
  return found;
}

/** What the records leave open without anybody who carries it. Pure. */
export function uncarried(
  cases: readonly OpenCase[],
  recorded: readonly RecordedWorkflow[],
  running: ReadonlySet<string>,
): readonly Difference[] {
  const lonely = cases
    .filter(({ carriers }) => !carriers.some((id) => running.has(id)))
    .map(({ caseId }): Difference => ({ workflowId: caseId, what: 'case-without-workflow', detail: '' }));
  const waiting = recorded
    .filter(({ workflowId, openTasks }) => openTasks.length > 0 && !running.has(workflowId))
    .map(({ workflowId, openTasks }): Difference => ({
      workflowId,
      what: 'task-only-in-records',
      detail: openTasks.join(' '),
    }));
  return [...lonely, ...waiting];
}

/** What both looks have found, in the same words. */
export const inBoth = (first: readonly Difference[], second: readonly Difference[]): readonly Difference[] =>
  second.filter((one) =>
    first.some(({ workflowId, what, detail }) => {
      return workflowId === one.workflowId && what === one.what && detail === one.detail;
    }),
  );
