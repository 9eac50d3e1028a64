import { sql, type RawBuilder } from 'kysely';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Queryable } from '../database.js';

/** Figures over many cases, for HR and the general manager: what they read holds results that are not handed back yet. */

/** 8.5.6: what the reader's own case has come to is in no figure of his before it is handed back. */
const told = (caseId: RawBuilder<unknown>, readerId: string): RawBuilder<unknown> =>
  sql`not exists (select from personnel_case own
    where own.id = ${caseId} and own.person_id = ${readerId} and not own.released)`;

const SUBMITTED = stagesMarked('level-promotion', 'submitted');
const APPROVED = stagesMarked('level-promotion', 'approved');

/** How many of a superior's people at a level were evaluated and came through in a cycle. */
export interface PassRate {
  readonly superiorId: string | null;
  readonly superiorName: string | null;
  readonly level: Level;
  readonly evaluated: number;
  readonly eligible: number;
  readonly submitted: number;
  readonly approved: number;
}

/** §8: of those evaluated, how many were eligible, submitted and approved; by team (the direct superior) and level. */
export async function passRates(
  db: Queryable,
  readerId: string,
  cycleId: string | undefined,
): Promise<readonly PassRate[]> {
  const { rows } = await sql<PassRate>`
    select p.superior_id as "superiorId", s.name as "superiorName", c.from_level as level,
      count(*)::int as evaluated,
      count(*) filter (where c.outcome = 'eligible')::int as eligible,
      count(*) filter (where c.stage = any(${SUBMITTED}::text[]))::int as submitted,
      count(*) filter (where c.final_level is not null and c.final_level <> c.from_level
                         and c.stage = any(${APPROVED}::text[]))::int as approved
    from promotion_case c join person p on p.id = c.person_id left join person s on s.id = p.superior_id
    where c.from_level is not null and (${cycleId ?? null}::text is null or c.cycle_id = ${cycleId ?? null})
      and ${told(sql`c.id`, readerId)}
    group by p.superior_id, s.name, c.from_level order by s.name nulls last, p.superior_id, c.from_level`.execute(db);
  return rows;
}

/** The last regular cycles that are closed: how many they found eligible, and how many of these were promoted. */
export interface ClosedShare {
  /** Their months, earliest first. */
  readonly months: readonly string[];
  readonly eligible: number;
  readonly approved: number;
}

/** §8: of those whom the last so many closed cycles found eligible, how many rose. */
export async function closedShare(db: Queryable, readerId: string, cycles: number): Promise<ClosedShare> {
  const { rows } = await sql<ClosedShare>`
    with last as (select id, month from cycle where kind = 'regular' and stage = 'closed'
                  order by month desc, id desc limit ${cycles}),
    found as (select c.id, c.final_level is not null and c.final_level <> c.from_level
                       and c.stage = any(${APPROVED}::text[]) as rose
              from promotion_case c join last on last.id = c.cycle_id
              where c.outcome = 'eligible' and ${told(sql`c.id`, readerId)})
    select coalesce((select json_agg(month order by month) from last), '[]') as months,
      count(*)::int as eligible, count(*) filter (where rose)::int as approved from found`.execute(db);
  return rows[0] ?? { months: [], eligible: 0, approved: 0 };
}

/** How long cases of a kind waited for an act, in days. */
export interface StageTime {
  readonly caseKind: string;
  /** The act that ended the wait. */
  readonly act: string;
  readonly times: number;
  /** Days with one decimal. */
  readonly median: number;
  readonly longest: number;
}

/** How long cases waited for each act: days since the act before it, or since the case was opened. */
export async function stageTimes(db: Queryable, readerId: string): Promise<readonly StageTime[]> {
  const { rows } = await sql<StageTime>`
    with waited as (
      select c.kind as case_kind, d.kind as act, extract(epoch from d.at
          - coalesce(lag(d.at) over (partition by d.case_id order by d.at, d.seq), c.opened_at)) / 86400 as days
      from decision d join personnel_case c on c.id = d.case_id where d.kind <> 'evaluation'
        and ${told(sql`d.case_id`, readerId)})
    select case_kind as "caseKind", act, count(*)::int as times,
      round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float as median,
      round(max(days)::numeric, 1)::float as longest
    from waited where days >= 0 group by case_kind, act order by case_kind, act`.execute(db);
  return rows;
}

/** How much is overdue at one desk, and since which day. */
export interface OverdueOf {
  /** Null where the task waits for a role. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly roles: readonly string[];
  readonly tasks: number;
  readonly oldestDue: string;
}

/**
 * Open tasks past their day, by whom they wait for: who claimed one, else whom it names, else its roles; without those
 * about the reader himself, and without 360° sheets unless he may know the raters (I-56).
 */
export async function overdueTasks(
  db: Queryable,
  today: string,
  reader: { readonly personId: string; readonly raters: boolean },
): Promise<readonly OverdueOf[]> {
  const { rows } = await sql<OverdueOf>`
    with late as (
      select t.due_on, w.person_id, case when w.person_id is null then t.roles else '{}'::text[] end as roles
      from task t
      left join lateral unnest(case when claim_of(t) is not null then array[t.claimed_by::text]
          else array(select one from unnest(t.people) one where not (t.of_office or t.by_office @> array[one]) or does_task(one, t)) end)
        as w (person_id) on true
      left join personnel_case c on c.id = t.case_id
      where t.state = 'open' and t.due_on < ${today}::date and c.person_id is distinct from ${reader.personId}
        and (${reader.raters} or t.kind <> 'review.sheet'))
    select l.person_id as "personId", p.name as "personName", l.roles, count(*)::int as tasks,
      min(l.due_on) as "oldestDue"
    from late l left join person p on p.id = l.person_id
    group by l.person_id, p.name, l.roles order by tasks desc, p.name nulls last, l.roles`.execute(db);
  return rows;
}

/** §5.1: how many people stand on each rank on a day, those who have left aside. */
export async function ladderOn(
  db: Queryable,
  day: string,
): Promise<readonly { readonly level: Level; readonly people: number }[]> {
  const { rows } = await sql<{ level: Level; people: number }>`
    select l.level, count(*)::int as people from level_on(${day}::date) l join person p on p.id = l.person_id
    where p.hired_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)
    group by l.level order by l.level`.execute(db);
  return rows;
}

/** What changes of level did to pay in a month. */
export interface PayEffect {
  readonly month: string;
  readonly raised: number;
  readonly lowered: number;
  /** CNY a month, two decimals, as text; null where the pay table lacks an amount. */
  readonly difference: string | null;
  readonly withoutAmount: number;
}

/** §12: what the changes that take effect in each month add to monthly pay. */
export async function payEffects(db: Queryable, readerId: string): Promise<readonly PayEffect[]> {
  const { rows } = await sql<PayEffect>`
    select to_char(effective_from, 'YYYY-MM') as month,
      count(*) filter (where to_amount > from_amount)::int as raised,
      count(*) filter (where to_amount < from_amount)::int as lowered,
      (sum(to_amount - from_amount))::text as difference,
      count(*) filter (where to_amount is null or from_amount is null)::int as "withoutAmount"
    from pay_change c where ${told(sql`c.case_id`, readerId)} group by 1 order by 1`.execute(db);
  return rows;
}
