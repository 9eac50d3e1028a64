import { userInfo } from 'node:os';
import * as z from 'zod';
import { dueErasures } from '../../db/privacy/due.js';
import { approvedErasures, carryOutErasure, planErasure, type ApprovedErasure } from '../../db/privacy/erase.js';
import type { DatabaseHandle } from '../../db/database.js';
import { mayRewrite } from '../../db/rights/own-rights.js';
import { ERASURE } from '../../domain/refusals/people/erasure.js';
import { RECORD_KIND_NAMES, type RetentionPlan } from '../../domain/privacy/retention.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { loadInstalledLibrary } from '../../policy/data/installed-library.js';
import { retentionNow } from '../../policy/data/library.js';
import { openDataFolder } from '../launch/data-folder.js';
import { withDatabase } from './with-database.js';

const options = z.strictObject({ apply: z.boolean() });
type Db = DatabaseHandle['db'];

/**
 * `jinji erase [--apply]`: what is due, and what a second person has agreed to, with every row that would go; `--apply`
 * carries out what was agreed to, as the owner of the tables, each person whole or not at all. Exit status 1 where one
 * was refused.
 */
export async function eraseFromCommand(given: unknown): Promise<void> {
  const { apply } = options.parse(given);
  const plan = retentionNow(loadInstalledLibrary(await openDataFolder(process.env)));
  await withDatabase(async ({ db }) => {
    if (apply && !(await mayRewrite(db))) throw new RefusalError(refuse(ERASURE.NOT_THE_OWNER));
    const approved = await approvedErasures(db);
    for (const one of approved) await (apply ? carryOut(db, one, plan) : show(db, one, plan));
    const due = (await dueErasures(db, plan, new Date())).filter(
      ({ personId }) => !approved.some((one) => one.personId === personId),
    );
    for (const { personId, kinds } of due)
      process.stdout.write(`  ${personId}:期限已满(${kinds.join(', ')}),由人力资源部提出删除 · due; HR asks for it\n`);
    if (approved.length === 0)
      process.stdout.write('没有经第二人同意而待执行的删除 · no erasure was agreed to and waits to be carried out\n');
    else if (!apply)
      process.stdout.write('未改动任何东西;加 --apply 执行 · nothing was changed; --apply carries it out\n');
  }, 'owner');
}

const headOf = ({ no, personId, askedBy, approvedBy, requested }: ApprovedErasure): string =>
  `#${no} ${personId}:${askedBy} 提出${requested ? '（本人申请）' : ''},${approvedBy} 同意 · asked for by ${askedBy}${requested ? ' (the person’s own request)' : ''}, agreed to by ${approvedBy}`;

async function show(db: Db, one: ApprovedErasure, plan: RetentionPlan): Promise<void> {
  process.stdout.write(`${headOf(one)}\n`);
  const found = await planErasure(db, one.personId, plan, new Date(), one.no);
  for (const { message } of found?.against ?? []) process.stdout.write(`  ✗ ${message.zh} ${message.en}\n`);
  for (const { kind, rows, dueOn } of found?.kinds ?? []) {
    const { zh, en } = RECORD_KIND_NAMES[kind];
    const goes = one.kinds.includes(kind);
    const what = Object.entries(rows)
      .map(([table, count]) => `${table} ${count}`)
      .join(', ');
    process.stdout.write(
      goes
        ? `  ${zh} · ${en}: ${what === '' ? '—' : what}\n`
        : `  ${zh} · ${en}: 保存至 ${dueOn} · stays until ${dueOn}\n`,
    );
  }
}

async function carryOut(db: Db, one: ApprovedErasure, plan: RetentionPlan): Promise<void> {
  try {
    const gone = await carryOutErasure(db, one, { by: `command:${userInfo().username}`, at: new Date(), plan });
    const rows = Object.values(gone).reduce((sum, count) => sum + count, 0);
    process.stdout.write(`✓ ${headOf(one)}:${rows} 行已删除 · rows erased\n`);
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const { message } = error.refusal;
    process.stdout.write(`✗ ${headOf(one)}:${message.zh} ${message.en}\n`);
    process.exitCode = 1;
  }
}
