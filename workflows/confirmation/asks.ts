import { compareLevels, higherLevel, type Level } from '../../domain/vocabulary/level.js';
import type { ConfirmationInput, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { AnyAsk } from '../engine/ask.js';
import { offeredLevel, type ConfirmationState } from './state.js';
import { CONFIRMATION } from '../../domain/refusals/pipelines/confirmation.js';

/** Which task stands open: 4.5.1 and 4.4.1, 4.4.2, 7.2.2, I-43; each round and stage is a task of its own. */
export function confirmationAsk(
  { caseId, personId, takenOver }: ConfirmationInput,
  terms: ConfirmationTerms,
  state: ConfirmationState,
): AnyAsk {
  const { proposer, managers, stepWorkdays } = terms;
  // The days of 7.2 are over where it was returned, and may be where it was taken over.
  const anew = state.isReturned === true || takenOver !== undefined;
  const by = (on: string): AnyAsk['due'] => (anew ? { workdays: stepWorkdays } : { on });
  const { due } = terms;
  const manager = { people: managers, managersOf: personId } as const;
  const about = { key: `${state.stage}-${state.round}`, excluded: [personId], caseId } as const;
  switch (state.stage) {
    case 'proposal':
      return {
        ...about,
        kind: 'confirmation.proposal',
        clause: proposer === null ? '7.2.1' : '4.5.1',
        to:
          proposer === null
            ? { ...manager, escalateTo: ['hr'] }
            : { people: [proposer], proposerFor: personId, escalateTo: ['department-head'] },
        due: by(proposer === null ? due.review : due.proposal),
        check: (act) => checkLevel(terms, state, act),
      };
    case 'review':
      return {
        ...about,
        kind: 'confirmation.review',
        to: { ...manager, escalateTo: ['hr'] },
        due: by(due.review),
        check: (act) =>
          checkDecision(act) ??
          (act.level === undefined ? undefined : checkLevel(terms, state, { ...act, level: act.level })),
      };
    case 'decision':
      return {
        ...about,
        kind: 'confirmation.decision',
        to: { roles: ['hr-manager'], escalateTo: ['gm'] },
        due: by(due.decision),
        check: (act) =>
          checkDecision(act) ??
          (act.level === undefined ? undefined : checkAmendment(terms, state, act.level, act.reason)),
      };
    case 'gm-decision':
      return {
        ...about,
        kind: 'confirmation.gm-decision',
        to: { roles: ['gm'] },
        due: { workdays: terms.stepWorkdays },
        check: ({ decision, reason }) => (decision === 'reject' && reason === undefined ? reasonMissing : undefined),
      };
  }
}

interface Proposal {
  readonly level: Level;
  readonly contribution?: string;
  readonly reason?: string;
}

/** 7.3, I-44: at least where the climb begins, never past the cap; for less or more than offered a reason. */
export function checkLevel(terms: ConfirmationTerms, state: ConfirmationState, act: Proposal): Refusal | undefined {
  const highest = higherLevel(terms.cap, terms.level);
  if (compareLevels(act.level, terms.base) < 0 || compareLevels(act.level, highest) > 0) {
    return refuse(CONFIRMATION.LEVEL_OUT_OF_RANGE, {
      base: terms.base,
      highest,
      clause: compareLevels(act.level, terms.base) < 0 ? '7.3' : '8.3.3.A',
    });
  }
  const contribution = act.contribution ?? state.contribution;
  const offered = offeredLevel({ offers: state.offers, contribution });
  if (act.level === offered || act.reason !== undefined) return undefined;
  return refuse(CONFIRMATION.LEVEL_REASON_MISSING, {
    offered,
    clause: compareLevels(act.level, offered) > 0 ? 'I-43' : '7.3',
  });
}

/** 7.2.2: HR may lower a proposal or bring it back to what is offered; more than that is the department's to propose. */
function checkAmendment(
  terms: ConfirmationTerms,
  state: ConfirmationState,
  level: Level,
  reason: string | undefined,
): Refusal | undefined {
  const offered = offeredLevel(state);
  if (compareLevels(level, offered) <= 0)
    return checkLevel(terms, state, { level, ...(reason === undefined ? {} : { reason }) });
  return refuse(CONFIRMATION.ABOVE_OFFER, { offered });
}

function checkDecision(act: { decision: string; level?: Level; reason?: string }): Refusal | undefined {
  if (act.decision === 'amend' && act.level === undefined) {
    return refuse(CONFIRMATION.LEVEL_MISSING);
  }
  if (act.decision !== 'amend' && act.level !== undefined) {
    return refuse(CONFIRMATION.LEVEL_UNEXPECTED);
  }
  const needsReason = act.decision === 'amend' || act.decision === 'return';
  return needsReason && act.reason === undefined ? reasonMissing : undefined;
}

const reasonMissing = refuse(CONFIRMATION.REASON_MISSING);
