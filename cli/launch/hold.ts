import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, writePrivate } from './machine/files.js';
import { readLivePidFile, removePidFile, writePidFile } from './machine/processes.js';

const heldSchema = z.array(z.string());

const namesFile = (dataFolder: string): string => join(dataFolder, 'run', 'held.json');
const holderFile = (dataFolder: string): string => join(dataFolder, 'run', 'holder.pid');

/** Parts of the stack that stand still until they are let go. */
export interface Hold {
  letGo(): Promise<void>;
}

/**
 * Has the launcher of the data folder stop these parts and keep them stopped for as long as this process lives, or until
 * it lets them go: a command that is killed holds nothing.
 * @param names as the launcher keeps them, such as `worker`.
 */
export async function hold(dataFolder: string, names: readonly string[]): Promise<Hold> {
  await writePrivate(namesFile(dataFolder), JSON.stringify(names));
  await writePidFile(holderFile(dataFolder), process.pid);
  return { letGo: () => removePidFile(holderFile(dataFolder)) };
}

/** Whether a living process holds this part of the folder's stack. */
export async function isHeld(dataFolder: string, name: string): Promise<boolean> {
  if ((await readLivePidFile(holderFile(dataFolder))) === undefined) return false;
  const names = heldSchema.safeParse(JSON.parse((await readIfThere(namesFile(dataFolder))) ?? '[]'));
  return names.success && names.data.includes(name);
}
