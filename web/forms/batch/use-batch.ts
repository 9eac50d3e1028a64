import type { LevelTaskCase, TaskCase, TaskDetail } from '../../api/tasks.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct, type TaskAct } from '../use-task-act.js';

export interface Entry<D extends string> {
  readonly decision?: D;
  readonly reason?: string;
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
  /** Sends one entry a decided person. */
  readonly submit: (form: (rows: readonly Readonly<Record<string, unknown>>[]) => object) => void;
}

export const levelCases = (cases: readonly TaskCase[]): readonly LevelTaskCase[] =>
  cases.filter((one) => one.kind === 'level-promotion');

/** Decisions on many people, kept as a draft until they are sent all together. */
export function useBatch<D extends string>(
  task: TaskDetail,
  cases: readonly TaskCase[],
  field: 'decision' | 'ruling' = 'decision',
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
    submit: (form) => {
      act.submit(
        form(
          decided.map(({ id }) => {
            const { decision, reason, more } = entryOf(id);
            const said = reason?.trim();
            return { caseId: id, [field]: decision, ...more, ...(said ? { reason: said } : {}) };
          }),
        ),
      );
    },
  };
}
