import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Who stands in a relation to people, by their numbers. */
export interface Relations {
  /** The direct superior, where he is still here. */
  readonly superiors: ReadonlyMap<string, string>;
  /** 11.1, I-70: the 客服主管, or the head of the department where there is none. */
  readonly supervisors: ReadonlyMap<string, readonly string[]>;
}

/** Of whom the relations are asked. */
export interface AskedRelations {
  readonly superiorsOf: readonly string[];
  readonly supervisorsOf: readonly string[];
}

/** The relations of people as HR's records have them on a civil date: of each the one that is asked, which costs less. */
export async function readRelations(
  db: Queryable,
  { superiorsOf, supervisorsOf }: AskedRelations,
  today: string,
): Promise<Relations> {
  const personIds = [...new Set([...superiorsOf, ...supervisorsOf])];
  if (personIds.length === 0) return { superiors: new Map(), supervisors: new Map() };
  const { rows } = await sql<{ id: string; superior: string | null; supervisors: readonly string[] }>`
    select p.id, s.id as superior, case when p.id = any(${[...supervisorsOf]}::text[])
      then array(select supervisors_of(p.id, ${today}::date) order by 1) else '{}' end as supervisors
    from person p left join person s on s.id = p.superior_id and s.status <> 'left'
    where p.id = any(${personIds}::text[])`.execute(db);
  return {
    superiors: new Map(rows.flatMap(({ id, superior }) => (superior === null ? [] : [[id, superior] as const]))),
    supervisors: new Map(rows.map(({ id, supervisors }) => [id, supervisors])),
  };
}

/** Whose superior, supervisor, proposer or manager a task is for; null where it is for none. */
export interface Relation {
  readonly superiorOf: string | null;
  readonly supervisorOf: string | null;
  readonly proposerFor: string | null;
  readonly managersOf: string | null;
}

/** An open task that is for whoever stands in a relation to somebody. */
export interface RelatedTask extends Relation {
  readonly taskId: string;
  readonly workflowId: string;
  readonly people: readonly string[];
  readonly excluded: readonly string[];
  readonly roles: readonly string[];
}

/**
 * Of people whose superior is to be another one: how many open tasks the former one has because he stands above them, by
 * their numbers; nobody who has none.
 */
export async function countOfRelation(
  db: Queryable,
  asked: readonly { readonly personId: string; readonly formerId: string }[],
): Promise<ReadonlyMap<string, number>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; n: number }>`
    select g."personId", count(*)::int as n
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as g("personId" text, "formerId" text)
    join task_desk k on k.desk = 'person:' || g."formerId" and k.state = 'open'
    join task t on t.id = k.task_id and g."personId" in (t.superior_of, t.supervisor_of, t.proposer_for)
    group by g."personId"`.execute(db);
  return new Map(rows.map(({ personId, n }) => [personId, n]));
}

/** All of them. */
export async function findRelatedTasks(db: Queryable): Promise<readonly RelatedTask[]> {
  const { rows } = await sql<RelatedTask>`
    select id as "taskId", workflow_id as "workflowId", superior_of as "superiorOf", supervisor_of as "supervisorOf",
           proposer_for as "proposerFor", managers_of as "managersOf", people, excluded, roles
    from task where state = 'open' and
      coalesce(superior_of, supervisor_of, proposer_for, managers_of) is not null order by id`.execute(db);
  return rows;
}
