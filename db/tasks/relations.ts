import { sql } from 'kysely';
import type { Queryable } from '../database.js';

/** Who stands in a relation to people, by their numbers. */
export interface Relations {
  /** The direct superior, where he is still here. */
  readonly superiors: ReadonlyMap<string, string>;
  /** 11.1, I-70: the 客服主管, or the head of the department where there is none. */
  readonly supervisors: ReadonlyMap<string, readonly string[]>;
}

/** The relations of these people as HR's records have them on a civil date. */
export async function readRelations(db: Queryable, personIds: readonly string[], today: string): Promise<Relations> {
  if (personIds.length === 0) return { superiors: new Map(), supervisors: new Map() };
  const { rows } = await sql<{ id: string; superior: string | null; supervisors: readonly string[] }>`
    select p.id, s.id as superior, array(select supervisors_of(p.id, ${today}::date) order by 1) as supervisors
    from person p left join person s on s.id = p.superior_id and s.status <> 'left'
    where p.id = any(${[...personIds]}::text[])`.execute(db);
  return {
    superiors: new Map(rows.flatMap(({ id, superior }) => (superior === null ? [] : [[id, superior] as const]))),
    supervisors: new Map(rows.map(({ id, supervisors }) => [id, supervisors])),
  };
}

/** An open task that is for somebody's superior or supervisor. */
export interface RelatedTask {
  readonly taskId: string;
  readonly workflowId: string;
  readonly superiorOf: string | null;
  readonly supervisorOf: string | null;
  readonly people: readonly string[];
  readonly excluded: readonly string[];
  readonly roles: readonly string[];
}

/** All of them. */
export async function findRelatedTasks(db: Queryable): Promise<readonly RelatedTask[]> {
  const { rows } = await sql<RelatedTask>`
    select id as "taskId", workflow_id as "workflowId", superior_of as "superiorOf", supervisor_of as "supervisorOf",
           people, excluded, roles
    from task where state = 'open' and (superior_of is not null or supervisor_of is not null) order by id`.execute(db);
  return rows;
}
