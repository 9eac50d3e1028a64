import { sql } from 'kysely';
import type { Queryable } from '../database.js';

const among = (bringers: readonly string[]) => sql`any(${[...bringers]}::text[])`;

/** Ratings, complaints and leaves: lines about whoever brings them. */
export const aboutOneself = (bringers: readonly string[]) => sql`
  select line, 'OWN' as code from judged_row where value ->> 'personId' = ${among(bringers)}`;

/**
 * People: lines about whoever brings them or that put others under him; levels and posts; heads of departments; whoever
 * holds the role of general manager or HR manager; mail addresses to which the sensitive accounts are sent their links.
 */
export const peopleThatWait = (bringers: readonly string[]) => sql`
  select line, 'OWN' as code from judged_row
  where key = ${among(bringers)}
     or (value ->> 'superiorId' = ${among(bringers)} and (verdict = 'new' or former ? 'superiorId'))
  union all
  select line, 'LEVEL' from judged_row
  where (verdict = 'new' and (value ->> 'level' is not null or value ->> 'position' is not null))
     or former ?| array['level', 'levelSince', 'position', 'positionSince']
  union all
  select j.line, 'HEAD' from judged_row j
  where (j.verdict = 'new' and j.value -> 'headsDepartment' = 'true') or j.former ? 'headsDepartment'
     or (j.former ?| array['status', 'leftOn', 'department'] and exists (select from department d where d.head_id = j.key))
  union all
  select j.line, case r.role when 'gm' then 'GM' else 'HR_MANAGER' end
  from judged_row j join account a on a.person_id = j.key join account_role r on r.account_id = a.id
  where r.role in ('gm', 'hr-manager')
  union all
  select j.line, 'MAIL' from judged_row j join account a on a.person_id = j.key join account_role r on r.account_id = a.id
  where j.former ? 'email' and r.role in ('hr', 'it-admin', 'auditor')`;

/** Marks the judged lines that wait, by the kind's own rules; and takes them out of the staging table. */
export async function markWaiting(db: Queryable, waits: ReturnType<typeof aboutOneself>): Promise<void> {
  await sql`analyze judged_row`.execute(db);
  await sql`
    update judged_row j set waits = w.code
    from (select line, max(code) as code from (${waits}) each_one group by line) w
    where w.line = j.line and j.verdict in ('new', 'changed')`.execute(db);
  await unstageWaiting(db);
}

/** Whoever is put under somebody whose own line waits as new, or whose superior changes with it, waits as well. */
export async function markDependent(db: Queryable): Promise<void> {
  for (;;) {
    const { numAffectedRows } = await sql`
      update judged_row j set waits = 'DEPENDS' from judged_row o
      where j.waits is null and j.verdict in ('new', 'changed') and (j.verdict = 'new' or j.former ? 'superiorId')
        and o.key = j.value ->> 'superiorId' and o.waits is not null
        and (o.verdict = 'new' or o.former ? 'superiorId')`.execute(db);
    if (numAffectedRows === 0n) break;
  }
  await unstageWaiting(db);
}

/** Marks the lines of these people as well: without those that wait they would report in a circle. False where there are none. */
export async function markCircular(db: Queryable, personIds: readonly string[]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update judged_row set waits = 'DEPENDS'
    where waits is null and verdict in ('new', 'changed') and key = any(${[...personIds]}::text[])`.execute(db);
  await markDependent(db);
  return numAffectedRows !== 0n;
}

const unstageWaiting = async (db: Queryable): Promise<void> => {
  await sql`delete from staged_row s using judged_row j where j.line = s.line and j.waits is not null`.execute(db);
};

/** The lines that wait go no further in this transaction: what is applied are the others. */
export async function holdWaiting(db: Queryable): Promise<void> {
  await sql`update judged_row set verdict = 'waiting' where waits is not null`.execute(db);
}

/** Lines that wait, with whom each is about. */
export interface WaitingLine {
  readonly line: number;
  readonly personId: string;
}

/** The judged lines that wait, in the order of the file. */
export async function readWaiting(db: Queryable): Promise<readonly WaitingLine[]> {
  const { rows } = await sql<WaitingLine>`
    select line, coalesce(value ->> 'personId', key) as "personId" from judged_row
    where waits is not null order by line`.execute(db);
  return rows;
}

/** How many of the judged lines wait. */
export async function countWaiting(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from judged_row where waits is not null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What some judged lines come to now, in short: another one means that the records have changed in between. */
export async function digestOfLines(db: Queryable, lines: readonly number[]): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(
      line || ' ' || verdict || ' ' || coalesce(former::text, '') || ' ' || problems::text, ',' order by line), ''), 'UTF8')),
      'hex') as digest
    from judged_row where line = any(${[...lines]}::int[])`.execute(db);
  return rows[0]?.digest ?? '';
}

/** Keeps with the import which of its lines wait, as it was applied. */
export async function keepWaiting(db: Queryable, importId: string): Promise<void> {
  await sql`
    update import_row r set waits = j.waits from judged_row j
    where r.import_id = ${importId} and r.line = j.line and r.waits is distinct from j.waits`.execute(db);
  await sql`
    update import set summary = summary || jsonb_build_object(
      'waiting', (select count(*) from judged_row where waits is not null)) where id = ${importId}`.execute(db);
}
