import { createHash } from 'node:crypto';

/**
 * The order in which subordinates are asked (9.5.6, I-55): by the SHA-256, in hexadecimal, of the UTF-8 text
 * `<seed>:<employee number>`, ascending. Anyone can repeat it:
 *
 *     printf '%s:%s' "$SEED" "$NUMBER" | sha256sum
 *
 * The order of the roster does not matter. The first so many are asked; replacements follow in the same order.
 */
export const shuffle = (seed: string, roster: readonly string[]): readonly string[] =>
  roster
    .map((personId) => ({ personId, key: createHash('sha256').update(`${seed}:${personId}`).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ personId }) => personId);

/** Whom the draw asks, in its order, and who would replace them. */
export interface Draw {
  readonly asked: readonly string[];
  readonly reserve: readonly string[];
}

/** All where there are no more than `most`, else the first `most` of the shuffle. Pure. */
export function draw(seed: string, roster: readonly string[], most: number): Draw {
  const order = shuffle(seed, roster);
  return { asked: order.slice(0, most), reserve: order.slice(most) };
}

/**
 * Who of those asked does not stand where the shuffle puts him; empty where the draw was carried out as it should be.
 * Pure: a draw that somebody doubts is judged from its seed and its frozen roster alone.
 */
export function misdrawn(
  seed: string,
  roster: readonly string[],
  drawn: readonly { readonly personId: string; readonly place: number }[],
): readonly string[] {
  const order = shuffle(seed, roster);
  return drawn.filter(({ personId, place }) => order[place - 1] !== personId).map(({ personId }) => personId);
}
