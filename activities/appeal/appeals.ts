import type { AppealActivities } from '../../domain/pipelines/appeal/activities.js';
import { admitAppeal } from '../../domain/pipelines/appeal/appeal.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { holdersOf } from '../../db/accounts/roles.js';
import { participantsOf, readAppealFacts } from '../../db/appeals/appeals.js';
import { headsDepartment } from '../../db/people/departments.js';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import { findEmployment } from '../../db/people/employment.js';
import { listRelatives } from '../../db/people/relatives.js';
import { correctLevel } from './correct-level.js';
import type { ActivityDependencies } from '../dependencies.js';
import { APPEAL } from '../../domain/refusals/pipelines/appeal.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;

const today = (at: number): string => todayIn('Asia/Shanghai', at);

/** I-74: what an appeal asks of the records. */
export const createAppealActivities = (dependencies: Dependencies): AppealActivities => ({
  openAppeal: createOpenAppeal(dependencies),
  checkReader: createCheckReader(dependencies),
  checkRemedy: createCheckRemedy(dependencies),
});

const createOpenAppeal =
  ({ db, library, calendar }: Dependencies): AppealActivities['openAppeal'] =>
  async ({ aboutId, personId, decision, at }) => {
    const facts = await readAppealFacts(db, aboutId);
    if (facts === undefined) throw new Error(`case ${aboutId} is not there`);
    const { policyVersion, choices, kind: aboutKind } = facts;
    const { appealWorkdays, interviewWorkdays } = library.byVersion(policyVersion).levelPromotion;
    const admitted = admitAppeal(
      facts,
      { personId, decision, today: today(at) },
      { calendar, workdays: appealWorkdays.value },
    );
    if ('refusal' in admitted) return admitted;
    return { policyVersion, choices, stepWorkdays: interviewWorkdays.value, aboutKind, decision: admitted.decision };
  };

/** I-74, I-35: nobody who took part, nobody close, somebody who is there. */
const createCheckReader =
  ({ db }: Dependencies): AppealActivities['checkReader'] =>
  async ({ aboutId, personId, reader, at }) => {
    const person = await findEmployment(db, reader, today(at));
    if (person === undefined || person.status === 'left' || reader === personId) return { refusal: unfit(reader) };
    const tookPart = await participantsOf(db, aboutId);
    if (tookPart.includes(reader)) return { refusal: hasTakenPart(reader) };
    if (!(await mayRead(db, reader))) return { refusal: noOffice(reader) };
    const relatives = await listRelatives(db, personId);
    return relatives.some((one) => one.personId === reader) ? { refusal: relative(reader) } : { tookPart };
  };

const createCheckRemedy =
  ({ db, library }: Dependencies): AppealActivities['checkRemedy'] =>
  async ({ aboutId, personId, policyVersion, act, decidedAt }) => {
    const facts = await readAppealFacts(db, aboutId);
    if (facts === undefined) throw new Error(`case ${aboutId} is not there`);
    const { kind, closed, stage, releasedAt } = facts;
    if (act.do === 'record') return { correction: null };
    if (act.do === 'new-round') {
      const takes = !closed && isMarked(kind, stage, 'open-to-new-round');
      return takes ? { correction: null } : { refusal: noNewRound(aboutId) };
    }
    // A promotion is in effect since its release (I-42); what a setback comes to, the correction ends.
    const inEffect = closed || kind === 'setback' || (releasedAt !== null && isPromotion(kind));
    if (!inEffect) return { refusal: stillOpen(aboutId) };
    const asked = { aboutId, kind, personId, level: act.level, reason: act.reason, decidedOn: today(decidedAt) };
    return correctLevel({ db, policy: library.byVersion(policyVersion) }, asked);
  };

/** I-74: somebody of HR, or the head of a department; nobody else reads what others have decided. */
async function mayRead(db: Dependencies['db'], reader: string): Promise<boolean> {
  const holders = await holdersOf(db, ['hr', 'hr-manager', 'department-head']);
  return holders.includes(reader) || (await headsDepartment(db, reader));
}

const isPromotion = (kind: CaseKind): boolean => kind === 'level-promotion' || kind === 'position-promotion';

const noOffice = (reader: string): Refusal => refuse(APPEAL.READER_WITHOUT_OFFICE, { reader });

const unfit = (reader: string): Refusal => refuse(APPEAL.READER_UNFIT, { reader });

const hasTakenPart = (reader: string): Refusal => refuse(APPEAL.READER_TOOK_PART, { reader });

const relative = (reader: string): Refusal => refuse(APPEAL.READER_RELATIVE, { reader });

const noNewRound = (aboutId: string): Refusal => refuse(APPEAL.NO_NEW_ROUND, { aboutId });

const stillOpen = (aboutId: string): Refusal => refuse(APPEAL.CASE_OPEN, { aboutId });
