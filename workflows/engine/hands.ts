import type { Actor } from '../../domain/vocabulary/roles.js';

/** Who has acted in a workflow in whose place: the numbers of the deputies, by that of whom they stood in for. */
export type Hands = Readonly<Record<string, readonly string[]>>;

/** The same once these have acted, too. */
export function handsAfter(before: Hands, actors: readonly Actor[]): Hands {
  const hands: Record<string, readonly string[]> = { ...before };
  for (const { personId, by } of actors) {
    if (by !== undefined) hands[personId] = [...new Set([...(hands[personId] ?? []), by])];
  }
  return hands;
}

/** Who may never act on a task: whom its pipeline leaves out, and whose hands theirs were. */
export const excludedOf = (
  { excluded = [] }: { readonly excluded?: readonly string[] },
  hands: Hands,
): readonly string[] => [...new Set([...excluded, ...excluded.flatMap((one) => hands[one] ?? [])])];
