/** Numbers that are the same for the same seed, so that a run can be made again. */
export interface Random {
  /** From 0 to below 1. */
  readonly number: () => number;
  /** From one to the other. */
  readonly between: (least: number, most: number) => number;
  /** One of these. */
  readonly one: <T>(of: readonly T[]) => T;
  /** The same in another order. */
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
}

/** A linear congruence is random enough to choose victims and moments. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const number = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const one = <T>(of: readonly T[]): T => {
    const chosen = of[Math.floor(number() * of.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  return {
    number,
    between: (least, most) => least + number() * (most - least),
    one,
    shuffled: (list) => {
      const left = [...list];
      return list.map(() => left.splice(Math.floor(number() * left.length), 1)).flat();
    },
  };
}
