import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import type { RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Seat } from '../../domain/pipelines/position-promotion/vacancy.js';
import { raterStandings, type RaterStanding } from '../../db/vacancies/nominees.js';
import { findRelations } from '../../db/people/people.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { ActivityDependencies } from '../dependencies.js';

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
      refusal: {
        code: 'RATER.REFUSED',
        clause: '9.5.2',
        message: text(
          `评估人未确定:${details.length} 人不符合要求(§9.5.2、I-35)。请更换后重新提交。`,
          `The raters were not named: ${details.length} are against §9.5.2 or I-35. Name others and submit again.`,
        ),
        details,
      },
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
  const no = (code: string, zh: string, en: string): RefusalDetail => ({
    path: rater,
    code,
    message: text(`${rater} ${zh}`, `${rater} ${en}`),
  });
  if (standing?.known !== true)
    return no('RATER.UNKNOWN_PERSON', '查无此人,请核对工号', 'is not known; check the number');
  if (standing.left) return no('RATER.HAS_LEFT', '已离职,请更换', 'has left; name somebody else');
  if (rater === candidate) return no('RATER.RATES_HIMSELF', '是候选人本人', 'is the nominee himself');
  if (standing.competes) return no('RATER.FELLOW_CANDIDATE', '是同一空缺的候选人', 'is nominated for the same vacancy');
  if (standing.relatives.includes(candidate)) {
    return no('RATER.RELATIVE', '与候选人有已申报的亲属关系', 'is a declared relative of the nominee');
  }
  const own = standing.heads.includes(departmentId);
  if (form === 'competency') {
    return own
      ? undefined
      : no('RATER.NOT_THE_HEAD', '不是候选人所在部门的负责人', 'does not head the department of the nominee');
  }
  return standing.heads.some((id) => id !== departmentId)
    ? undefined
    : no('RATER.NOT_RELATED', '不是关联业务部门的负责人', 'heads no related department');
}
