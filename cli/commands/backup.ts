import { resolve } from 'node:path';
import { setting } from '../launch/setting.js';
import { openDataFolder } from '../launch/data-folder.js';
import { databaseUrlFromEnvironment } from '../launch/postgres/database-url.js';
import { takeBackup } from '../backup/take.js';
import { restoreBackup } from '../backup/restore.js';
import type { Manifest } from '../backup/manifest.js';
import { versionOfHouse } from '../backup/version.js';
import { noteBackup } from '../../db/service/backups.js';
import { withDatabase } from './with-database.js';
import { BACKUP } from '../../domain/refusals/backup.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/**
 * `jinji backup FOLDER [--with-keys]`: backs the installation up, running or stopped (docs/decisions/0069).
 * @throws RefusalError `BACKUP.*`, those of the launcher.
 */
export async function backupFromCommand(target: string, { withKeys }: { readonly withKeys: boolean }): Promise<void> {
  await expectOwnSetUp();
  const folder = resolve(target);
  const { manifest, pausedMs } = await withDatabase(({ db }, place) =>
    takeBackup({ ...place, target: folder, withKeys, version: versionOfHouse(), db, now: new Date() }),
  );
  tellContent(manifest);
  if (pausedMs > 0) say(`  办理暂停 ${inSeconds(pausedMs)} 秒 · acts paused for ${inSeconds(pausedMs)} s`);
  if (!manifest.keys.included)
    say(
      `! 备份不含密钥（${namesOf(manifest)}）：请另行保管 secrets/keys，没有它不能恢复进行中的案件 · without the keys: keep secrets/keys apart, no running case can be restored without it`,
    );
  say(`✓ ${folder}`);
}

/** `jinji backup-made`: says that a back-up was made by other tools, so that nobody is asked for one before tomorrow. */
export async function noteBackupFromCommand(): Promise<void> {
  await withDatabase(({ db }) => noteBackup(db, new Date(), false));
  say('✓ 已登记 · noted');
}

/**
 * `jinji restore FOLDER [--keys FILE]`: brings a back-up into the empty data folder that JINJI_DATA names.
 * @throws RefusalError `BACKUP.*`, those of the launcher.
 */
export async function restoreFromCommand(source: string, { keys }: { readonly keys?: string }): Promise<void> {
  await expectOwnSetUp();
  const dataFolder = await openDataFolder(process.env);
  const manifest = await restoreBackup({
    source: resolve(source),
    dataFolder,
    env: process.env,
    ...(keys === undefined ? {} : { keys }),
  });
  tellContent(manifest);
  say(`✓ ${dataFolder}`);
  say(
    '  请运行 npm start，随后 npm run jinji -- reconcile 与 verify ledger · run npm start, then npm run jinji -- reconcile and verify ledger',
  );
}

async function expectOwnSetUp(): Promise<void> {
  const own = (await databaseUrlFromEnvironment(process.env)) ?? setting(process.env, 'TEMPORAL_ADDRESS');
  if (own !== undefined) throw new RefusalError(refuse(BACKUP.OWN_SERVERS));
}

function tellContent({ tables, head, madeAt, version }: Manifest): void {
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  const at = head === null ? '—' : `${head.no}:${head.hash.slice(0, 16)}`;
  say(`  ${madeAt} · ${version} · ${tables.length} 表 ${rows} 行 · tables, rows · 链首 head ${at}`);
}

const namesOf = ({ keys }: Manifest): string => keys.known.map(({ id }) => id).join('、');
const inSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
