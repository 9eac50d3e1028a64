import { sql, type Kysely } from 'kysely';
import { ERASURE } from '../../domain/refusals/people/erasure.js';
import { PERSONAL_KINDS, type PersonalKind, type RetentionPlan } from '../../domain/privacy/retention.js';
import { RefusalError, refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Database, Queryable } from '../database.js';
import { keyOf, SEALED } from '../seals/sealed.js';
import { ERASED_TABLES, type Naming } from './erasing.js';
import { filledIn, whereOf, type Whose } from './where.js';

/** What an erasure is asked for, as its waiting change keeps it. */
export interface ErasureContent {
  readonly personId: string;
  readonly kinds: readonly PersonalKind[];
  /** The person asks for it himself, before its time is over. */
  readonly requested: boolean;
}

/** One kind of record of somebody who has left. */
export interface KindToErase {
  readonly kind: PersonalKind;
  /** Civil date from which it may go. */
  readonly dueOn: CivilDate;
  readonly due: boolean;
  /** No law keeps it, so he may ask for it before. */
  readonly onRequest: boolean;
  readonly erased: boolean;
  /** Rows that would go or be blanked, by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What stands in the way of an erasure, and what would go. */
export interface ErasurePlan {
  readonly personId: string;
  readonly leftOn: CivilDate | null;
  readonly against: readonly Refusal[];
  readonly kinds: readonly KindToErase[];
}

const APPEAL_DAYS = 14;

/** Of a change `c` with its end `e`: an erasure that was agreed to and waits for the owner of the tables. */
export const AGREED = sql<boolean>`c.kind = 'erasure' and e.outcome = 'applied'
  and not exists (select from erasure x where x.change_no = c.no)`;

/** The cases of somebody, by number. */
async function casesOf(db: Queryable, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case where person_id = ${personId} order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** What would go of somebody's records, when, and what stands against it; undefined for nobody. Nothing is written. */
export async function planErasure(
  db: Queryable,
  personId: string,
  plan: RetentionPlan,
  at: Date,
  decided?: number,
): Promise<ErasurePlan | undefined> {
  const { rows } = await sql<{ status: string; leftOn: CivilDate | null; erased: string[] }>`
    select status, left_on as "leftOn", array(
      select unnest(kinds) from erasure e where e.person_id = p.id) as erased
    from person p where id = ${personId}`.execute(db);
  const [person] = rows;
  if (person === undefined) return undefined;
  const { leftOn } = person;
  const whose = { personId, caseIds: await casesOf(db, personId) };
  const kinds: KindToErase[] = [];
  for (const kind of leftOn === null ? [] : PERSONAL_KINDS) {
    const { months, basis } = plan[kind];
    const { rows: days } = await sql<{ dueOn: CivilDate; due: boolean }>`
      select d as "dueOn", d <= (${at}::timestamptz at time zone 'Asia/Shanghai')::date as due
      from (select (${leftOn}::date + make_interval(months => ${months}::int))::date as d) one`.execute(db);
    const day = days[0] ?? { dueOn: '9999-12-31', due: false };
    const erased = person.erased.includes(kind);
    const counts = erased ? {} : await countRows(db, kind, whose);
    kinds.push({ kind, ...day, onRequest: basis !== 'law', erased, rows: counts });
  }
  const against = [
    ...(person.status === 'left' ? [] : [refuse(ERASURE.NOT_LEFT)]),
    ...(await againstErasing(db, personId, at, decided)),
    ...(kinds.length > 0 && kinds.every(({ erased }) => erased) ? [refuse(ERASURE.NOTHING_LEFT)] : []),
  ];
  return { personId, leftOn, against, kinds };
}

/** What is still needed of somebody who has left: an open case, an appeal that is running or still possible, a waiting change. */
async function againstErasing(
  db: Queryable,
  personId: string,
  at: Date,
  decided: number | undefined,
): Promise<readonly Refusal[]> {
  const { rows: open } = await sql<{ id: string }>`
    select id from personnel_case
    where person_id = ${personId} and (closed_at is null or closed_at > ${at}::timestamptz - make_interval(days => ${APPEAL_DAYS}::int))
    order by 1`.execute(db);
  const { rows: waiting } = await sql<{ kind: string }>`
    select kind from waiting_change c left join waiting_change_end e on e.change_no = c.no
    where ${personId} = any(c.about) and c.no <> ${decided ?? 0}
      and (e.change_no is null and c.expires_at > ${at}
           or ${AGREED})`.execute(db);
  const asked = waiting.some(({ kind }) => kind === 'erasure');
  return [
    ...(open.length === 0 ? [] : [refuse(ERASURE.OPEN_CASE, { cases: open.map(({ id }) => id) })]),
    ...(asked ? [refuse(ERASURE.ASKED)] : []),
    ...(waiting.some(({ kind }) => kind !== 'erasure') ? [refuse(ERASURE.CHANGE_WAITS)] : []),
  ];
}

/** Which rows go, or lose something. */
const touchedBy = (erasing: (typeof ERASED_TABLES)[number]['erasing']): string =>
  'blanks' in erasing
    ? erasing.blanks
    : [erasing.goes, ...(erasing.names === undefined ? [] : [erasing.names.blanks])].join(' or ');

async function countRows(db: Queryable, kind: PersonalKind, whose: Whose): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { table, kind: of, erasing } of ERASED_TABLES) {
    if (of !== kind) continue;
    const where = whereOf(touchedBy(erasing), whose);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} t where ${where}`.execute(db);
    if ((rows[0]?.n ?? 0) > 0) counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

/**
 * Which kinds go: those that are due, or on the person's own request all that no law keeps.
 * @throws RefusalError `ERASURE.*` where something stands against it, or nothing is due.
 */
export function kindsToErase({ against, kinds }: ErasurePlan, requested: boolean): readonly PersonalKind[] {
  const [first] = against;
  if (first !== undefined) throw new RefusalError(first);
  const left = kinds.filter(({ erased }) => !erased);
  const going = left.filter(({ due, onRequest }) => due || (requested && onRequest));
  if (going.length === 0) {
    const [dueOn = ''] = left.map((one) => one.dueOn).sort();
    throw new RefusalError(refuse(ERASURE.NOT_DUE, { dueOn }));
  }
  return going.map(({ kind }) => kind);
}

/** An erasure that was agreed to and not carried out yet. */
export interface ApprovedErasure extends ErasureContent {
  readonly no: number;
  readonly askedBy: string;
  readonly approvedBy: string;
}

/** The erasures that a second person has agreed to and that nobody has carried out yet. */
export async function approvedErasures(db: Queryable): Promise<readonly ApprovedErasure[]> {
  const { rows } = await sql<{ no: number; askedBy: string; approvedBy: string; content: ErasureContent }>`
    select c.no, c.asked_by as "askedBy", e.ended_by as "approvedBy", c.content
    from waiting_change c join waiting_change_end e on e.change_no = c.no
    where ${AGREED} order by c.no`.execute(db);
  return rows.map(({ content, ...rest }) => ({ ...rest, ...content }));
}

/** By whom it is carried out, when, and how long what is kept. */
export interface CarryingOut {
  /** `command:<user>` */
  readonly by: string;
  readonly at: Date;
  readonly plan: RetentionPlan;
}

/**
 * Carries an approved erasure out, whole or not at all, as the owner of the tables: rows go, links of the chain lose salt
 * and content and say by which erasure, and a sealed record says who asked, agreed and did it. Judged again first.
 * @throws RefusalError `ERASURE.*`; then nothing is changed
 */
export async function carryOutErasure(
  db: Kysely<Database>,
  approved: ApprovedErasure,
  { by, at, plan }: CarryingOut,
): Promise<Readonly<Record<string, number>>> {
  const { no, personId, kinds, requested } = approved;
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('jinji-seals'))`.execute(trx);
    await sql`set local jinji.erasing = 'on'`.execute(trx);
    const found = await planErasure(trx, personId, plan, at, no);
    if (found === undefined) throw new RefusalError(refuse(ERASURE.NOTHING_LEFT));
    const allowed = kindsToErase(found, requested);
    const whose = { personId, caseIds: await casesOf(trx, personId), erasureNo: no };
    const links: Record<string, number> = {};
    const gone: Record<string, number> = {};
    for (const { table, kind, erasing } of ERASED_TABLES) {
      if (!kinds.includes(kind) || !allowed.includes(kind)) continue;
      const where = whereOf('goes' in erasing ? erasing.goes : erasing.blanks, whose);
      const erased = await eraseLinks(trx, table, where, no);
      if (erased > 0) links[table] = erased;
      const left = 'goes' in erasing ? erasing.names : erasing;
      const rows =
        ('goes' in erasing ? await remove(trx, table, where) : 0) +
        (left === undefined ? 0 : await blank(trx, table, left, whose));
      if (rows > 0) gone[table] = rows;
    }
    const { askedBy, approvedBy } = approved;
    await sql`
      insert into erasure (change_no, person_id, kinds, requested, asked_by, approved_by, carried_out_by, at, links)
      values (${no}, ${personId}, ${kinds.filter((kind) => allowed.includes(kind))}::text[], ${requested}, ${askedBy},
        ${approvedBy}, ${by}, ${at}, ${JSON.stringify(links)}::jsonb)`.execute(trx);
    return gone;
  });
}

async function remove(trx: Queryable, table: keyof Database, where: ReturnType<typeof whereOf>): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} t where ${where}`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

async function blank(trx: Queryable, table: keyof Database, { blanks, set }: Naming, whose: Whose): Promise<number> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} t set ${filledIn(set, whose)} where ${whereOf(blanks, whose)}`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** The links of a table's rows lose their salt; what waits for its seal cannot go yet. */
async function eraseLinks(
  trx: Queryable,
  table: keyof Database,
  where: ReturnType<typeof whereOf>,
  no: number,
): Promise<number> {
  const sealed = SEALED.find(({ source }) => source === table);
  if (sealed === undefined) return 0;
  const keys = sql`select ${keyOf(sealed.key)} from ${sql.table(table)} t where ${where}`;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from unsealed where source = ${table} and key in (${keys})`.execute(trx);
  if ((rows[0]?.n ?? 0) > 0) throw new RefusalError(refuse(ERASURE.UNSEALED));
  const { numAffectedRows } = await sql`
    update seal set salt = null, erasure_no = ${no} where source = ${table} and key in (${keys})`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
