import { IMPORT_KINDS } from '../../imports/columns.js';
import { basename } from 'node:path';
import { userInfo } from 'node:os';
import Table from 'cli-table3';
import * as z from 'zod';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { findSetup } from '../../db/second-person/setup.js';
import { createImporter, type Importer } from '../../imports/importer.js';
import { withDatabase } from './with-database.js';

const kinds = z.enum(IMPORT_KINDS, { error: `kind: ${IMPORT_KINDS.join(', ')}` });
const options = z.strictObject({ apply: z.boolean(), rows: z.coerce.number().int().min(0).max(10_000) });

/** `jinji import KIND FILE [--apply]`; exit status 1 when some line is refused. */
export async function importFromCommand(kindText: string, file: string, given: unknown): Promise<void> {
  const kind = kinds.parse(kindText);
  const { apply, rows } = options.parse(given);
  const actor = `command:${userInfo().username}`;
  await withDatabase(async ({ db }) => {
    const importer = createImporter({ db, today: () => todayIn('Asia/Shanghai', Date.now()) });
    const { id, summary } = await importer.dryRun({ kind, file, filename: basename(file), actor });
    const { counts } = summary;
    process.stdout.write(
      `${id}: ${summary.rows} 行 · lines; 新增 new ${counts.new}, 变更 changed ${counts.changed}, ` +
        `不变 unchanged ${counts.unchanged}, 拒绝 refused ${counts.refused}\n`,
    );
    await show(importer, id, counts.refused > 0 ? 'refused' : 'changed', rows);
    if (counts.refused > 0) {
      process.exitCode = 1;
      return;
    }
    if (!apply) {
      process.stdout.write('未写入;加 --apply 执行 · nothing written; --apply carries it out\n');
      return;
    }
    const sensitive = (await findSetup(db)) === undefined ? 'alone' : 'wait';
    const { summary: done } = await importer.apply({ importId: id, actor, sensitive });
    process.stdout.write('已导入 · imported\n');
    if (sensitive === 'wait' && (done.waiting ?? 0) > 0)
      process.stdout.write(`其中 ${done.waiting} 行待第二人确认 · ${done.waiting} lines wait for a second person\n`);
  });
}

async function show(
  importer: Importer,
  importId: string,
  verdict: 'refused' | 'changed',
  limit: number,
): Promise<void> {
  if (limit === 0) return;
  const { rows, next } = await importer.rows({ importId, verdict, limit });
  if (rows.length === 0) return;
  const table = new Table({
    style: { head: [], border: [] },
    head: ['行 line', 'key', verdict === 'refused' ? '原因 reason' : '原值 before'],
  });
  for (const row of rows) {
    const what =
      verdict === 'refused'
        ? row.problems.map(({ message }) => `${message.zh} ${message.en}`).join('\n')
        : JSON.stringify(row.former);
    table.push([row.line, row.key, what]);
  }
  process.stdout.write(`${table.toString()}\n${next === null ? '' : '…\n'}`);
}
