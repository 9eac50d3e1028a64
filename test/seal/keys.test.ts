import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { admitKeys, listKeys } from '../../db/steps/seal-keys.js';
import { knownKeys, newKeys, readKeys, writeKeys } from '../../seal/key-ring.js';
import { keysFile } from '../../cli/launch/data-folder.js';
import { refusalOf } from '../support/pilot.js';
import { program } from '../support/program.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

/** A change of keys, an old key, a lost one, as docs/operating.md has it. */
describe('keys of an installation', () => {
  let scratch: ScratchDatabase;
  let database: DatabaseHandle;
  let folder: string;
  let script: string;
  const path = (): string => join(folder, 'keys');
  const ring = () => readKeys(readFileSync(path(), 'utf8'));
  const starts = () => admitKeys(database.db, knownKeys(ring()), new Date());
  const jinji = (...args: readonly string[]) => {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      JINJI_DATA: folder,
      JINJI_KEYS_FILE: path(),
      DATABASE_URL: scratch.url,
    };
    const command = [script, 'keys', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
    return { status, told: stdout + stderr };
  };

  beforeAll(async () => {
    script = await program('cli/jinji.ts');
    scratch = await scratchDatabase();
    database = createDatabase({ connectionString: scratch.url });
    folder = mkdtempSync(join(tmpdir(), 'jinji-keys-'));
    writeFileSync(path(), writeKeys(newKeys(new Date())), { mode: 0o600 });
  });
  afterAll(async () => {
    await database.close();
    await scratch.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the first start makes them, for their owner alone, and the next one finds them', async () => {
    const file = await keysFile(folder);
    const made = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(await keysFile(folder), 'utf8')).toBe(made);
    await starts();
    expect((await listKeys(database.db)).map(({ id }) => id).sort()).toEqual(
      ring()
        .keys.map(({ id }) => id)
        .sort(),
    );
  });

  test('a change of keys: the new ones make what is new, the old ones stay', async () => {
    const before = ring();
    expect(jinji('rotate').status).toBe(0);
    const after = ring();
    expect(after.current('seal').id).not.toBe(before.current('seal').id);
    for (const { id, use } of before.keys) expect(after.find(use, id)).toBeDefined();
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    await starts();
    const { told } = jinji('show');
    for (const { id, secret } of after.keys) {
      expect(told).toContain(id);
      expect(told).not.toContain(secret.toString('base64url'));
    }
  });

  test('on several machines keys are brought to all first, then used', async () => {
    const current = ring().current('seal').id;
    expect(jinji('add').status).toBe(0);
    expect(ring().current('seal').id).toBe(current);
    const added =
      ring()
        .keys.filter(({ use }) => use === 'seal')
        .at(-1)?.id ?? '';
    expect(jinji('use', added).status).toBe(0);
    expect(ring().current('seal').id).toBe(added);
    expect(jinji('use', 'nobody').told).toContain('SEAL.KEY_UNKNOWN');
    await starts();
  });

  test('a service without a key that was used, or with another under its name, does not start and says which', async () => {
    const whole = readFileSync(path(), 'utf8');
    const lost = ring().current('seal').id;
    writeFileSync(
      path(),
      whole
        .split('\n')
        .filter((line) => !line.startsWith(lost))
        .join('\n'),
    );
    const missing = await refusalOf(starts());
    expect([missing.code, missing.message.en.includes(lost)]).toEqual(['SEAL.KEY_LOST', true]);
    const other = newKeys(new Date()).current('seal').secret.toString('base64url');
    writeFileSync(path(), whole.replace(new RegExp(`^(${lost} seal) .*$`, 'm'), `$1 ${other}`));
    expect((await refusalOf(starts())).code).toBe('SEAL.KEY_OTHER');
    writeFileSync(path(), whole);
    await starts();
  });

  test('an old key, or a lost one, is given up by command; the one in use is not', async () => {
    const { id } = ring().current('seal');
    expect(jinji('forget', id).told).toContain('SEAL.KEY_UNKNOWN');
    const old =
      ring()
        .keys.filter(({ use }) => use === 'seal')
        .at(-1)?.id ?? '';
    expect(jinji('forget', old).status).toBe(0);
    expect(ring().find('seal', old)).toBeUndefined();
    await starts();
    const { rows } = await sql<{ id: string }>`select id from seal_key where forgotten_at is not null`.execute(
      database.db,
    );
    expect(rows).toEqual([{ id: old }]);
  });
});
