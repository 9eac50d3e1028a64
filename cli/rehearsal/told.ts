import { buffer } from 'node:stream/consumers';
import Table from 'cli-table3';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { cited } from '../../domain/pipelines/decisions.js';
import { workbookOf, type Cell } from '../../documents/workbook/workbook.js';
import type { Text } from '../../domain/vocabulary/text.js';

/** So many names stand in a line at most; the rest is counted. */
const NAMED = 6;

interface Told {
  /** Civil date in Shanghai on the clock of the rehearsal. */
  readonly day: string;
  readonly clause: string;
  readonly subject: Text;
  readonly names: readonly string[];
}

/** What everybody would have been told, a line for each day and subject, in the order in which it was said. */
const toldSince = async (db: Kysely<Database>, message: number): Promise<readonly Told[]> =>
  (
    await sql<Told>`
      select to_char(m.sent_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, m.clause, m.subject,
             array_agg(distinct p.name) as names
      from message m join person p on p.id = m.person_id where m.id > ${message}
      group by day, m.clause, m.subject order by min(m.id)`.execute(db)
  ).rows;

/** The last message up to now, behind which a rehearsal's own begin. */
export async function lastMessage(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) as id from message`.execute(db);
  return rows[0]?.id ?? 0;
}

/** The same as a table that HR can check: when, by which §, what, and who. */
export async function toldTable(db: Kysely<Database>, message: number): Promise<string> {
  const table = new Table({ head: ['日期 day', '§', '事项 what', '告知 who'], style: { head: [], border: [] } });
  for (const { day, clause, subject, names } of await toldSince(db, message)) {
    const more = names.length > NAMED ? ` 等 ${names.length} 人` : '';
    table.push([day, cited(clause), subject.zh, `${names.slice(0, NAMED).join('、')}${more}`]);
  }
  return table.toString();
}

/** The columns of the workbook, and how wide each is. */
const COLUMNS = [
  ['日期 Day', 12],
  ['时间 Time', 8],
  ['条款 §', 10],
  ['事项', 32],
  ['Subject', 40],
  ['工号 Number', 14],
  ['姓名 Name', 12],
  ['内容', 90],
] as const;

interface ToldPerson extends Omit<Told, 'names'> {
  readonly time: string;
  readonly personId: string;
  readonly name: string;
  readonly body: Text;
}

/** The same person by person, in the order in which it was said, as a workbook that can be filtered and handed on. */
export async function toldWorkbook(db: Kysely<Database>, message: number): Promise<Buffer> {
  const { rows } = await sql<ToldPerson>`
    select to_char(m.sent_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
           to_char(m.sent_at at time zone 'Asia/Shanghai', 'HH24:MI') as time,
           m.clause, m.subject, m.body, p.id as "personId", p.name
    from message m join person p on p.id = m.person_id where m.id > ${message} order by m.id`.execute(db);
  const say = (value: string): Cell => ({ kind: 'text', value });
  const cells = rows.map(({ day, time, clause, subject, personId, name, body }): readonly Cell[] => [
    { kind: 'date', value: day },
    ...[time, cited(clause), subject.zh, subject.en, personId, name, body.zh].map(say),
  ]);
  const columns = COLUMNS.map(([heading, width]) => ({ heading, width }));
  return buffer(workbookOf([{ name: '告知 Told', columns, rows: cells }]));
}
