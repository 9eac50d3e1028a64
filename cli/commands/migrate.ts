import { withDatabase } from './with-database.js';

/** `jinji migrate` */
export async function migrateFromCommand(): Promise<void> {
  await withDatabase(() => Promise.resolve());
  process.stdout.write('数据库已是本版本 · the database is at this version\n');
}
