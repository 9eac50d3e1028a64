import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ConfirmationActivities } from '../../domain/pipelines/confirmation/activities.js';
import type { ConfirmationInput, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import { findEmployment, nearestAbove, type Employment } from '../../db/people/employment.js';
import { openCasesOf } from '../../db/cases/personnel-cases.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';
import { offersOf } from './offer.js';
import { CONFIRMATION } from '../../domain/refusals/confirmation.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library' | 'calendar'>;
type Ladder = Employment & Pick<ConfirmationTerms, 'position' | 'level'>;

/** §7, I-45: somebody who is not confirmed yet, on or after the day that HR has entered, who stands on the ladder. */
export const createOpenConfirmation =
  ({ db, engine, library, calendar }: Dependencies): ConfirmationActivities['openConfirmation'] =>
  async (input) => {
    const { caseId, personId, confirmedOn } = input;
    const today = todayIn('Asia/Shanghai', input.at);
    const found = await findEmployment(db, personId, today);
    const against = objection(found, input, today);
    if (against !== undefined) return { refusal: against };
    const person = found as Ladder;
    const open = (await openCasesOf(db, personId)).find(({ kind }) => kind === 'confirmation');
    if (open !== undefined) return { refusal: ALREADY_OPEN.confirmation({ personId, caseId: open.id }) };
    const { policy, ...terms } = await caseTerms({ db, library }, input.at);
    const track = person.status === 'intern' ? ('internship' as const) : ('probation' as const);
    const { position, level } = person;
    const asking = { caseId, askedBy: `${caseId}:opening`, policyVersion: terms.policyVersion, choices: terms.choices };
    const facts = { ...asking, personId, confirmedOn, position, level, track, outstandingContribution: false };
    const workday = (count: number) => addWorkdays(calendar, confirmedOn, count);
    const days = policy.confirmation.proposalWorkdays.value;
    const { cap } = policy.levelPromotion;
    return {
      ...terms,
      position,
      level,
      track,
      offers: await offersOf({ db, engine }, facts),
      base: track === 'internship' ? policy.confirmation.internshipFrom.value : level,
      cap: position === 'team-leader' ? cap.teamLeaders.value : cap.agents.value,
      proposer: position === 'agent' ? await proposerOf(db, person, today) : null,
      // I-43: three steps in the days that 7.2.1 gives, the later ones a workday each.
      due: { proposal: workday(days - 2), review: workday(days - 1), decision: workday(days) },
    };
  };

/** 4.5.1: the supervisor above him; where there is none, the direct superior; where there is none, the manager. */
async function proposerOf(db: Dependencies['db'], person: Employment, today: string): Promise<string | null> {
  const supervisor = await nearestAbove(db, person.personId, 'supervisor', today);
  return supervisor ?? person.superiorId;
}

function objection(
  person: Employment | undefined,
  { personId, confirmedOn }: ConfirmationInput,
  today: string,
): Refusal | undefined {
  if (person === undefined || person.status === 'left') {
    return refuse(CONFIRMATION.NOBODY, { personId });
  }
  if (person.confirmedOn !== null) {
    return refuse(CONFIRMATION.CONFIRMED_ALREADY, { name: person.name, confirmedOn: person.confirmedOn });
  }
  if (person.position === null || person.position === 'supervisor' || person.level === null) {
    return refuse(CONFIRMATION.NO_LADDER, { name: person.name });
  }
  if (confirmedOn > today) {
    return refuse(CONFIRMATION.NOT_YET, { confirmedOn, today });
  }
  return confirmedOn < person.hiredOn || confirmedOn < addDays(today, -366)
    ? refuse(CONFIRMATION.DATE_UNFIT, { confirmedOn, hiredOn: person.hiredOn })
    : undefined;
}
