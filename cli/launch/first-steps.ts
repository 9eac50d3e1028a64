import { sql } from 'kysely';
import { hasAdministrator } from '../../db/accounts/accounts.js';
import { createDatabase } from '../../db/database.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { createAccountByCommand } from '../commands/account-acts.js';
import type { SampleReport } from '../sample.js';
import { sampleLines } from './sample-lines.js';
import { setting } from './setting.js';

/** A start without the sample. */
export interface FirstStart {
  readonly databaseUrl: string;
  /** Employee number of whoever is to be the first administrator (`JINJI_FIRST_ADMIN`). */
  readonly firstAdmin: string | undefined;
  /** Where browsers reach the product. */
  readonly address: string;
  readonly at: Date;
}

const IMPORT = [
  '  还没有人员：先导入人员文件（列与可填的词见 docs/setup.zh-CN.md），再启动',
  '  nobody is in the records yet: import the people file first (its columns: docs/setup.md), then start again',
  '    npm run jinji -- import people <人员.xlsx> --apply',
];
const NAME_HIM = [
  '  还没有管理员：以其工号启动一次，即打印一次性链接',
  '  no administrator yet: start once with his employee number, and a one-time link is printed',
  '    JINJI_SAMPLE=no JINJI_FIRST_ADMIN=<工号> npm start',
];

/**
 * What a start without the sample has to say, as long as nobody administers it: to import people, to name the first
 * administrator, or the one-time link of his account, which is made here, once. Nothing afterwards.
 */
export async function firstSteps({ databaseUrl, firstAdmin, address, at }: FirstStart): Promise<readonly string[]> {
  const { db, close } = createDatabase({ connectionString: databaseUrl, max: 1, applicationName: 'jinji-first' });
  try {
    return await db.transaction().execute(async (trx) => {
      if (await hasAdministrator(trx)) return [];
      const { rows } = await sql<{ people: boolean; found: boolean }>`
        select exists (select from person) as people,
               exists (select from person where id = ${firstAdmin ?? ''} and (left_on is null or left_on > ${todayIn('Asia/Shanghai', at.getTime())})) as found`.execute(
        trx,
      );
      const [{ people, found } = { people: false, found: false }] = rows;
      if (!people) return [...IMPORT, ''];
      if (firstAdmin === undefined) return [...NAME_HIM, ''];
      if (!found)
        return [
          `  JINJI_FIRST_ADMIN：没有工号为 ${firstAdmin} 的在职人员，请核对 · nobody who is here has this number`,
          '',
        ];
      const roles = ['it-admin', 'hr-manager', 'employee'] as const;
      const account = { login: firstAdmin, personId: firstAdmin, roles, password: undefined };
      const lines = await createAccountByCommand(trx, account, { by: 'command:start', at, publicUrl: address });
      return ['  首位管理员 · the first administrator', ...lines.map((line) => `    ${line}`), ''];
    });
  } finally {
    await close();
  }
}

/** Whether the sample department is wanted: not where `JINJI_SAMPLE` says no, nor where a first administrator is named. */
export function wantsSample(env: NodeJS.ProcessEnv): 'yes' | 'bare' | 'no' {
  const wanted = setting(env, 'JINJI_SAMPLE');
  if (wanted === 'no' || setting(env, 'JINJI_FIRST_ADMIN') !== undefined) return 'no';
  return wanted === 'bare' ? 'bare' : 'yes';
}

/**
 * What a start prints of log-ins: the sample's, or else the first steps of a department of one's own.
 * @param sample what became of the sample; undefined where none was wanted.
 */
export async function openingLines(sample: SampleReport | undefined, first: FirstStart): Promise<readonly string[]> {
  const lines = sample === undefined ? [] : sampleLines(sample);
  return lines.length > 0 ? lines : firstSteps(first);
}
