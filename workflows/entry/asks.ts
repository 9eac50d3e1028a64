import { ENTRY } from '../../domain/refusals/pipelines/entry.js';
import type { EntryProposalAct, EntryReviewAct } from '../../domain/pipelines/entry/acts.js';
import type { EntryInput, EntryTerms } from '../../domain/pipelines/entry/start.js';
import { compareLevels } from '../../domain/vocabulary/level.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { AnyAsk } from '../engine/ask.js';
import { proves, type EntryState } from './state.js';

/** Which task stands open (I-78): 4.5.1 and 4.4.1, 4.4.2, 4.2.1, 6.2, 4.1; each round and stage is a task of its own. */
export function entryAsk({ caseId, hire }: EntryInput, terms: EntryTerms, state: EntryState): AnyAsk {
  const { proposer, managers, stepWorkdays } = terms;
  const excluded = [hire.personId, ...state.hands];
  const about = { key: `${state.stage}-${state.round}`, excluded, caseId, due: { workdays: stepWorkdays } };
  const manager = { people: managers, managersOf: hire.personId } as const;
  switch (state.stage) {
    case 'proposal':
      return {
        ...about,
        kind: 'entry.proposal',
        clause: proposer === null ? '4.4.1' : '4.5.1',
        to:
          proposer === null
            ? { ...manager, escalateTo: ['hr'] }
            : { people: [proposer], proposerFor: hire.personId, escalateTo: ['department-head'] },
        check: (act) => checkGround(terms, state, act),
      };
    case 'review':
      return {
        ...about,
        kind: 'entry.review',
        to: { ...manager, escalateTo: ['hr'] },
        check: (act) => checkReview(act) ?? checkGround(terms, state, act),
      };
    case 'verification':
      return {
        ...about,
        kind: 'entry.verification',
        to: { roles: ['hr'], escalateTo: ['hr-manager'] },
        check: ({ decision, reason }) => reasoned(decision === 'return', reason),
      };
    case 'special-approval':
      return {
        ...about,
        kind: 'entry.special-approval',
        to: { roles: ['hr-manager'], escalateTo: ['gm'] },
        check: ({ decision, reason }) => reasoned(decision === 'refuse', reason),
      };
    case 'gm-decision':
      return {
        ...about,
        kind: 'entry.gm-decision',
        to: { roles: ['gm'] },
        check: ({ decision, reason }) => reasoned(decision === 'reject', reason),
      };
  }
}

/** 6.2: what is above the standard level says why, and is proven in words or by files. */
function checkGround(
  terms: EntryTerms,
  state: EntryState,
  act: EntryProposalAct | EntryReviewAct,
): Refusal | undefined {
  if (act.level === undefined || compareLevels(act.level, terms.standard) <= 0) return undefined;
  if (act.reason === undefined) return refuse(ENTRY.GROUND_MISSING, { standard: terms.standard });
  return proves(act) || state.proven ? undefined : refuse(ENTRY.EVIDENCE_MISSING);
}

function checkReview({ decision, level, reason }: EntryReviewAct): Refusal | undefined {
  if (decision === 'amend' && level === undefined) return refuse(ENTRY.LEVEL_MISSING);
  if (decision !== 'amend' && level !== undefined) return refuse(ENTRY.LEVEL_UNEXPECTED);
  return reasoned(decision !== 'endorse', reason);
}

const reasoned = (isNeeded: boolean, reason: string | undefined): Refusal | undefined =>
  isNeeded && reason === undefined ? refuse(ENTRY.REASON_MISSING) : undefined;
