import { sql } from 'kysely';
import type { CycleFacts } from '../../domain/people/people.js';
import type { Month } from '../../domain/vocabulary/month.js';
import { readCycleFacts } from '../cycles/facts.js';
import type { Queryable } from '../database.js';

/** What HR's records say of somebody who is to be nominated (9.2, I-47). */
export interface NomineeFacts {
  readonly known: boolean;
  readonly left: boolean;
  /** Absent without a post of the ladder. */
  readonly facts: CycleFacts | undefined;
}

/** As of a civil date; ratings, complaints and leaves of the months asked for. */
export async function readNominee(
  db: Queryable,
  personId: string,
  on: string,
  { first, last }: { readonly first: Month; readonly last: Month },
): Promise<NomineeFacts> {
  const question = { referenceDay: on, windowFrom: first, windowTo: last, personIds: [personId] };
  const [facts] = await readCycleFacts(db, question);
  const { rows } = await sql<{ left: boolean }>`
    select status_on(p.status, p.confirmed_on, p.left_on, ${on}) = 'left' as left
    from person p where p.id = ${personId}`.execute(db);
  const [row] = rows;
  return {
    known: row !== undefined,
    left: row?.left ?? false,
    facts,
  };
}

/** Somebody's open promotion to another post; undefined when there is none. */
export async function openPositionCase(db: Queryable, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case where person_id = ${personId} and exclusive = 'position' and closed_at is null`.execute(
    db,
  );
  return rows[0]?.id;
}

/** A nomination to be written: who for which vacancy (§9.2), and what the engine found. */
export interface NewNominee {
  readonly caseId: string;
  readonly personId: string;
  readonly vacancyId: string;
  readonly post: string;
  readonly outcome: string;
  readonly openedBy: string;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
}

/**
 * Opens the case of a nominee unless another promotion of his to a post is open (I-46): the one who comes first has
 * him, whatever other vacancy nominates him at the same time. A repeated call finds its own case.
 * @returns whether the case stands.
 */
export async function openNominee(db: Queryable, nominee: NewNominee, at: Date): Promise<boolean> {
  const { caseId, personId, vacancyId, post, outcome, openedBy, policyVersion, choices } = nominee;
  await sql`
    insert into personnel_case (id, kind, person_id, group_id, vacancy_id, post, stage, outcome, exclusive,
                                evaluation_no, policy_version, choices, opened_by, opened_at)
    values (${caseId}, 'position-promotion', ${personId}, ${vacancyId}, ${vacancyId}, ${post}, 'verification', ${outcome},
            'position', 1, ${policyVersion}, ${JSON.stringify(choices)}::jsonb, ${openedBy}, ${at})
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case where id = ${caseId} and person_id = ${personId}`.execute(db);
  return rows.length > 0;
}

/** A rater as far as it decides whether he may fill in a sheet (I-35, I-48). */
export interface RaterStanding {
  readonly personId: string;
  readonly known: boolean;
  readonly left: boolean;
  /** Departments that he heads; where the records name no head, the one he belongs to. */
  readonly heads: readonly string[];
  /** Nominated for the same vacancy, also where that case is over. */
  readonly competes: boolean;
  readonly relatives: readonly string[];
}

/** What is known of people as raters: whether they left or compete, which departments they head, their relatives. */
export async function raterStandings(
  db: Queryable,
  vacancyId: string,
  personIds: readonly string[],
): Promise<readonly RaterStanding[]> {
  const { rows } = await sql<RaterStanding>`
    select given.id as "personId", p.id is not null as known, coalesce(p.status = 'left', false) as left,
           array(select d.id::text from department d
                 where d.head_id = given.id or d.head_id is null and d.id = p.department_id) as heads,
           exists (select from personnel_case c where c.vacancy_id = ${vacancyId} and c.person_id = given.id) as competes,
           array(select r.relative_id::text from declared_relative r where r.person_id = given.id and r.withdrawn_at is null
                 union select r.person_id::text from declared_relative r where r.relative_id = given.id and r.withdrawn_at is null) as relatives
    from unnest(${[...new Set(personIds)]}::text[]) as given(id) left join person p on p.id = given.id`.execute(db);
  return rows;
}
