import type { ConfirmedRaters } from '../../domain/pipelines/trial/trial.js';
import type { Queryable } from '../database.js';
import { readHeads } from '../cases/personnel-cases.js';
import { findRelations } from '../people/people.js';
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

/** Who may fill in which sheet of 9.5.2. */
export interface SheetRaters {
  readonly competency: readonly string[];
  readonly peripheral: readonly string[];
}

/**
 * 9.5.2, I-48: by the records the head of the nominee's department for the competency sheet and the heads of the others for
 * the peripheral one; never the nominee, his declared relatives or his rivals (I-35). Undefined where the case is not there.
 */
export async function sheetRaters(db: Queryable, caseId: string): Promise<SheetRaters | undefined> {
  const [head] = await readHeads(db, [caseId]);
  if (head === undefined) return undefined;
  const departmentId = (await findRelations(db, head.personId))?.departmentId ?? '';
  const heads = await listDepartmentHeads(db);
  const standings = (await raterStandings(db, head.vacancyId ?? '', heads)).filter(
    (one) => one.personId !== head.personId && isBarred(one, head.personId) === undefined,
  );
  const those = (is: boolean): readonly string[] =>
    standings.filter(({ heads: of }) => of.includes(departmentId) === is).map(({ personId }) => personId);
  return { competency: those(true), peripheral: those(false) };
}
