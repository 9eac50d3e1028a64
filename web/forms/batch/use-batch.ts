import type { LevelTaskCase, TaskCase, TaskDetail } from '../../api/tasks.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct, type TaskAct } from '../use-task-act.js';

export interface Entry<D extends string> {
  readonly decision?: D;
  readonly reason?: string;
  /** Numbers of files beside the reason. */
  readonly files?: readonly string[];
  /** Further answers of the form, by their names. */
  readonly more?: Readonly<Record<string, string | number | boolean | undefined>>;
}

export interface Batch<D extends string> {
  readonly people: readonly LevelTaskCase[];
  readonly touched: boolean;
  readonly act: TaskAct;
  readonly undecided: readonly LevelTaskCase[];
  readonly entryOf: (caseId: string) => Entry<D>;
  readonly change: (caseId: string, change: Partial<Entry<D>>) => void;
  /** The same for many. */
  readonly changeAll: (caseIds: readonly string[], change: Partial<Entry<D>>) => void;
  readonly discard: () => void;
  /** What is wrong with a person's entry: named by case, or by the place that it was sent at. */
  readonly faultOf: (caseId: string) => string | undefined;
  /** The same of the files beside it. */
  readonly filesFaultOf: (caseId: string) => string | undefined;
  /** Sends one entry a decided person. */
  readonly submit: (form: (rows: readonly Readonly<Record<string, unknown>>[]) => object) => void;
}

const attachedOf = (files: readonly string[]): { readonly files?: readonly string[] } =>
  files.length === 0 ? {} : { files };

export const levelCases = (cases: readonly TaskCase[]): readonly LevelTaskCase[] =>
  cases.filter((one) => one.kind === 'level-promotion');

interface Options<D extends string> {
  readonly field?: 'decision' | 'ruling';
  /** In which list of the form a decision stands, where there are several; otherwise the field's. */
  readonly listOf?: (decision: D) => string;
}

/** Decisions on many people, kept as a draft until they are sent all together. */
export function useBatch<D extends string>(
  task: TaskDetail,
  cases: readonly TaskCase[],
  { field = 'decision', listOf }: Options<D> = {},
): Batch<D> {
  const people = levelCases(cases);
  const draft = useDraft<Readonly<Record<string, Entry<D>>>>(task.id, 'batch', () => ({}));
  const act = useTaskAct(task, draft.clear);
  const entryOf = (caseId: string): Entry<D> => draft.value[caseId] ?? {};
  const decided = people.filter(({ id }) => entryOf(id).decision !== undefined);
  const changeAll = (caseIds: readonly string[], change: Partial<Entry<D>>): void => {
    draft.set((before) => ({
      ...before,
      ...Object.fromEntries(caseIds.map((id) => [id, { ...before[id], ...change }])),
    }));
  };
  return {
    people,
    touched: draft.touched,
    act,
    entryOf,
    changeAll,
    change: (caseId, change) => {
      changeAll([caseId], change);
    },
    undecided: people.filter((one) => !decided.includes(one)),
    discard: draft.clear,
    faultOf: (caseId) => {
      const index = decided.findIndex(({ id }) => id === caseId);
      return act.faultOf(caseId) ?? act.faultAt(`${field}s.${index}.reason`);
    },
    filesFaultOf: (caseId) => {
      const list = (id: string): string => {
        const { decision } = entryOf(id);
        return decision === undefined || listOf === undefined ? `${field}s` : listOf(decision);
      };
      const index = decided.filter(({ id }) => list(id) === list(caseId)).findIndex(({ id }) => id === caseId);
      return act.faultAt(`${list(caseId)}.${index}.files`);
    },
    submit: (form) => {
      act.submit(
        form(
          decided.map(({ id }) => {
            const { decision, reason, files = [], more } = entryOf(id);
            const said = reason?.trim();
            return { caseId: id, [field]: decision, ...more, ...(said ? { reason: said } : {}), ...attachedOf(files) };
          }),
        ),
      );
    },
  };
}
