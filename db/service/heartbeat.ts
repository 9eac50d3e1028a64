import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds between two beats. */
const BEAT_MS = 5_000;

const beatFileOf = (dataFolder: string, name: string): string => join(dataFolder, 'run', `${name}.beat`);

/**
 * Has a process of the service say every five seconds that its loop goes round, for whoever started it: by the time of a
 * file in the data folder, which a full disk does not keep from changing. One without a data folder says nothing.
 */
export function startBeating(dataFolder: string | undefined, name: 'api' | 'worker'): void {
  if (dataFolder === undefined) return;
  const file = beatFileOf(dataFolder, name);
  const beat = (): void => {
    const now = new Date();
    utimes(file, now, now).catch(() => writeFile(file, '', { mode: 0o600 }).catch(() => undefined));
  };
  beat();
  setInterval(beat, BEAT_MS).unref();
}

/** Something that changes with every beat; undefined before the first. */
export async function lastBeat(dataFolder: string, name: string): Promise<number | undefined> {
  return (await stat(beatFileOf(dataFolder, name)).catch(() => undefined))?.mtimeMs;
}
