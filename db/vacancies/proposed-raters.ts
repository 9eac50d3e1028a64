import type { ConfirmedRaters } from '../../domain/pipelines/trial/trial.js';
import type { Queryable } from '../database.js';
import { listDepartmentHeads } from '../people/reporting-lines.js';
import { raterStandings, type RaterStanding } from './nominees.js';

interface About {
  readonly personId: string;
  readonly reportsTo: string;
  /** Null where the trial came without a vacancy: then there are no rivals. */
  readonly vacancyId: string | null;
}

/** I-35, I-55: what keeps somebody from rating a candidate whatever the records say of his post. */
export const isBarred = (
  { relatives, competes }: RaterStanding,
  candidate: string,
): 'relative' | 'rival' | undefined => (relatives.includes(candidate) ? 'relative' : competes ? 'rival' : undefined);

/**
 * 9.5.6: whom the trial reports to, and the heads of all departments; nobody in two groups, never the candidate, his
 * declared relatives or his rivals for the vacancy (I-55).
 */
export async function proposedRaters(
  db: Queryable,
  { personId, reportsTo, vacancyId }: About,
): Promise<ConfirmedRaters> {
  const heads = await listDepartmentHeads(db);
  const standings = await raterStandings(db, vacancyId ?? '', [...heads, reportsTo]);
  const barred = new Set(standings.filter((one) => isBarred(one, personId)).map((one) => one.personId));
  return {
    superiors: barred.has(reportsTo) ? [] : [reportsTo],
    departmentHeads: heads.filter((head) => head !== personId && head !== reportsTo && !barred.has(head)),
  };
}
