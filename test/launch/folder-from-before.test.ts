import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { joinDatabase, withHandle } from '../../cli/launch/installation.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { failureMessage } from '../../cli/launch/report.js';
import { readInstallation } from '../../db/service/installation.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

let folder: string;
let scratch: ScratchDatabase;
beforeEach(async () => {
  folder = await makeDataFolder('jinji-before-');
  scratch = await scratchDatabase();
});
afterEach(async () => {
  await scratch.drop();
  await removeDataFolder(folder);
});

test('a data folder from before the first release is refused in both languages, and left as it is', async () => {
  await withHandle(scratch.ownerUrl, async ({ db }) => {
    await sql`drop table schema_file`.execute(db);
    await sql`insert into kysely_migration values ('0040-special-promotions', '2026-01-01')`.execute(db);
  });
  const refused: unknown = await joinDatabase(folder, scratch).catch((error: unknown) => error);
  expect(failureMessage(refused)).toMatch(/数据文件夹.*不能沿用.*\n.*data folder.*cannot be taken over/s);
  expect(readInstallation(folder)).toBeUndefined();
  const { rows } = await withHandle(scratch.ownerUrl, ({ db }) =>
    sql<{ n: number }>`select count(*)::int as n from installation`.execute(db),
  );
  expect(rows).toEqual([{ n: 0 }]);
});
