import { addDays, instantAt } from '../../domain/vocabulary/civil-date.js';
import { CONSENT } from '../../domain/refusals/pipelines/consent.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { Ask } from '../engine/ask.js';
import { today } from '../engine/turn.js';

/** Where level or pay falls (§10, §11): the person is asked, and without his agreement HR manager and GM (I-41). */
export interface ConsentCase {
  readonly caseId: string;
  readonly personId: string;
  /** Counts up each time it is asked anew, so that each is a task of its own. */
  readonly round: number;
  readonly stepWorkdays: number;
  /** The § under which level or pay falls. */
  readonly clause: string;
}

/** The instant at which a task's time is over: the end of its due day in Shanghai. */
export const endOf = (dueOn: string): number => instantAt(addDays(dueOn, 1), '00:00');

/** His own answer; what he signed on paper is entered by HR with the scan. Overdue is no answer: there is no escalation. */
export const consentAsk = (
  { caseId, personId, round, clause }: ConsentCase,
  due: Ask['due'],
): Ask<'consent.answer'> => ({
  key: `consent-${round}`,
  kind: 'consent.answer',
  clause,
  personal: true,
  caseId,
  to: { people: [personId], roles: ['hr'] },
  due,
  check: ({ scan }, actor) =>
    actor.personId === personId || scan !== undefined ? undefined : refuse(CONSENT.SCAN_MISSING),
});

/** Open until the lower level is in effect, without a day by which it should be done. */
export const withdrawalAsk = (
  { caseId, personId, round, clause }: ConsentCase,
  effectiveFrom: string,
): Ask<'consent.withdrawal'> => ({
  key: `withdrawal-${round}`,
  kind: 'consent.withdrawal',
  clause,
  personal: true,
  caseId,
  to: { people: [personId] },
  due: null,
  check: () => (today() < effectiveFrom ? undefined : refuse(CONSENT.IN_EFFECT)),
});

/** The HR manager, with a ground and, to lower, the papers by which the general manager decides. */
export const anewAsk = ({ caseId, personId, round, stepWorkdays, clause }: ConsentCase): Ask<'consent.anew'> => ({
  key: `anew-${round}`,
  kind: 'consent.anew',
  clause,
  excluded: [personId],
  caseId,
  to: { roles: ['hr-manager'], escalateTo: ['gm'] },
  due: { workdays: stepWorkdays },
  check: ({ proposal, files }) => (proposal === 'lower' && files === undefined ? papersMissing : undefined),
});

/** @param proposedBy who may not decide on his own proposal (4.1). */
export const consentGmAsk = (
  { caseId, personId, round, stepWorkdays, clause }: ConsentCase,
  proposedBy: string,
): Ask<'consent.gm-decision'> => ({
  key: `consent-gm-${round}`,
  kind: 'consent.gm-decision',
  clause,
  excluded: [personId, proposedBy],
  caseId,
  to: { roles: ['gm'] },
  due: { workdays: stepWorkdays },
  check: () => undefined,
});

const papersMissing: Refusal = refuse(CONSENT.PAPERS_MISSING);
