import { readFileSync } from 'node:fs';
import { forgetKey, listKeys } from '../../db/steps/seal-keys.js';
import { SEAL } from '../../domain/refusals/seal.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { KeyRing, newKeys, readKeys, writeKeys, type Key } from '../../seal/key-ring.js';
import { keysFileOf, openDataFolder } from '../launch/data-folder.js';
import { writePrivate } from '../launch/machine/files.js';
import { setting } from '../launch/setting.js';
import { withDatabase } from './with-database.js';

/** Where the keys stand that a command may change. @throws RefusalError SEAL.KEYS_ELSEWHERE. */
async function keysPath(): Promise<string> {
  if (setting(process.env, 'JINJI_KEYS') !== undefined) throw new RefusalError(refuse(SEAL.KEYS_ELSEWHERE));
  return setting(process.env, 'JINJI_KEYS_FILE') ?? keysFileOf(await openDataFolder(process.env));
}

const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`);

/** `jinji keys new`: the keys of a new installation, to standard output, for a file of one's own. */
export function newKeysFromCommand(): void {
  process.stdout.write(writeKeys(newKeys(new Date())));
}

/** `jinji keys show`: the names of the keys, which of them make what is new, and since when each is used; never a key. */
export async function showKeysFromCommand(): Promise<void> {
  const ring = readKeys(readFileSync(await keysPath(), 'utf8'));
  const known = await withDatabase(({ db }) => listKeys(db));
  for (const { id, use } of ring.keys) {
    const isCurrent = ring.current(use).id === id ? '*' : ' ';
    const since = known.find((one) => one.id === id)?.since.toISOString() ?? '—';
    process.stdout.write(`${isCurrent} ${use} ${id} ${since}\n`);
  }
  const held = new Set(ring.keys.map(({ id }) => id));
  for (const { id, use, forgottenAt } of known.filter((one) => !held.has(one.id)))
    process.stdout.write(`${forgottenAt === null ? '?' : '-'} ${use} ${id}\n`);
  say('* 现用，? 缺失，- 已放弃', '* makes what is new, ? missing, - given up');
}

/** Writes the keys as `change` has them, and says what is to be done next. */
async function rewrite(change: (keys: readonly Key[]) => readonly Key[]): Promise<void> {
  const path = await keysPath();
  const ring = new KeyRing(change(readKeys(readFileSync(path, 'utf8')).keys));
  await writePrivate(path, writeKeys(ring));
  say(
    `已写入 ${path}。请备份该文件，然后重启 API 与 worker；旧密钥须保留，直到没有内容再用它封装。`,
    `${path} is written. Back it up, then restart API and worker; old keys stay until nothing is sealed with them.`,
  );
}

const madeNow = (): readonly Key[] => newKeys(new Date()).keys;

/** `jinji keys rotate`: new keys make what is new from the next start on; the old ones still read. */
export const rotateKeysFromCommand = (): Promise<void> => rewrite((keys) => [...madeNow(), ...keys]);

/** `jinji keys add`: new keys that make nothing yet, so that services on several machines learn of them first. */
export const addKeysFromCommand = (): Promise<void> => rewrite((keys) => [...keys, ...madeNow()]);

/** `jinji keys use KEY`: from the next start on this key makes what is new. @throws RefusalError SEAL.KEY_UNKNOWN. */
export const useKeyFromCommand = (id: string): Promise<void> =>
  rewrite((keys) => {
    const meant = keys.find((key) => key.id === id);
    if (meant === undefined) throw new RefusalError(refuse(SEAL.KEY_UNKNOWN, { id }));
    return [meant, ...keys.filter((key) => key !== meant)];
  });

/**
 * `jinji keys forget KEY`: an old key that nothing needs any more, or one that is lost for good: nobody misses it from here
 * on, and what it sealed or signed counts no more. @throws RefusalError SEAL.KEY_UNKNOWN, also of a key that is in use.
 */
export async function forgetKeyFromCommand(id: string): Promise<void> {
  const path = await keysPath();
  const ring = readKeys(readFileSync(path, 'utf8'));
  const held = ring.keys.find((key) => key.id === id);
  const isCurrent = held !== undefined && ring.current(held.use) === held;
  const isKnown = await withDatabase(async ({ db }) => !isCurrent && forgetKey(db, id, new Date()));
  if (isCurrent || (!isKnown && held === undefined)) throw new RefusalError(refuse(SEAL.KEY_UNKNOWN, { id }));
  if (held !== undefined) await writePrivate(path, writeKeys(new KeyRing(ring.keys.filter((key) => key !== held))));
  say(`已放弃密钥 ${id}。请重启 API 与 worker。`, `The key ${id} is given up. Restart API and worker.`);
}
