import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import { changedValues, givenValues, personColumns } from './person-columns.js';
import type { Applying } from './staging.js';

async function foundDepartments(db: Queryable): Promise<void> {
  // I-05: the department of the policy has a number that never changes; others take one from their name.
  await sql`
    insert into department (id, name)
    select case name when '客户关怀部' then 'customer-care' else 'dept-' || left(md5(name), 12) end, name
    from (select distinct value ->> 'department' as name from judged_row where verdict in ('new', 'changed')) n
    on conflict do nothing`.execute(db);
}

async function writePeople(db: Queryable): Promise<void> {
  await sql`
    insert into person (id, department_id, ${personColumns})
    select j.key, d.id, ${givenValues}
    from judged_row j join department d on d.name = j.value ->> 'department' where j.verdict = 'new'`.execute(db);
  await sql`
    update person p set department_id = d.id, ${changedValues}
    from judged_row j join department d on d.name = j.value ->> 'department'
    where j.verdict = 'changed' and p.id = j.key`.execute(db);
  await sql`
    update department d set head_id = case when j.value -> 'headsDepartment' = 'true' then j.key end
    from judged_row j
    where j.verdict in ('new', 'changed') and d.name = j.value ->> 'department'
      and (j.value -> 'headsDepartment' = 'true' or (j.value -> 'headsDepartment' = 'false' and d.head_id = j.key))`.execute(
    db,
  );
}

/** A first post or level begins with its date; without one, with the confirmation or the hiring. */
async function writeFirst(db: Queryable, kind: 'level' | 'position', how: Applying): Promise<void> {
  const since = sql.lit(`${kind}Since`);
  const otherwise = kind === 'level' ? sql`coalesce(p.confirmed_on, p.hired_on)` : sql`p.hired_on`;
  await sql`
    insert into ${sql.table(`${kind}_history`)} (person_id, ${sql.ref(kind)}, effective_from, counts_from, source, reference, recorded_by)
    select p.id, j.value ->> ${sql.lit(kind)}, since.day, since.day, 'import', ${how.importId}, ${how.actor}
    from judged_row j join person p on p.id = j.key
    cross join lateral (select coalesce((j.value ->> ${since})::date, ${otherwise}) as day) since
    where j.verdict in ('new', 'changed') and j.value ->> ${sql.lit(kind)} is not null
      and not exists (select from ${sql.table(`${kind}_period`)} h where h.person_id = p.id)`.execute(db);
}

/** A correction is a revision of the period that runs; it restarts no three months (I-21). */
async function writeCorrections(db: Queryable, kind: 'level' | 'position', how: Applying): Promise<void> {
  const table = sql.table(`${kind}_history`);
  await sql`
    insert into ${table} (person_id, ${sql.ref(kind)}, effective_from, revision, counts_from, source, reference, reason, recorded_by)
    select o.person_id, coalesce(j.value ->> ${sql.lit(kind)}, o.${sql.ref(kind)}), o.effective_from,
           (select max(revision) + 1 from ${table} h where h.person_id = o.person_id and h.effective_from = o.effective_from),
           coalesce((j.value ->> ${sql.lit(`${kind}Since`)})::date, o.counts_from), 'correction', ${how.importId},
           j.value ->> 'reason', ${how.actor}
    from judged_row j join ${sql.raw(`${kind}_on`)}(${how.today}) o on o.person_id = j.key
    where j.verdict = 'changed' and j.value ? 'reason'
      and (j.value ->> ${sql.lit(kind)} <> o.${sql.ref(kind)}
           or (j.value ->> ${sql.lit(`${kind}Since`)})::date <> o.counts_from)`.execute(db);
}

/** Writes the people of the judged lines: departments first, then people in any order, then what hangs on them. */
export async function applyPeople(db: Queryable, how: Applying): Promise<void> {
  await foundDepartments(db);
  await writePeople(db);
  for (const kind of ['position', 'level'] as const) {
    await writeCorrections(db, kind, how);
    await writeFirst(db, kind, how);
  }
}
