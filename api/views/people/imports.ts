import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { countOfRelation } from '../../../db/tasks/relations.js';
import type { Noted } from '../../../domain/permissions/row.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { ImportKind } from '../../../imports/columns.js';
import type { ImportRow } from '../../../imports/rows.js';
import { asJson, type Columns } from '../../http/sheet/columns.js';
import { VERDICT_WORDS } from '../sheet-words.js';
import { textSchema } from '../../http/problem.js';
import { mayReadPrivate } from '../viewer.js';

/** What a line of a file would do to the records. */
export const VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;

const count = z.int().min(0);

/** A line of an import with its verdict, and why it waits, where it does. */
export const importRowSchema = z
  .strictObject({
    line: count,
    key: z.string(),
    value: z.record(z.string(), z.unknown()),
    verdict: z.enum(VERDICTS),
    former: z.record(z.string(), z.unknown()).nullable(),
    waits: textSchema.nullable().meta({ description: '待第二人确认的原因 · why it waits for a second person' }),
    movesTasks: count.meta({
      description:
        '直属上级变更：原上级因此持有、将随之转出的未办任务数 · where the superior changes: open tasks that the former one has by that and that go with it',
    }),
    problems: z.array(
      z.strictObject({
        code: z.string(),
        field: z.string().nullable(),
        column: z.string().nullable(),
        found: z.string().nullable(),
        message: textSchema,
      }),
    ),
  })
  .meta({ id: 'ImportRow' });

/** The columns of the lines of an import as a workbook; what a line holds stands as it was read. */
export const importRowColumns = (c: Columns<z.output<typeof importRowSchema>>) => [
  c.number('行号', 'Line', (one) => one.line),
  c.text('键', 'Key', (one) => one.key, 24),
  c.code(VERDICT_WORDS, '结论', 'Verdict', (one) => one.verdict),
  c.text('内容', 'Content', (one) => asJson(one.value), 50),
  c.text('原内容', 'Before', (one) => asJson(one.former), 50),
  c.name('待确认', 'Waits', (one) => one.waits, 30),
  c.number('随上级转出的任务', 'Tasks that go with the superior', (one) => one.movesTasks || null),
  c.name('问题', 'Problems', (one) => one.problems.map(({ message }) => message), 50),
];

/** Which leave it was, why it was entered, and where somebody is mailed: for HR and the person alone (I-09). */
const PRIVATE: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  leaves: ['kind', 'reason'],
  people: ['email'],
};

/** Lines as the API shows them to a reader; those that change a superior with what moves then (4.5.1, 8.5.6, I-70, I-78). */
export async function showRows(
  db: Queryable,
  { kind, rows }: { readonly kind: ImportKind; readonly rows: readonly ImportRow[] },
  reader: Actor,
): Promise<z.input<typeof importRowSchema>[]> {
  const changed = rows.flatMap(({ key, former }) =>
    kind === 'people' && typeof former?.superiorId === 'string' ? [{ personId: key, formerId: former.superiorId }] : [],
  );
  const moving = await countOfRelation(db, changed);
  return rows.map((row) => ({ ...showRow(row, kind, reader), movesTasks: moving.get(row.key) ?? 0 }));
}

/** A line without what is for HR and the person alone. */
function showRow(row: ImportRow, kind: ImportKind, reader: Actor) {
  const { personId } = row.value;
  const isOpen = mayReadPrivate(reader, typeof personId === 'string' ? personId : '');
  const hidden = isOpen ? [] : (PRIVATE[kind] ?? []);
  const seen = (fields: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.includes(name)));
  return {
    ...row,
    value: seen(row.value),
    former: row.former === null ? null : seen(row.former),
    problems: row.problems.filter(({ field }) => field === null || !hidden.includes(field)).map((one) => ({ ...one })),
  };
}

/** What the lines of a file tell that is worth a line, whoever reads them. */
export const NOTED_OF: Readonly<Record<ImportKind, Noted | undefined>> = {
  people: undefined,
  ratings: 'scores',
  complaints: 'complaints',
  leaves: undefined,
};
