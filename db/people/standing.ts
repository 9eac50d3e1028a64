import { sql } from 'kysely';
import type { CycleMarks, StandingFacts } from '../../domain/evaluation/standing.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { readCycleFacts } from '../cycles/facts.js';
import type { Queryable } from '../database.js';
import { readerOf, sight, type Viewer } from '../cases/sight.js';

/** More months than any reading looks back from a cycle that may be open late: twelve, and twelve further (I-09). */
const MONTHS_BACK = 30;

/**
 * Of these people, whose open setback stands where the viewer is not told: to him it may still lower them (I-68), so
 * that nothing tells what was decided before it is told (§11).
 */
async function setbacksUntold(
  db: Queryable,
  viewer: Viewer,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ personId: string }>`
    select c.person_id as "personId" from personnel_case c
    join person p on p.id = c.person_id join department d on d.id = p.department_id
    cross join lateral (select ${readerOf(viewer)} as reader) v
    where c.person_id = any(${[...personIds]}::text[]) and c.kind = 'setback' and c.closed_at is null
      and not ${sight(sql<boolean>`c.released`).isStageTold}`.execute(db);
  return new Set(rows.map(({ personId }) => personId));
}

/** What HR's records say today of people on the ladder, as far as the viewer is told, by employee number; who has no post is not in it. */
export async function readStandingFacts(
  db: Queryable,
  personIds: readonly string[],
  today: string,
  viewer: Viewer,
): Promise<ReadonlyMap<string, StandingFacts>> {
  const month = monthOf(today);
  const facts = await readCycleFacts(db, {
    referenceDay: today,
    windowFrom: addToMonth(month, -MONTHS_BACK),
    windowTo: month,
    personIds,
  });
  const { rows } = await sql<Pick<StandingFacts, 'hiredOn' | 'confirmedOn' | 'leftOn'> & { readonly id: string }>`
    select id, hired_on as "hiredOn", confirmed_on as "confirmedOn", left_on as "leftOn" from person
    where id = any(${[...personIds]}::text[])`.execute(db);
  const untold = await setbacksUntold(db, viewer, personIds);
  const dates = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    facts.flatMap((one) => {
      const known = dates.get(one.personId);
      if (known === undefined) return [];
      const { hiredOn, confirmedOn, leftOn } = known;
      const { position, positionSince, level, levelSince, status, ratings, complaints, leaves, demotionPending } = one;
      const standing: StandingFacts = {
        position,
        positionSince,
        level,
        levelSince,
        status,
        ratings,
        complaints,
        leaves,
        hiredOn,
        confirmedOn,
        leftOn,
        demotionPending: demotionPending || untold.has(one.personId),
      };
      return [[one.personId, standing] as const];
    }),
  );
}

/** Which cycle each person was evaluated in last, and which one is open and has evaluated nobody yet. */
export async function readCycleMarks(
  db: Queryable,
  personIds: readonly string[],
): Promise<(personId: string) => CycleMarks> {
  const open = await sql<{ month: string | null }>`
    select min(month) as month from cycle where kind = 'regular' and stage in ('draft', 'collecting') and evaluated_at is null`.execute(
    db,
  );
  const evaluated = await sql<{ personId: string; month: string }>`
    select c.person_id as "personId", max(y.month::text) as month
    from promotion_case c join cycle y on y.id = c.cycle_id
    where c.person_id = any(${[...personIds]}::text[]) and y.kind = 'regular' and y.stage <> 'dismissed' group by c.person_id`.execute(
    db,
  );
  const months = new Map(evaluated.rows.map(({ personId, month }) => [personId, month]));
  const first = open.rows[0]?.month ?? null;
  return (personId) => ({ evaluated: months.get(personId) ?? null, open: first });
}
