import { sql } from 'kysely';
import type { CycleChange } from '../../domain/pipelines/level-promotion/parts.js';
import type { CalendarYear } from '../../domain/vocabulary/workdays.js';
import type { Queryable } from '../database.js';

/** A cycle of §8 with its days and how far it is. */
export interface CycleRow {
  readonly id: string;
  /** `special`: of one person, outside the half-yearly cycles (I-26). */
  readonly kind: 'regular' | 'special';
  readonly month: string;
  readonly stage: 'draft' | 'collecting' | 'running' | 'closed' | 'dismissed';
  readonly launchFrom: string;
  readonly launchBy: string;
  readonly launchedOn: string | null;
  readonly launchedBy: string | null;
  readonly late: boolean;
  readonly lateReason: string | null;
  readonly closingDate: string | null;
  readonly evaluatedAt: Date | null;
  readonly closedAt: Date | null;
  /** I-81: by whom it was dropped before its launch, and why. */
  readonly droppedBy: string | null;
  readonly dropReason: string | null;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  /** The workdays of the cycle month's year as they were known when the cycle was drafted. */
  readonly calendar: CalendarYear | null;
  readonly openedBy: string;
  readonly version: number;
}

const columns = sql`id, kind, month, stage, launch_from as "launchFrom", launch_by as "launchBy", launched_on as "launchedOn",
  launched_by as "launchedBy", late, late_reason as "lateReason", closing_date as "closingDate",
  evaluated_at as "evaluatedAt", closed_at as "closedAt",
  dropped_by as "droppedBy", drop_reason as "dropReason", policy_version as "policyVersion", choices, calendar,
  opened_by as "openedBy", version`;

/** A cycle by its id, such as `LC-2026-07`; undefined where there is none. */
export async function findCycle(db: Queryable, id: string): Promise<CycleRow | undefined> {
  const { rows } = await sql<CycleRow>`select ${columns} from cycle where id = ${id}`.execute(db);
  return rows[0];
}

/** The cycle, for those who work in it; throws where there is none. */
export async function readCycle(db: Queryable, id: string): Promise<CycleRow> {
  const cycle = await findCycle(db, id);
  if (cycle === undefined) throw new Error(`cycle ${id} is not there`);
  return cycle;
}

/** The cycles of a month, dismissed drafts included, in the order of their numbers. */
export async function cyclesOfMonth(db: Queryable, month: string): Promise<readonly CycleRow[]> {
  const { rows } = await sql<CycleRow>`
    select ${columns} from cycle where month = ${month} and kind = 'regular' order by created_at, id`.execute(db);
  return rows;
}

/** A page of cycles of a kind, latest month first. */
export async function listCycles(
  db: Queryable,
  kind: CycleRow['kind'],
  page: { readonly after?: { readonly month: string; readonly id: string }; readonly limit: number },
): Promise<readonly CycleRow[]> {
  const after = page.after === undefined ? sql`true` : sql`(month, id) < (${page.after.month}, ${page.after.id})`;
  const { rows } = await sql<CycleRow>`
    select ${columns} from cycle where kind = ${kind} and ${after} order by month desc, id desc limit ${page.limit}`.execute(
    db,
  );
  return rows;
}

/** A regular cycle to be drafted (§8.1, §8.5.1). */
export interface NewCycle {
  readonly id: string;
  readonly month: string;
  readonly launchFrom: string;
  readonly launchBy: string;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly calendar: CalendarYear | null;
  readonly openedBy: string;
}

/** Creates a drafted cycle; nothing happens when it is there already. */
export async function insertCycle(db: Queryable, cycle: NewCycle): Promise<void> {
  await sql`
    insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, calendar, opened_by)
    values (${cycle.id}, ${cycle.month}, 'draft', ${cycle.launchFrom}, ${cycle.launchBy}, ${cycle.policyVersion},
            ${JSON.stringify(cycle.choices)}::jsonb,
            ${cycle.calendar === null ? null : JSON.stringify(cycle.calendar)}::jsonb, ${cycle.openedBy})
    on conflict (id) do nothing`.execute(db);
}

/** I-26: a cycle of one, under way from the day it is opened; that day stands in for the reference day. */
export async function insertSpecialCycle(
  trx: Queryable,
  cycle: Omit<NewCycle, 'launchFrom' | 'launchBy'> & { readonly today: string; readonly at: Date },
): Promise<void> {
  const { id, month, today, at, policyVersion, choices, calendar, openedBy } = cycle;
  await sql`
    insert into cycle (id, kind, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, evaluated_at,
                       policy_version, choices, calendar, opened_by)
    values (${id}, 'special', ${month}, 'running', ${today}, ${today}, ${today}, ${openedBy}, ${today}, ${at},
            ${policyVersion}, ${JSON.stringify(choices)}::jsonb,
            ${calendar === null ? null : JSON.stringify(calendar)}::jsonb, ${openedBy})`.execute(trx);
}

/** The half-yearly cycle that waits for late ratings (I-13), if one does. */
export async function regularCycleCollecting(db: Queryable): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from cycle where kind = 'regular' and stage = 'collecting' limit 1`.execute(db);
  return rows[0]?.id;
}

/** Brings the row to the stage that the workflow has reached (8.5.1, I-13). */
export async function changeCycle(db: Queryable, id: string, change: CycleChange, at: Date): Promise<void> {
  const { launch, drop, undone = false } = change;
  await sql`
    update cycle set
      stage = ${change.stage},
      launched_on = case when not ${undone} then coalesce(${launch?.on ?? null}, launched_on) end,
      launched_by = case when not ${undone} then coalesce(${launch?.by ?? null}, launched_by) end,
      late = not ${undone} and (${launch?.late ?? null}::boolean is true or late),
      late_reason = case when not ${undone} then coalesce(${launch?.lateReason ?? null}, late_reason) end,
      closing_date = case when not ${undone} then coalesce(${change.closingDate ?? null}, closing_date) end,
      dropped_by = coalesce(${drop?.by ?? null}, dropped_by),
      drop_reason = coalesce(${drop?.reason ?? null}, drop_reason),
      closed_at = case when ${change.stage} in ('closed', 'dismissed') then ${at}::timestamptz end,
      version = version + 1
    where id = ${id}`.execute(db);
}

/** How many cases of the cycle are open; whoever asks inside a transaction waits for others who ask. */
export async function countOpenCases(db: Queryable, cycleId: string): Promise<number> {
  await sql`select from cycle where id = ${cycleId} for no key update`.execute(db);
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from personnel_case where group_id = ${cycleId} and closed_at is null`.execute(db);
  return rows[0]?.open ?? 0;
}

/** Notes that everybody in the cycle has his evaluation of the reference day (I-20). */
export async function markEvaluated(db: Queryable, cycleId: string, at: Date): Promise<void> {
  await sql`update cycle set evaluated_at = ${at}, version = version + 1 where id = ${cycleId}`.execute(db);
}
