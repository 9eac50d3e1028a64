import { CONFIRMATION } from '../../refusals/pipelines/confirmation.js';
import { addDays } from '../../vocabulary/civil-date.js';
import type { Level } from '../../vocabulary/level.js';
import type { Position } from '../../vocabulary/position.js';
import { type Refusal, refuse } from '../../vocabulary/refusal.js';
import type { Status } from '../../vocabulary/status.js';
import type { ConfirmationInput } from './start.js';

/** What the records say of somebody who is to be confirmed (7.1, I-45). */
interface Unconfirmed {
  readonly name: string;
  readonly status: Status;
  readonly position: Position | null;
  readonly level: Level | null;
  readonly hiredOn: string;
  readonly confirmedOn: string | null;
}

/** What stands against opening a confirmation on a civil date: it is for who is here, not confirmed, and on the ladder, once his day has come. */
export function againstConfirmation(
  { personId, confirmedOn }: Pick<ConfirmationInput, 'personId' | 'confirmedOn'>,
  person: Unconfirmed | undefined,
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
