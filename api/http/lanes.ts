/** Limits how many calls run side by side for one key; the others wait in order. */
export interface Lanes {
  /** Undefined when no place got free in time; nothing was called then. */
  run<T>(key: string, call: () => Promise<T>): Promise<T | undefined>;
}

/**
 * @param width how many run at once, each key for itself.
 * @param patienceMs how long a call waits for its place, in milliseconds.
 */
export function createLanes(width: number, patienceMs: number): Lanes {
  const lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return {
    async run(key, call) {
      const lane = lanes.get(key) ?? { running: 0, waiting: [] };
      lanes.set(key, lane);
      if (lane.running < width) lane.running += 1;
      else if (!(await placeIn(lane.waiting, patienceMs))) return undefined;
      try {
        return await call();
      } finally {
        const next = lane.waiting.shift();
        if (next !== undefined) next();
        else {
          lane.running -= 1;
          if (lane.running === 0) lanes.delete(key);
        }
      }
    },
  };
}

/** Waits until somebody who leaves hands his place over; false, and out of the line, when nobody does in time. */
function placeIn(waiting: (() => void)[], patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(patience);
      resolve(true);
    };
    const patience = setTimeout(() => {
      waiting.splice(waiting.indexOf(go), 1);
      resolve(false);
    }, patienceMs);
    waiting.push(go);
  });
}
