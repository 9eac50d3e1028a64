import { useEffect, useState } from 'react';
import { useKeys, type Keys } from '../../components/keys/use-keys.js';
import type { Batch } from './use-batch.js';

/** Which decision a key makes. */
export type KeysOf<D extends string> = Readonly<Partial<Record<'a' | 'r' | 'shift+r', D>>>;

/** The row of a case on the page. */
export const rowOf = (caseId: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('.batch > li')].find((row) => row.dataset.case === caseId);

/** The row in which the focus is, by its case. */
const caseHere = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('.batch > li[data-case]')?.dataset.case;

/**
 * Decides on the person in whose row the focus is; a decision that asks for a reason takes one to where it is written.
 * U takes the decision back.
 */
export function useBatchKeys<D extends string>(batch: Pick<Batch<D>, 'change' | 'clear'>, keys: KeysOf<D>): void {
  const [decided, setDecided] = useState<{ readonly caseId: string }>();
  useEffect(() => {
    if (decided !== undefined) rowOf(decided.caseId)?.querySelector('textarea')?.focus();
  }, [decided]);
  const onRow = (act: (caseId: string) => void) => () => {
    const caseId = caseHere();
    if (caseId !== undefined) act(caseId);
  };
  const deciding = Object.entries(keys).map(([key, decision]): [string, () => void] => [
    key,
    onRow((caseId) => {
      batch.change(caseId, { decision });
      setDecided({ caseId });
    }),
  ]);
  const all: Keys = {
    ...Object.fromEntries(deciding),
    u: onRow((caseId) => {
      batch.clear(caseId);
      rowOf(caseId)?.focus();
    }),
  };
  useKeys(all);
}
