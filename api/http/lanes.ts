/** Limits how many calls run side by side for one key; the others wait in order. */
export interface Lanes {
  run<T>(key: string, call: () => Promise<T>): Promise<T>;
}

/** @param width how many run at once, each key for itself. */
export function createLanes(width: number): Lanes {
  const lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return {
    async run(key, call) {
      const lane = lanes.get(key) ?? { running: 0, waiting: [] };
      lanes.set(key, lane);
      if (lane.running >= width) await new Promise<void>((go) => lane.waiting.push(go));
      else lane.running += 1;
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
