import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useMe } from '../app/session.js';
import { memoryStore, type DraftStore } from './draft-store.js';

interface Draft<T> {
  readonly value: T;
  /** Whether something was filled in that has not been submitted. */
  readonly touched: boolean;
  readonly set: (next: T | ((before: T) => T)) => void;
  readonly clear: () => void;
}

interface OpenDraft {
  readonly taskId: string;
  readonly store: DraftStore;
  /** Its task is done, claimed or gone by somebody else: nothing is handed in, nor kept beyond the page. */
  readonly over: boolean;
}

/** The draft of the task whose page is open. */
export const TaskDraftContext = createContext<OpenDraft | undefined>(undefined);

/**
 * Input that survives: of a task on the server, for every device of the person; of anything else while the page is open.
 * `initial` is what the form begins with; `shape` names the form.
 */
export function useDraft<T>(taskId: string, shape: string, initial: () => T): Draft<T> {
  const { login } = useMe();
  const open = useContext(TaskDraftContext);
  const store = useMemo(
    () => (open?.taskId === taskId ? open.store : memoryStore(`${login}.${taskId}`)),
    [open, login, taskId],
  );
  const [value, setValue] = useState<T>(() => (store.read(shape) as T | undefined) ?? initial());
  const [touched, setTouched] = useState(() => store.read(shape) !== undefined);
  useEffect(() => {
    if (touched) store.write(shape, value);
  }, [store, shape, value, touched]);
  useEffect(
    () =>
      store.onOthers(() => {
        const now = store.read(shape) as T | undefined;
        if (now !== undefined) setValue(now);
      }),
    [store, shape],
  );
  const set = (next: T | ((before: T) => T)): void => {
    setTouched(true);
    setValue(next);
  };
  const clear = (): void => {
    store.clear(shape);
    setTouched(false);
    setValue(initial());
  };
  return { value, touched, set, clear };
}
