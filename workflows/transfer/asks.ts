import { compareLevels } from '../../domain/vocabulary/level.js';
import type { TransferOpeningAct } from '../../domain/pipelines/transfer/acts.js';
import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { AnyAsk } from '../engine/ask.js';
import { sidesOf, type Side, type TransferState } from './state.js';
import { TRANSFER } from '../../domain/refusals/pipelines/transfer.js';
import { CASE } from '../../domain/refusals/cases.js';

/** Which tasks stand open (§10, I-72). */
export function transferAsks(input: TransferInput, terms: TransferTerms, state: TransferState): readonly AnyAsk[] {
  const { caseId, personId } = input;
  const about = { excluded: [personId], caseId, due: { workdays: terms.stepWorkdays } } as const;
  const hr = { roles: ['hr-manager'], escalateTo: ['gm'] } as const;
  switch (state.stage) {
    case 'opening':
      return [
        {
          ...about,
          key: 'opening',
          kind: 'transfer.opening',
          to: hr,
          check: (act) => checkOpening(input, act),
        },
      ];
    case 'mapping':
      return [
        { ...about, key: 'mapping', kind: 'transfer.mapping', to: hr, check: (act) => checkMapping(terms, act.level) },
      ];
    case 'agreement':
      return sidesOf(terms)
        .filter((side) => !state.agreed.includes(side))
        .map((side): AnyAsk => ({
          ...about,
          key: `agreement-${side}`,
          kind: 'transfer.agreement',
          to: agreeing(side, terms),
          check: ({ agreed, reason }) => (!agreed && reason === undefined ? reasonMissing : undefined),
        }));
    case 'acknowledgement':
      return [
        {
          key: 'acknowledgement',
          kind: 'transfer.acknowledgement',
          personal: true,
          caseId,
          due: about.due,
          to: { people: [personId], escalateTo: ['hr'] },
          check: ({ onBehalfReason }, actor) =>
            actor.personId === personId || onBehalfReason !== undefined ? undefined : onBehalfMissing,
        },
      ];
    case 'consent':
    case 'anew':
    case 'anew-decision':
    case 'waiting':
    case 'refused':
      return [];
  }
}

/** The head of the department he leaves, and of the one he goes to; HR where that one has no head. */
function agreeing(side: Side, { receivingHead }: TransferTerms): AnyAsk['to'] {
  if (side === 'giving') return { roles: ['department-head'], escalateTo: ['hr-manager'] };
  return receivingHead === null
    ? { roles: ['hr-manager'], escalateTo: ['gm'] }
    : { people: [receivingHead], escalateTo: ['hr-manager'] };
}

/** I-72: a refusal says why; what somebody applied for himself is given its superior and its day. */
function checkOpening({ application }: TransferInput, act: TransferOpeningAct): Refusal | undefined {
  const { decision, reason, superiorId, transferOn } = act;
  if (decision === 'refuse') return reason === undefined ? reasonMissing : undefined;
  const planned = superiorId !== undefined && transferOn !== undefined;
  return application === undefined || planned ? undefined : refuse(TRANSFER.PLAN_MISSING);
}

function checkMapping({ mapping }: TransferTerms, level: Parameters<typeof compareLevels>[0]): Refusal | undefined {
  if (mapping === null) return undefined;
  const { floor, cap } = mapping;
  if (compareLevels(level, floor) >= 0 && compareLevels(level, cap) <= 0) return undefined;
  return refuse(TRANSFER.LEVEL_OUT_OF_RANGE, { floor, cap });
}

const reasonMissing = refuse(TRANSFER.REASON_MISSING);

const onBehalfMissing = refuse(CASE.ON_BEHALF_REASON_MISSING, { clause: '10' });
