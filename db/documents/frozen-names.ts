import { createHash, randomBytes } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { FrozenName } from '../../domain/documents/frozen-name.js';
import { ERASED_NAME } from '../../domain/privacy/erased-name.js';
import type { Queryable } from '../database.js';
import { namesOf } from '../people/people.js';

const SALT_BYTES = 16;
const digest = (salt: string, name: string): string =>
  createHash('sha256')
    .update(salt + name)
    .digest('hex');

/** Freezes how people are called at present, apart from what names them (docs/decisions/0076); by employee number. */
export async function freezeNames(
  trx: Queryable,
  people: readonly string[],
): Promise<(personId: string) => FrozenName> {
  const names = await namesOf(trx, people);
  const rows = [...names].map(([personId, name]) => {
    const salt = randomBytes(SALT_BYTES).toString('hex');
    return { personId, name, salt, sha256: digest(salt, name) };
  });
  const { rows: frozen } = await sql<FrozenName>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given("personId" text, name text, salt text, sha256 text)),
    known as (
      select distinct on (n.person_id) n.person_id, n.sha256 from frozen_name n
      join given g on (g."personId", g.name) = (n.person_id, n.name) order by n.person_id, n.sha256),
    made as (
      insert into frozen_name (sha256, person_id, salt, name)
      select sha256, "personId", salt, name from given where "personId" not in (select person_id from known)
      returning person_id, sha256)
    select person_id as "personId", sha256 from known union all select person_id, sha256 from made`.execute(trx);
  const found = new Map(frozen.map((one) => [one.personId, one]));
  return (personId) => {
    const one = found.get(personId);
    if (one === undefined) throw new Error(`${personId} is not among the people`);
    return one;
  };
}

/** How people were called when they were named; whose name was erased has the mark of it. */
export async function spellNames(db: Queryable, names: readonly FrozenName[]): Promise<(name: FrozenName) => string> {
  const { rows } = await sql<{ sha256: string; name: string }>`
    select sha256, name from frozen_name where sha256 = any(${names.map(({ sha256 }) => sha256)}::text[])`.execute(db);
  const found = new Map(rows.map(({ sha256, name }) => [sha256, name]));
  return ({ sha256 }) => found.get(sha256) ?? ERASED_NAME;
}

/** A name as a signature has it: by the digest under which it stands apart, or as one of before says it. */
export const nameSigned = (inClear: RawBuilder<unknown>, sha256: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`coalesce(${inClear}, case when ${sha256} is not null then coalesce(
    (select n.name from frozen_name n where n.sha256 = ${sha256}), ${ERASED_NAME}) end)`;
