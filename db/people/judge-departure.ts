import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { DEPARTURE } from '../../domain/refusals/pipelines/departure.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import { addDays, laterDate } from '../../domain/vocabulary/civil-date.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { openCasesOf } from '../cases/personnel-cases.js';
import type { Queryable } from '../database.js';
import { findEmployment } from './employment.js';

/** A departure as it may be opened, or why not. */
export type JudgedDeparture =
  { readonly refusal: Refusal } | { readonly successorId: string; readonly earliest: string };

/** Days ahead of today within which a last day lies. */
const AHEAD_DAYS = 366;

/** I-58: somebody who is there, a last day that the records allow, and somebody who takes over, as of a civil date. */
export async function judgeDeparture(
  db: Queryable,
  { personId, lastDay, successorId: named }: Pick<DepartureInput, 'personId' | 'lastDay' | 'successorId'>,
  today: string,
): Promise<JudgedDeparture> {
  const person = await findEmployment(db, personId, today);
  if (person === undefined || person.status === 'left') return { refusal: refuse(DEPARTURE.NOBODY, { personId }) };
  const open = (await openCasesOf(db, personId)).find(({ kind }) => kind === 'departure');
  if (open !== undefined) return { refusal: ALREADY_OPEN.departure({ personId, caseId: open.id }) };
  const earliest = laterDate(person.hiredOn, person.confirmedOn ?? person.hiredOn);
  if (lastDay < earliest || lastDay > addDays(today, AHEAD_DAYS)) {
    return { refusal: refuse(DEPARTURE.DATE_UNFIT, { lastDay, earliest }) };
  }
  const successorId = named ?? person.superiorId;
  if (successorId === null) return { refusal: refuse(DEPARTURE.SUCCESSOR_MISSING) };
  const refusal = await againstSuccessor(db, personId, successorId, today);
  return refusal === undefined ? { successorId, earliest } : { refusal };
}

/** Why somebody cannot take over from the one who leaves; undefined where he can. */
export async function againstSuccessor(
  db: Queryable,
  personId: string,
  successorId: string,
  today: string,
): Promise<Refusal | undefined> {
  const successor = await findEmployment(db, successorId, today);
  return successorId === personId || successor === undefined || successor.status === 'left'
    ? refuse(DEPARTURE.SUCCESSOR_UNFIT, { successorId })
    : undefined;
}
