import { planConfirmation, listUnconfirmed } from '../../../db/people/confirmation-dates.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { sampleActor } from '../../play/http-driver.js';
import { leaderOf, superiorOfLeader } from '../department.js';
import { PAST_CAST, type PastStage } from './stage.js';

/** Days between the confirmations of those who are on probation. */
const APART = 14;

/**
 * 7.1: HR plans when each of those on probation is to be confirmed; the worker opens the first case as it starts, for the
 * supervisor whom one can log in as, where one of his people is on probation.
 */
export async function planConfirmations({ db, today }: PastStage): Promise<void> {
  const waiting = await listUnconfirmed(db, today, { limit: 50 });
  const agents = waiting.filter(({ status, position }) => status === 'probation' && position === 'agent');
  const supervisor = sampleActor('supervisor').personId;
  const isHis = ({ personId }: { readonly personId: string }): boolean =>
    superiorOfLeader(leaderOf(personId)) === supervisor;
  const first = [...agents.filter(isHis), ...agents.filter((one) => !isHis(one))];
  for (const [no, { personId }] of first.entries())
    await planConfirmation(db, { personId, plannedOn: addDays(today, no * APART), recordedBy: PAST_CAST.hr.personId });
}
