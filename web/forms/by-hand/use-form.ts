import type { TaskCase, TaskDetail } from '../../api/tasks.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct, type TaskAct } from '../use-task-act.js';

/** A form of a task: what stands in it, and the frame around its fields. */
export interface TaskForm<T> {
  readonly value: T;
  readonly act: TaskAct;
  readonly set: (some: Partial<T>) => void;
  /** For the frame around the fields. */
  readonly frame: {
    readonly act: TaskAct;
    readonly cases: readonly TaskCase[];
    readonly touched: boolean;
    readonly onDiscard: () => void;
    readonly onSubmit: () => void;
  };
}

/** What is typed into a form of a task, kept as its draft, and handed in as `toSend` makes it. */
export function useForm<T extends object>(
  { task, cases }: { readonly task: TaskDetail; readonly cases: readonly TaskCase[] },
  shape: string,
  initial: () => T,
  toSend: (value: T) => object,
): TaskForm<T> {
  const draft = useDraft<T>(task.id, shape, initial);
  const act = useTaskAct(task, draft.clear);
  return {
    value: draft.value,
    act,
    set: (some) => {
      draft.set((before) => ({ ...before, ...some }));
    },
    frame: {
      act,
      cases,
      touched: draft.touched,
      onDiscard: draft.clear,
      onSubmit: () => {
        act.submit(toSend(draft.value));
      },
    },
  };
}
