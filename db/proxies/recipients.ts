import { sql } from 'kysely';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** Somebody to whom a task is to go, as the records have him. */
export interface Recipient {
  /** Of an account that can log in; none where he has left. */
  readonly roles: readonly Role[];
  /** Of these, the ones that count at the task: a head's in a department that it is about (8.5.2). */
  readonly offices: readonly Role[];
  /** He, a declared relative or a rival of his is whom the task is about (I-35). */
  readonly interested: boolean;
}

/** What the records say of somebody to whom a task is to go; undefined where he, or the task, is not there. */
export async function findRecipient(db: Queryable, personId: string, taskId: string): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`
    select array(select r.role from account a join account_role r on r.account_id = a.id
                 where a.person_id = p.id and not a.disabled and p.status <> 'left' order by 1) as roles,
           offices_at(p.id, t) as offices, interest_in(p.id, t) is not null as interested
    from person p join task t on t.id = ${taskId} where p.id = ${personId}`.execute(db);
  return rows[0];
}

/** The roles that count at a task for somebody who may do it himself; none of who may not, or only in another's place. */
export async function rolesAtTask(
  db: Queryable,
  { personId, taskId }: { readonly personId: string; readonly taskId: string },
): Promise<readonly Role[]> {
  const { rows } = await sql<{ roles: readonly Role[] }>`
    select offices_at(${personId}, t) as roles from task t where t.id = ${taskId} and does_task(${personId}, t)`.execute(
    db,
  );
  return rows[0]?.roles ?? [];
}

/** An open task that somebody has by name, or has claimed. */
export interface OpenTask {
  readonly id: string;
  readonly kind: string;
  readonly clause: string;
  readonly dueOn: string | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
}

/** What somebody has open by name or by claim, the soonest due first; nothing about whoever asks. */
export async function tasksOf(db: Queryable, personId: string, but: string): Promise<readonly OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    select t.id, t.kind, t.clause, t.due_on as "dueOn", p.id as "subjectId", p.name as "subjectName"
    from task t left join personnel_case c on c.id = t.case_id left join person p on p.id = c.person_id
    where t.state = 'open' and (t.people @> array[${personId}::text] or t.claimed_by = ${personId})
      and c.person_id is distinct from ${but}
    order by coalesce(t.due_on, 'infinity'), t.id`.execute(db);
  return rows;
}
