import { sql } from 'kysely';
import type { Level } from '../../../domain/vocabulary/level.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import type { Queryable } from '../../database.js';
import { PAY } from '../../../domain/refusals/people/pay.js';

/** A monthly amount of a level from a day on; CNY with two decimals, as text. */
export interface PayRate {
  readonly level: Level;
  readonly effectiveFrom: string;
  readonly monthlyAmount: string;
}

/** A change of pay that follows from a change of level (12.2, I-42); amounts in CNY a month, as text. */
export interface PayChange {
  readonly personId: string;
  readonly caseId: string;
  /** Null at entry (§6). */
  readonly fromLevel: Level | null;
  readonly toLevel: Level;
  /** Null where the pay table has no amount for the level. */
  readonly fromAmount: string | null;
  readonly toAmount: string | null;
  /** Civil date; for a promotion the first of a month (12.2). */
  readonly effectiveFrom: string;
}

/** The monthly amount of each level that the pay table holds as of a day. */
export async function payTableOn(db: Queryable, day: string): Promise<ReadonlyMap<Level, string>> {
  const { rows } = await sql<{ level: Level; amount: string }>`
    select distinct on (level) level, monthly_amount::text as amount from pay_table
    where effective_from <= ${day} order by level, effective_from desc`.execute(db);
  return new Map(rows.map((row) => [row.level, row.amount]));
}

/**
 * Looks whether rates can be added.
 * @throws RefusalError `PAY.STANDS_ALREADY` where another amount stands from that very day on.
 */
export async function admitPayRates(db: Queryable, rates: readonly PayRate[]): Promise<void> {
  const { rows } = await sql<{ level: Level; amount: string; effectiveFrom: string }>`
    select t.level, t.monthly_amount::text as amount, t.effective_from as "effectiveFrom" from pay_table t
    join jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as given(level text, "monthlyAmount" numeric, "effectiveFrom" date)
      on given.level = t.level and given."effectiveFrom" = t.effective_from
    where given."monthlyAmount" <> t.monthly_amount limit 1`.execute(db);
  const [stands] = rows;
  if (stands !== undefined) throw new RefusalError(refuse(PAY.STANDS_ALREADY, stands));
}

/** Adds rates to the pay table; a rate that stands already is left as it is (amounts are never rewritten). */
export async function addPayRates(db: Queryable, rates: readonly PayRate[], recordedBy: string): Promise<void> {
  if (rates.length === 0) return;
  await db
    .insertInto('pay_table')
    .values(
      rates.map((rate) => ({
        level: rate.level,
        effective_from: rate.effectiveFrom,
        monthly_amount: rate.monthlyAmount,
        recorded_by: recordedBy,
      })),
    )
    .onConflict((conflict) => conflict.columns(['level', 'effective_from']).doNothing())
    .execute();
}

/**
 * Records the pay changes of decided cases (8.5.7, 12.2), all or none; call it inside the decision's transaction.
 * A case that has the same change already adds nothing; an entry has its first pay beside a change (6.2). Returns how
 * many were added.
 * @throws RefusalError `PAY.CASE_ALREADY_CHANGED` when the case has another change.
 */
export async function appendPayChanges(
  db: Queryable,
  changes: readonly (PayChange & { readonly recordedBy: string })[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const given = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given("personId" text, "caseId" text,
    "fromLevel" text, "toLevel" text, "fromAmount" numeric, "toAmount" numeric, "effectiveFrom" date, "recordedBy" text)`;
  const inserted = await sql`
    insert into pay_change (person_id, case_id, from_level, to_level, from_amount, to_amount, effective_from, recorded_by)
    select "personId", "caseId", "fromLevel", "toLevel", "fromAmount", "toAmount", "effectiveFrom", "recordedBy"
    from ${given} on conflict (case_id, (from_level is null)) do nothing`.execute(db);
  const { rows } = await sql<{ caseId: string }>`
    select given."caseId" as "caseId" from ${given}
    join pay_change c on c.case_id = given."caseId" and (c.from_level is null) = (given."fromLevel" is null)
    where (c.person_id, c.from_level, c.to_level, c.effective_from)
          is distinct from (given."personId", given."fromLevel", given."toLevel", given."effectiveFrom")`.execute(db);
  const [wrong] = rows;
  if (wrong === undefined) return Number(inserted.numAffectedRows ?? 0);
  throw new RefusalError(refuse(PAY.CASE_ALREADY_CHANGED, { caseId: wrong.caseId }));
}

/** The pay changes of a person, latest first. */
export async function listPayChanges(db: Queryable, personId: string): Promise<readonly PayChange[]> {
  const { rows } = await sql<PayChange>`
    select person_id as "personId", case_id as "caseId", from_level as "fromLevel", to_level as "toLevel",
           from_amount::text as "fromAmount", to_amount::text as "toAmount", effective_from as "effectiveFrom"
    from pay_change where person_id = ${personId} order by effective_from desc, id desc`.execute(db);
  return rows;
}
