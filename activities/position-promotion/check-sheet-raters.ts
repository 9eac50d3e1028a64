import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import { detail, type DetailAbout, refuse, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Seat } from '../../domain/pipelines/position-promotion/vacancy.js';
import { raterStandings, type RaterStanding } from '../../db/vacancies/nominees.js';
import { findRelations } from '../../db/people/people.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { ActivityDependencies } from '../dependencies.js';
import { RATER } from '../../domain/refusals/pipelines/nominee-raters.js';

/** I-35, I-48: the head of the nominee's department fills in the competency sheet, heads of others the peripheral one. */
export const createCheckSheetRaters =
  ({ db }: Pick<ActivityDependencies, 'db'>): VacancyActivities['checkSheetRaters'] =>
  async ({ vacancyId, caseId, seats }) => {
    const [head] = await readHeads(db, [caseId]);
    if (head === undefined) throw new Error(`case ${caseId} is not there`);
    const departmentId = (await findRelations(db, head.personId))?.departmentId ?? '';
    const raters = seats.map(({ rater }) => rater);
    const standings = new Map((await raterStandings(db, vacancyId, raters)).map((one) => [one.personId, one]));
    const about = { candidate: head.personId, departmentId };
    const details = seats.flatMap((seat) => objection(seat, standings.get(seat.rater), about) ?? []);
    if (details.length === 0) return {};
    return {
      refusal: { ...refuse(RATER.REFUSED, { count: details.length }), details },
    };
  };

interface About {
  readonly candidate: string;
  readonly departmentId: string;
}

function objection(
  { form, rater }: Seat,
  standing: RaterStanding | undefined,
  { candidate, departmentId }: About,
): RefusalDetail | undefined {
  const no = (declared: DetailAbout<{ personId: string }>): RefusalDetail =>
    detail(declared, { path: rater }, { personId: rater });
  if (standing?.known !== true) return no(RATER.UNKNOWN_PERSON);
  if (standing.left) return no(RATER.HAS_LEFT);
  if (rater === candidate) return no(RATER.RATES_HIMSELF);
  if (standing.competes) return no(RATER.FELLOW_CANDIDATE);
  if (standing.relatives.includes(candidate)) {
    return no(RATER.RELATIVE);
  }
  const own = standing.heads.includes(departmentId);
  if (form === 'competency') {
    return own ? undefined : no(RATER.NOT_THE_HEAD);
  }
  return standing.heads.some((id) => id !== departmentId) ? undefined : no(RATER.NOT_RELATED);
}
