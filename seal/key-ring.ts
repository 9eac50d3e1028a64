import { createHmac, randomBytes } from 'node:crypto';
import { SEAL } from '../domain/refusals/seal.js';
import { RefusalError, refuse } from '../domain/vocabulary/refusal.js';

/** What a key is for: `seal` hides and binds what the engine stores, `sign` backs the acts of people. */
export type KeyUse = 'seal' | 'sign';
const USES: readonly KeyUse[] = ['seal', 'sign'];

/** One key, by the name under which what it made is found again. */
export interface Key {
  readonly id: string;
  readonly use: KeyUse;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** All keys of an installation. The first of a use makes what is new; those behind it read what is there. */
export class KeyRing {
  private readonly byId: ReadonlyMap<string, Key>;

  /** @throws RefusalError SEAL.KEYS_UNREADABLE where a use has no key, or two keys have one name. */
  constructor(readonly keys: readonly Key[]) {
    this.byId = new Map(keys.map((key) => [key.id, key]));
    const without = USES.find((use) => !keys.some((key) => key.use === use));
    if (without !== undefined) throw unreadable(`no ${without} key`);
    if (this.byId.size < keys.length) throw unreadable('two keys have the same name');
  }

  /** The key that makes what is new. */
  current(use: KeyUse): Key {
    const found = this.keys.find((key) => key.use === use);
    if (found === undefined) throw unreadable(`no ${use} key`);
    return found;
  }

  find(use: KeyUse, id: string): Key | undefined {
    const key = this.byId.get(id);
    return key?.use === use ? key : undefined;
  }
}

const unreadable = (why: string): RefusalError => new RefusalError(refuse(SEAL.KEYS_UNREADABLE, { why }));

/** A new key; its name says when it was made, in UTC. */
export function makeKey(use: KeyUse, at: Date): Key {
  const day = at.toISOString().slice(0, 10).replaceAll('-', '');
  return { id: `${use}-${day}-${randomBytes(3).toString('hex')}`, use, secret: randomBytes(32) };
}

/** The keys of a new installation: one of each use. */
export const newKeys = (at: Date): KeyRing => new KeyRing(USES.map((use) => makeKey(use, at)));

/** The keys as text, one a line: `<name> <use> <32 bytes in base64url>`. */
export const writeKeys = ({ keys }: KeyRing): string =>
  keys.map(({ id, use, secret }) => `${id} ${use} ${secret.toString('base64url')}\n`).join('');

const NAME = /^[\w.-]{1,60}$/;

/**
 * Reads what `writeKeys` has written; empty lines and lines that begin with `#` are let pass. Says which line is wrong,
 * never what stands there.
 * @throws RefusalError SEAL.KEYS_UNREADABLE.
 */
export function readKeys(text: string): KeyRing {
  const keys = text.split(/\r?\n/).flatMap((line, index): Key[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [id = '', use = '', secret = '', ...more] = line.trim().split(/\s+/);
    const bytes = Buffer.from(secret, 'base64url');
    const isWhole = NAME.test(id) && USES.includes(use as KeyUse) && bytes.length === 32 && more.length === 0;
    if (!isWhole) throw unreadable(`line ${index + 1} is no key`);
    return [{ id, use: use as KeyUse, secret: bytes }];
  });
  return new KeyRing(keys);
}

/** The keys as the records know them. */
export const knownKeys = ({ keys }: KeyRing): readonly { id: string; use: KeyUse; fingerprint: string }[] =>
  keys.map((key) => ({ id: key.id, use: key.use, fingerprint: fingerprintOf(key) }));

/** Tells one key from another of the same name, and says nothing of its secret. */
const fingerprintOf = ({ id, use, secret }: Key): string =>
  createHmac('sha256', secret).update(`fingerprint ${use} ${id}`).digest('hex').slice(0, 16);
