import { useEffect, useState } from 'react';
import { useMe } from '../app/session.js';

interface Draft<T> {
  readonly value: T;
  /** Whether something was filled in that has not been submitted. */
  readonly touched: boolean;
  readonly set: (next: T | ((before: T) => T)) => void;
  readonly clear: () => void;
}

/**
 * Input that survives a reload: kept in this tab by person and task until it is submitted. `initial` is what the form
 * begins with; a draft of an older shape (`shape` differs) is dropped.
 */
export function useDraft<T>(taskId: string, shape: string, initial: () => T): Draft<T> {
  const { login } = useMe();
  const key = `jinji.draft.${login}.${taskId}.${shape}`;
  const [value, setValue] = useState<T>(() => (read(key) as T | undefined) ?? initial());
  const [touched, setTouched] = useState(() => sessionStorage.getItem(key) !== null);
  useEffect(() => {
    if (touched) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
  }, [key, value, touched]);
  const set = (next: T | ((before: T) => T)): void => {
    setTouched(true);
    setValue(next);
  };
  const clear = (): void => {
    sessionStorage.removeItem(key);
    setTouched(false);
    setValue(initial());
  };
  return { value, touched, set, clear };
}

function read(key: string): unknown {
  const kept = sessionStorage.getItem(key);
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}
