import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import type { TaskView } from './inbox.js';

/** A case that came back to an open task: why, from whom, in which round, and what was entered there before. */
export interface CameBack {
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  /** The round that began with it. */
  readonly round: number;
  readonly reason: string | null;
  readonly byId: string;
  readonly byName: string;
  /** By whose hand, where somebody stood in for him (I-39). */
  readonly deputyId: string | null;
  readonly deputyName: string | null;
  readonly at: Date;
  /** What was answered to tasks of this kind in earlier rounds, the latest first. */
  readonly answers: readonly unknown[];
}

/** At which stages the cases of an open task have stood, each from the first on; of a whole cycle's or vacancy's those that stand at `stages`. */
export async function waysOf(
  db: Queryable,
  { caseId, cycleId, vacancyId }: Pick<TaskView, 'caseId' | 'cycleId' | 'vacancyId'>,
  stages: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ way: readonly string[] }>`
    select array_agg(s.stage order by l.id, s.no) as way
    from personnel_case c join ledger l on l.case_id = c.id
      cross join lateral (values (1, l.before ->> 'stage'), (2, l.after ->> 'stage')) as s (no, stage)
    where s.stage is not null and c.closed_at is null
      and case when ${caseId}::text is not null then c.id = ${caseId} else c.stage = any(${[...stages]}::text[])
        and (c.vacancy_id = ${vacancyId} or c.id in (select d.id from candidate d where d.cycle_id = ${cycleId})) end
    group by c.id`.execute(db);
  return rows.map(({ way }) => way);
}

/** Answers of earlier rounds that are looked through at most. */
const MOST_ANSWERS = 10;

/**
 * The cases that stand at an open task because they were returned to it (docs/decisions/0058), by number: those whose
 * present round began so.
 * @param stages at which the cases of a task of a whole cycle or vacancy stand; none for a task about one case.
 */
export async function returnedTo(
  db: Queryable,
  {
    workflowId,
    kind,
    caseId,
    cycleId,
    vacancyId,
  }: Pick<TaskView, 'workflowId' | 'kind' | 'caseId' | 'cycleId' | 'vacancyId'>,
  stages: readonly string[],
): Promise<readonly CameBack[]> {
  const { rows } = await sql<CameBack>`
    select d.case_id as "caseId", c.person_id as "personId", p.name as "personName", c.round, d.reason,
      d.decided_by as "byId", coalesce(b.name, d.decided_by) as "byName", d.deputy_id as "deputyId", h.name as "deputyName", d.at,
      array(select t.answer from task t where t.workflow_id = ${workflowId} and t.kind = ${kind} and t.answer is not null
              and (t.case_id is null or t.case_id = d.case_id)
            order by t.opened_at desc limit ${MOST_ANSWERS}) as answers
    from decision d join personnel_case c on c.id = d.case_id and c.round = d.round + 1
      join person p on p.id = c.person_id left join person b on b.id = d.decided_by left join person h on h.id = d.deputy_id
    where d.kind = 'return' and d.detail ->> 'redo' = ${kind} and c.closed_at is null
      and case when ${caseId}::text is not null then d.case_id = ${caseId}
        else c.stage = any(${[...stages]}::text[]) and (d.cycle_id = ${cycleId} or c.vacancy_id = ${vacancyId}) end
    order by d.case_id`.execute(db);
  return rows;
}
