import type { CaseKind } from '../../domain/cases/case-kind.js';
import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ConfirmationActivities } from '../../domain/pipelines/confirmation/activities.js';
import { againstConfirmation } from '../../domain/pipelines/confirmation/may-open.js';
import type { ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import { findEmployment, type Employment } from '../../db/people/employment.js';
import { openCasesOf } from '../../db/cases/personnel-cases.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';
import { gradersOf } from '../graders.js';
import { offersOf } from './offer.js';
import { CONFIRMATION } from '../../domain/refusals/pipelines/confirmation.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library' | 'calendar'>;
type Ladder = Employment & Pick<ConfirmationTerms, 'position' | 'level'>;

/** §7, I-45: somebody who is not confirmed yet, on or after the day that HR has entered, who stands on the ladder. */
export const createOpenConfirmation =
  ({ db, engine, library, calendar }: Dependencies): ConfirmationActivities['openConfirmation'] =>
  async (input) => {
    const { caseId, personId, confirmedOn } = input;
    const today = todayIn('Asia/Shanghai', input.at);
    const found = await findEmployment(db, personId, today);
    const against = againstConfirmation(input, found, today);
    if (against !== undefined) return { refusal: against };
    const person = found as Ladder;
    const open = await openCasesOf(db, personId);
    const idOf = (asked: CaseKind): string | undefined => open.find(({ kind }) => kind === asked)?.id;
    const [confirming, entering] = [idOf('confirmation'), idOf('entry')];
    if (confirming !== undefined) return { refusal: ALREADY_OPEN.confirmation({ personId, caseId: confirming }) };
    if (entering !== undefined) return { refusal: refuse(CONFIRMATION.ENTRY_OPEN, { name: person.name, entering }) };
    const { policy, ...terms } = await caseTerms({ db, library }, input.at);
    const track = person.status === 'intern' ? ('internship' as const) : ('probation' as const);
    const { position, level } = person;
    const asking = { caseId, askedBy: `${caseId}:opening`, policyVersion: terms.policyVersion, choices: terms.choices };
    const facts = { ...asking, personId, confirmedOn, position, level, track, outstandingContribution: false };
    const workday = (count: number) => addWorkdays(calendar, confirmedOn, count);
    const { value: days } = policy.confirmation.proposalWorkdays;
    const { value: decisionDays } = policy.confirmation.decisionWorkdays;
    const { cap } = policy.levelPromotion;
    return {
      ...terms,
      position,
      level,
      track,
      offers: await offersOf({ db, engine }, facts),
      base: track === 'internship' ? policy.confirmation.internshipFrom.value : level,
      cap: position === 'team-leader' ? cap.teamLeaders.value : cap.agents.value,
      ...(await gradersOf(db, person, today)),
      // I-43: proposal and review in the days that 7.2.1 gives, the review the last of them; HR's own come after.
      due: { proposal: workday(days - 1), review: workday(days), decision: workday(days + decisionDays) },
    };
  };
