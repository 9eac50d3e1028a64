import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { addDays, laterDate, todayIn } from '../../domain/vocabulary/civil-date.js';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { successorsOf } from '../../db/people/departures.js';
import { findEmployment } from '../../db/people/employment.js';
import { entanglementsOf } from '../../db/cases/entanglements.js';
import { openCasesOf } from '../../db/cases/personnel-cases.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';
import { DEPARTURE } from '../../domain/refusals/departure.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library'>;

/** Somebody who is there, a last day that the records allow, and somebody who takes over. */
export const createOpenDeparture =
  ({ db, library }: Dependencies): DepartureActivities['openDeparture'] =>
  async (input) => {
    const { personId, lastDay } = input;
    const today = todayIn('Asia/Shanghai', input.at);
    const person = await findEmployment(db, personId, today);
    if (person === undefined || person.status === 'left') return { refusal: nobody(personId) };
    const open = (await openCasesOf(db, personId)).find(({ kind }) => kind === 'departure');
    if (open !== undefined) return { refusal: ALREADY_OPEN.departure({ personId, caseId: open.id }) };
    const earliest = laterDate(person.hiredOn, person.confirmedOn ?? person.hiredOn);
    if (lastDay < earliest || lastDay > addDays(today, 366)) return { refusal: unfitDay(lastDay, earliest) };
    const successorId = input.successorId ?? person.superiorId;
    if (successorId === null) return { refusal: noSuccessor };
    const refusal = await successorRefusal(db, personId, successorId, today);
    if (refusal !== undefined) return { refusal };
    const { policyVersion, choices, stepWorkdays } = await caseTerms({ db, library }, input.at);
    return { policyVersion, choices, stepWorkdays, successorId, earliest };
  };

/** Whether somebody may take over the open tasks of who leaves (I-58); gives the refusal, if any. */
export const createCheckSuccessor =
  ({ db }: Pick<Dependencies, 'db'>): DepartureActivities['checkSuccessor'] =>
  async ({ personId, successorId, at }) => {
    const refusal = await successorRefusal(db, personId, successorId, todayIn('Asia/Shanghai', at));
    const by = (await successorsOf(db, [successorId])).get(successorId) ?? successorId;
    return { by, ...(refusal === undefined ? {} : { refusal }) };
  };

/** Open cases in which somebody has a part, beside those that are named. */
export const createListEntanglements =
  ({ db }: Pick<Dependencies, 'db'>): DepartureActivities['listEntanglements'] =>
  ({ personId, except }) =>
    entanglementsOf(db, personId, except);

async function successorRefusal(
  db: Dependencies['db'],
  personId: string,
  successorId: string,
  today: string,
): Promise<Refusal | undefined> {
  const successor = await findEmployment(db, successorId, today);
  return successorId === personId || successor === undefined || successor.status === 'left'
    ? refuse(DEPARTURE.SUCCESSOR_UNFIT, { successorId })
    : undefined;
}

const nobody = (personId: string): Refusal => refuse(DEPARTURE.NOBODY, { personId });

const unfitDay = (lastDay: string, earliest: string): Refusal => refuse(DEPARTURE.DATE_UNFIT, { lastDay, earliest });

const noSuccessor = refuse(DEPARTURE.SUCCESSOR_MISSING);
