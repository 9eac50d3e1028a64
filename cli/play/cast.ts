import type { Actor, Role } from '../../domain/vocabulary/roles.js';

/** Who plays whom. */
export interface Cast {
  readonly hr: Actor;
  readonly gm: Actor;
  /** Of the department that promotes. */
  readonly head: Actor;
  /** Direct superior of those who are interviewed in a cycle. */
  readonly superior: Actor;
  /** Score in the direct superior's group beside each candidate's own superior (I-32). */
  readonly supervisors: readonly Actor[];
  /** Heads of other departments, who are no part of the line above; at least one. */
  readonly related: readonly Actor[];
}

/** Somebody with what he is to the house beside an employee. */
export const actor = (personId: string, ...roles: readonly Role[]): Actor => ({
  personId,
  roles: ['employee', ...roles],
});

/** Employee numbers of people. */
export const numbersOf = (people: readonly Actor[]): readonly string[] => people.map(({ personId }) => personId);
