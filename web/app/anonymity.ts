import { useEffect } from 'react';

let open = 0;

/** While a sheet stands open whose answers nobody may trace to a person (9.5.6, I-55). */
export function useAnonymous(is: boolean): void {
  useEffect(() => {
    if (!is) return;
    open += 1;
    return () => {
      open -= 1;
    };
  }, [is]);
}

/** Whether an anonymous sheet stands open: when its log-in ends, nothing of it stays in the browser. */
export const isAnonymousOpen = (): boolean => open > 0;
