import { compareLevels, higherLevel, LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import type { ConfirmationInput, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { AnyAsk } from '../engine/board.js';
import { offeredLevel, type ConfirmationState } from './state.js';

/** Which task stands open: 4.5.1 and 4.4.1, 4.4.2, 7.2.2, I-43; each round and stage is a task of its own. */
export function confirmationAsk(
  { caseId, personId }: ConfirmationInput,
  terms: ConfirmationTerms,
  state: ConfirmationState,
): AnyAsk {
  const { due, proposer } = terms;
  const about = { key: `${state.stage}-${state.round}`, excluded: [personId], caseId } as const;
  switch (state.stage) {
    case 'proposal':
      return {
        ...about,
        kind: 'confirmation.proposal',
        clause: proposer === null ? '7.2.1' : '4.5.1',
        to:
          proposer === null
            ? { roles: ['department-head'], escalateTo: ['hr'] }
            : { people: [proposer], escalateTo: ['department-head'] },
        due: { on: proposer === null ? due.review : due.proposal },
        check: (act) => checkLevel(terms, state, act),
      };
    case 'review':
      return {
        ...about,
        kind: 'confirmation.review',
        to: { roles: ['department-head'], escalateTo: ['hr'] },
        due: { on: due.review },
        check: (act) =>
          checkDecision(act) ??
          (act.level === undefined ? undefined : checkLevel(terms, state, { ...act, level: act.level })),
      };
    case 'decision':
      return {
        ...about,
        kind: 'confirmation.decision',
        to: { roles: ['hr-manager'], escalateTo: ['gm'] },
        due: { on: due.decision },
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
    return refuse(
      'CONFIRMATION.LEVEL_OUT_OF_RANGE',
      compareLevels(act.level, terms.base) < 0 ? '7.3' : '8.3.3.A',
      `转正定级须在${LEVEL_NAMES[terms.base].zh}与${LEVEL_NAMES[highest].zh}之间。请改选职级。`,
      `The level at confirmation lies between ${LEVEL_NAMES[terms.base].en} and ${LEVEL_NAMES[highest].en}. Choose another one.`,
    );
  }
  const contribution = act.contribution ?? state.contribution;
  const offered = offeredLevel({ offers: state.offers, contribution });
  if (act.level === offered || act.reason !== undefined) return undefined;
  const { zh, en } = LEVEL_NAMES[offered];
  return refuse(
    'CONFIRMATION.REASON_MISSING',
    compareLevels(act.level, offered) > 0 ? 'I-43' : '7.3',
    `按 §7.3 可定级为${zh}。低于或高于此级须写明理由;高于此级为例外,由总经理审批(I-43);有突出贡献请填写依据(7.3.2)。`,
    `By §7.3 the level is ${en}. Less or more needs a reason; more is an exception for the general manager (I-43); for an outstanding contribution give the evidence (7.3.2).`,
  );
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
  return refuse(
    'CONFIRMATION.ABOVE_OFFER',
    '7.2.2',
    `核定职级不得高于可定职级${LEVEL_NAMES[offered].zh}(§7.3)。例外须由部门提出:请退回并说明。`,
    `The decision may not go above what is offered, ${LEVEL_NAMES[offered].en} (§7.3). An exception is the department’s to propose: return it and say so.`,
  );
}

function checkDecision(act: { decision: string; level?: Level; reason?: string }): Refusal | undefined {
  if (act.decision === 'amend' && act.level === undefined) {
    return refuse(
      'CONFIRMATION.LEVEL_MISSING',
      '7.2',
      '修改定级须填写职级。请补充。',
      'To amend the level, give the level. Add it.',
    );
  }
  if (act.decision !== 'amend' && act.level !== undefined) {
    return refuse(
      'CONFIRMATION.LEVEL_UNEXPECTED',
      '7.2',
      '只有修改定级时填写职级。请去掉职级,或改选修改。',
      'A level is given only to amend. Leave it out, or choose to amend.',
    );
  }
  const needsReason = act.decision === 'amend' || act.decision === 'return';
  return needsReason && act.reason === undefined ? reasonMissing : undefined;
}

const reasonMissing = refuse(
  'CONFIRMATION.REASON_MISSING',
  '7.2',
  '修改、退回或否决须写明理由。请补充理由。',
  'Amending, returning and rejecting need a reason. Add it.',
);
