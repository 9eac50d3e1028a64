import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { addDays, laterDate, todayIn } from '../../domain/vocabulary/civil-date.js';
import type { DepartureActivities } from '../../domain/pipelines/departure/activities.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { successorsOf } from '../../db/people/departures.js';
import { findEmployment } from '../../db/people/employment.js';
import { entanglementsOf } from '../../db/cases/entanglements.js';
import { openCasesOf } from '../../db/cases/personnel-cases.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';

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
    ? refuse(
        'DEPARTURE.SUCCESSOR_UNFIT',
        'I-58',
        `接任人 ${successorId} 查无此人、已离职或为本人。请另行指定。`,
        `The successor ${successorId} is not known, has left, or is the person himself. Name somebody else.`,
      )
    : undefined;
}

const nobody = (personId: string): Refusal =>
  refuse(
    'DEPARTURE.NOBODY',
    'I-58',
    `${personId} 查无此人或已离职。请核对工号。`,
    `${personId} is not known or has left already. Check the employee number.`,
  );

const unfitDay = (lastDay: string, earliest: string): Refusal =>
  refuse(
    'DEPARTURE.DATE_UNFIT',
    'I-58',
    `最后工作日 ${lastDay} 早于 ${earliest}(入职或转正),或距今超过一年。请核对日期。`,
    `The last day, ${lastDay}, lies before ${earliest} (hiring or confirmation) or more than a year away. Check the date.`,
  );

const noSuccessor = refuse(
  'DEPARTURE.SUCCESSOR_MISSING',
  'I-58',
  '该员工没有直属上级,须指定接任人。请填写接任人工号。',
  'The person has no superior, so the successor has to be named. Give his employee number.',
);
