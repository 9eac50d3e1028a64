import { sql } from 'kysely';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** An open task with the offices that it lies with; none where it is somebody's by name. */
export interface HeldByOffice {
  readonly kind: TaskKind;
  readonly roles: readonly Role[];
  /** Of a cycle or a vacancy as a whole: about those of its cases that stand where it asks. */
  readonly ofAll: boolean;
}

/** The open tasks of a case, and those of the cycle or vacancy that it belongs to. */
export async function heldByOffices(
  db: Queryable,
  { caseId, groupId }: { readonly caseId: string; readonly groupId: string | null },
): Promise<readonly HeldByOffice[]> {
  const { rows } = await sql<HeldByOffice>`
    select kind, roles, case_id is null as "ofAll" from task
    where state = 'open' and (case_id = ${caseId}
      or case_id is null and session_id is null and (cycle_id = ${groupId} or vacancy_id = ${groupId})) order by id`.execute(
    db,
  );
  return rows;
}
