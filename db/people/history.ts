import { sql, type RawBuilder } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { HistorySource } from '../../domain/people/people.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { HISTORY } from '../../domain/refusals/people/records.js';

interface HistoryEntry {
  readonly personId: string;
  /** Civil date on which the period begins; the one before ends with it. */
  readonly effectiveFrom: string;
  /** The day from which tenure counts (8.2.2 with I-19, 9.2.1–9.2.2), not after `effectiveFrom`. */
  readonly countsFrom: string;
  readonly source: HistorySource;
  readonly caseId?: string;
  /** The decision or notice it rests on. */
  readonly reference?: string;
  readonly reason?: string;
  /** Employee number of who decided, or the name of the process. */
  readonly recordedBy: string;
}

/** From when on somebody has a level. */
export interface LevelEntry extends HistoryEntry {
  readonly level: Level;
  /** I-65: of a promotion, the level from which it was made; 11.3 goes back to it. */
  readonly promotedFrom?: Level;
  /** I-74: the case whose level this one takes the place of. */
  readonly corrects?: string;
}

/** From when on somebody has a post. */
export interface PositionEntry extends HistoryEntry {
  readonly position: Position;
}

interface Target {
  readonly table: 'level_history' | 'position_history';
  readonly column: 'level' | 'position';
  /** The index that says it; any, where there are two. */
  readonly conflict: string;
  /** The day from which 8.2.2 or 9.2 counts. */
  readonly countsFrom: RawBuilder<unknown>;
  /** What the table keeps beside, and where it is taken from. */
  readonly more: { readonly columns: RawBuilder<unknown>; readonly values: RawBuilder<unknown> };
  /** Of the same case, what says that a row `h` is the one that is `given` now. */
  readonly same: RawBuilder<boolean>;
}
const levels: Target = {
  table: 'level_history',
  column: 'level',
  // I-21: a demotion or reversal is no assessment; the one before it goes on counting.
  countsFrom: sql`case when given.source = 'setback' then least(given."countsFrom", coalesce((
    select p.counts_from from level_history p where p.person_id = given."personId" and not p.voided
    order by p.effective_from desc, p.revision desc limit 1), given."countsFrom")) else given."countsFrom" end`,
  more: {
    columns: sql`, promoted_from, corrects`,
    values: sql`, given."promotedFrom", (select max(c.id) from level_history c where c.case_id = given.corrects)`,
  },
  conflict: '',
  // 6.2: an entry sets the standard level, and perhaps another one that is approved later.
  same: sql`(given.source <> 'entry' or h.level = given.value)`,
};
const positions: Target = {
  table: 'position_history',
  column: 'position',
  conflict: '(case_id, effective_from) where case_id is not null and revision = 0',
  countsFrom: sql`given."countsFrom"`,
  more: { columns: sql``, values: sql`` },
  same: sql`h.effective_from = given."effectiveFrom"`,
};

interface Row extends HistoryEntry {
  readonly value: string;
}

/** In the caller's transaction, or in one of its own: the lock on the people has to hold until the rows are written. */
async function append(db: Queryable, target: Target, rows: readonly Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  return db.isTransaction ? write(db, target, rows) : db.transaction().execute((trx) => write(trx, target, rows));
}

async function write(db: Queryable, target: Target, rows: readonly Row[]): Promise<number> {
  const table = sql.table(target.table);
  const column = sql.ref(target.column);
  const ids = rows.map((row) => row.personId);
  // One writer at a time a person, so that two decisions of one day get two revisions.
  await sql`select from person where id = any(${ids}::text[]) order by id for no key update`.execute(db);
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("personId" text, value text,
    "effectiveFrom" date, "countsFrom" date, source text, "caseId" text, reference text, reason text, "recordedBy" text,
    "promotedFrom" text, corrects text)`;
  const inserted = await sql`
    insert into ${table} (person_id, ${column}, effective_from, revision, source, counts_from, case_id, reference, reason, recorded_by${target.more.columns})
    select given."personId", given.value, given."effectiveFrom", coalesce(latest.revision + 1, 0), given.source,
           ${target.countsFrom}, given."caseId", given.reference,
           case when latest.revision is null then given.reason
                else coalesce(given.reason, given.source || ' after another decision of the same day') end,
           given."recordedBy"${target.more.values}
    from ${given}
    left join lateral (
      select max(h.revision) as revision from ${table} h
      where h.person_id = given."personId" and h.effective_from = given."effectiveFrom") latest on true
    where given."caseId" is null or not exists (
      select from ${table} h
      where h.case_id = given."caseId" and ${target.same})
    on conflict ${sql.raw(target.conflict)} do nothing`.execute(db);
  const wrong = await sql<{ caseId: string }>`
    select given."caseId" as "caseId" from ${given}
    where given."caseId" is not null and not exists (
      select from ${table} h
      where h.case_id = given."caseId" and h.person_id = given."personId" and h.${column} = given.value
        and h.effective_from = given."effectiveFrom")`.execute(db);
  const [first] = wrong.rows;
  if (first !== undefined) throw alreadyDecided(first.caseId);
  return Number(inserted.numAffectedRows ?? 0);
}

function alreadyDecided(caseId: string): RefusalError {
  return new RefusalError(refuse(HISTORY.CASE_ALREADY_DECIDED, { caseId }));
}

/**
 * Appends levels that were decided, all or none; call it inside the transaction of the decision.
 * A case that has set the same level before adds nothing, so a retry is safe. Returns how many rows were added.
 * @throws RefusalError `HISTORY.CASE_ALREADY_DECIDED` when a case has set another level; pg's errors for people unknown.
 */
export async function appendLevels(db: Queryable, entries: readonly LevelEntry[]): Promise<number> {
  return append(
    db,
    levels,
    entries.map(({ level, ...entry }) => ({ ...entry, value: level })),
  );
}

/** Appends posts, in the manner of {@link appendLevels}; a case may set a post once a day (trial and its end, 9.5). */
export async function appendPositions(db: Queryable, entries: readonly PositionEntry[]): Promise<number> {
  return append(
    db,
    positions,
    entries.map(({ position, ...entry }) => ({ ...entry, value: position })),
  );
}
