import type { ConfirmedRaters } from '../../domain/pipelines/trial/trial.js';
import type { Queryable } from '../database.js';
import { listDepartmentHeads } from '../people/reporting-lines.js';

/** 9.5.6: whom the trial reports to, and the heads of all departments; nobody in two groups, never the candidate. */
export async function proposedRaters(
  db: Queryable,
  { personId, reportsTo }: { readonly personId: string; readonly reportsTo: string },
): Promise<ConfirmedRaters> {
  const heads = await listDepartmentHeads(db);
  return {
    superiors: [reportsTo],
    departmentHeads: heads.filter((head) => head !== personId && head !== reportsTo),
  };
}
