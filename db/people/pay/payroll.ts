import { sql } from 'kysely';
import type { CaseKind } from '../../../domain/cases/case-kind.js';
import type { Level } from '../../../domain/vocabulary/level.js';
import { writeLedger } from '../../cases/ledger.js';
import type { Queryable } from '../../database.js';

/** A change of pay as payroll is given it; amounts in CNY a month, as text. */
export interface PayrollRow {
  /** Of the change, in the order in which changes were recorded. */
  readonly id: number;
  readonly personId: string;
  readonly personName: string;
  readonly departmentName: string;
  readonly caseId: string;
  readonly caseKind: CaseKind;
  /** Null at entry (§6). */
  readonly fromLevel: Level | null;
  readonly toLevel: Level;
  readonly fromAmount: string | null;
  readonly toAmount: string | null;
  /** Civil date. */
  readonly effectiveFrom: string;
  readonly recordedAt: Date;
  /** Whether it stands in an export by now, of whatever month. */
  readonly given: boolean;
}

/** That the changes of a month were given to payroll: a line of the ledger. */
export interface PayrollReceipt {
  readonly no: number;
  readonly at: Date;
  /** Employee number of who made it. */
  readonly by: string;
  readonly month: string;
  /** 1 for the first; a further one of the same month is a re-export. */
  readonly edition: number;
  readonly rows: number;
  readonly bytes: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** Why it was made again; null for the first. */
  readonly reason: string | null;
  /** The changes that stand in it, by their ids. */
  readonly changes: readonly number[];
}

const ACT = 'payroll.exported';

/** Keeps every other export for payroll out until the transaction ends. */
export async function lockPayroll(trx: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${ACT}, 0))`.execute(trx);
}

/**
 * What payroll is to be given for a month (YYYY-MM): the changes that take effect in it, and those of an earlier month
 * that were recorded after that month had been given and stand in no export of another month; whatever an export of the
 * month itself had stays in the next one. By day of effect, then as they were recorded.
 */
export async function payrollOf(db: Queryable, month: string): Promise<readonly PayrollRow[]> {
  const { rows } = await sql<PayrollRow>`
    with receipt as (
      select after ->> 'month' as month, after -> 'changes' as changes from ledger where act = ${ACT}),
    given as (
      select r.month, one.id::bigint as id from receipt r, jsonb_array_elements_text(r.changes) as one (id))
    select c.id, c.person_id as "personId", p.name as "personName", d.name as "departmentName", c.case_id as "caseId",
           k.kind as "caseKind", c.from_level as "fromLevel", c.to_level as "toLevel", c.from_amount::text as "fromAmount",
           c.to_amount::text as "toAmount", c.effective_from as "effectiveFrom", c.recorded_at as "recordedAt",
           c.id in (select id from given) as given
    from pay_change c
    join person p on p.id = c.person_id
    join department d on d.id = p.department_id
    join personnel_case k on k.id = c.case_id
    where to_char(c.effective_from, 'YYYY-MM') = ${month}
       or c.id in (select id from given where month = ${month})
       or (to_char(c.effective_from, 'YYYY-MM') < ${month}
           and to_char(c.effective_from, 'YYYY-MM') in (select month from receipt)
           and c.id not in (select id from given where month <> ${month}))
    order by c.effective_from, c.id`.execute(db);
  return rows;
}

/** A month that has changes of pay or receipts: whether it was given, and what of it stands in no export yet. */
interface PayrollMonth {
  readonly month: string;
  readonly exported: boolean;
  /** Changes that take effect in it and stand in no export. */
  readonly waiting: number;
}

/** The months with changes of pay or receipts, the earliest first. */
export async function payrollMonths(db: Queryable): Promise<readonly PayrollMonth[]> {
  const { rows } = await sql<PayrollMonth>`
    with receipt as (
      select after ->> 'month' as month, after -> 'changes' as changes from ledger where act = ${ACT}),
    given as (
      select one.id::bigint as id from receipt r, jsonb_array_elements_text(r.changes) as one (id)),
    waiting as (
      select to_char(effective_from, 'YYYY-MM') as month, count(*)::int as n from pay_change
      where id not in (select id from given) group by 1)
    select month, month in (select month from receipt) as exported,
           coalesce((select n from waiting w where w.month = m.month), 0) as waiting
    from (select month from receipt union select to_char(effective_from, 'YYYY-MM') from pay_change) m
    order by month`.execute(db);
  return rows;
}

/** The receipts, the latest first; of one month, or of all. */
export async function payrollReceipts(
  db: Queryable,
  filter: { readonly month?: string | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly PayrollReceipt[]> {
  const { rows } = await sql<PayrollReceipt>`
    select id as no, at, actor as by, after ->> 'month' as month, seq as edition, (after -> 'rows')::int as rows,
           (after -> 'bytes')::int as bytes, after ->> 'sha256' as sha256, after ->> 'reason' as reason,
           after -> 'changes' as changes
    from ledger where act = ${ACT}
      and (${filter.month ?? null}::text is null or after ->> 'month' = ${filter.month ?? null})
      and (${filter.before ?? null}::bigint is null or id < ${filter.before ?? null})
    order by id desc limit ${filter.limit}`.execute(db);
  return rows;
}

/** Writes the receipt into the ledger; call it under {@link lockPayroll}, in the transaction that read the changes. */
export async function notePayroll(trx: Queryable, receipt: Omit<PayrollReceipt, 'no'>): Promise<void> {
  const { at, by, month, edition, ...rest } = receipt;
  const mark = { workflowId: `payroll-${month}`, seq: edition, at, actor: by, act: ACT, clause: '8.5.7', taskId: null };
  await writeLedger(trx, [{ mark: { ...mark, about: {} }, after: { month, ...rest } }]);
}
