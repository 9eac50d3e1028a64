interface Numbered {
  readonly round: number;
}

/**
 * Whom the last act moved, as they stood before it, each in a new numbered round (I-38); undefined where it has ended
 * somebody's case or brought somebody in, who was told of it (I-74). Pure.
 */
export function putBack<T extends Numbered>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
): readonly T[] | undefined {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const moved = ids.filter((id) => before[id] !== now[id]);
  const back = moved.flatMap((id): T[] => {
    const [was, is] = [before[id], now[id]];
    return was === undefined || is === undefined ? [] : [{ ...was, round: is.round + 1 }];
  });
  return back.length < moved.length ? undefined : back;
}
