import { sql } from 'kysely';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import type { Queryable } from '../database.js';

/** Of these the people who have left, each with who acts for him now: the successor, or the successor's (I-58). */
export async function successorsOf(db: Queryable, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; by: string }>`
    with recursive newest as (
      select distinct on (s.person_id) s.person_id, s.successor_id
      from succession s join person p on p.id = s.person_id and p.status = 'left' order by s.person_id, s.id desc
    ), chain (id, by, height) as (
      select person_id::text, successor_id::text, 1 from newest where person_id = any(${[...personIds]}::text[])
      union all
      select c.id, n.successor_id::text, c.height + 1 from chain c join newest n on n.person_id = c.by where c.height < 20)
    select distinct on (id) id, by from chain order by id, height desc`.execute(db);
  return new Map(rows.map(({ id, by }) => [id, by]));
}

/** A departure that a second person has approved (4.1), by the number of the change. */
export interface ApprovedDeparture {
  readonly no: number;
  readonly input: Omit<DepartureInput, 'caseId'>;
}

/** Those that were approved since an instant and have no case yet. */
export async function approvedDepartures(db: Queryable, since: Date): Promise<readonly ApprovedDeparture[]> {
  const { rows } = await sql<ApprovedDeparture>`
    select c.no, c.content as input from waiting_change c join waiting_change_end e on e.change_no = c.no
    where c.kind = 'departure' and e.outcome = 'applied' and e.at >= ${since}
      and not exists (select from reserved_number r join personnel_case k on k.id = r.number
                      where r.act_id = 'change-' || c.no)
    order by c.no`.execute(db);
  return rows;
}

/** Somebody who has left, by which departure. */
export interface Leaver {
  readonly personId: string;
  readonly departureId: string;
  /** Civil date: the first day on which he was gone. */
  readonly leftOn: string;
}

/** Of these the people who have left by a departure (I-58), each by the latest. */
export async function leaversOf(db: Queryable, personIds: readonly string[]): Promise<readonly Leaver[]> {
  const { rows } = await sql<Leaver>`
    select distinct on (c.person_id) c.person_id as "personId", c.id as "departureId", c.effective_from as "leftOn"
    from personnel_case c join person p on p.id = c.person_id and p.status = 'left'
    where c.kind = 'departure' and c.outcome = 'left' and c.person_id = any(${[...personIds]}::text[])
    order by c.person_id, c.id desc`.execute(db);
  return rows;
}
