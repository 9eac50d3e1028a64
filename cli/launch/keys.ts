import { readFileSync } from 'node:fs';
import { keysOf as keysGiven } from '../../domain/settings/configuration.js';
import { readKeys, type KeyRing } from '../../seal/key-ring.js';
import { keysFile } from './data-folder.js';

/**
 * The keys of this installation, for a command: those of the environment, else of the data folder, made where there are
 * none yet.
 * @throws RefusalError SEAL.KEYS_UNREADABLE.
 */
export async function keysOf(dataFolder: string): Promise<KeyRing> {
  const read = (path: string): string => readFileSync(path, 'utf8');
  return readKeys(keysGiven(process.env, read) ?? read(await keysFile(dataFolder)));
}
