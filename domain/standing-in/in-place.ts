import type { Actor } from '../vocabulary/roles.js';

/** Who acted, as papers and lists of both languages print it: by his own hand, or `B 代 A`. */
export const handOf = (name: string, deputyName: string | null): string =>
  deputyName === null ? name : `${deputyName} 代 ${name}`;

/** Who acts in somebody's place, as a step keeps it. */
export const deputyOf = ({ by }: Actor): { readonly deputyId?: string } => (by === undefined ? {} : { deputyId: by });
