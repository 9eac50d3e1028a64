import { handingIn } from '../../domain/attachments/attachment.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { AppealInput, AppealTerms } from '../../domain/pipelines/appeal/start.js';
import type { LevelCorrection } from '../../domain/pipelines/appeal/activities.js';
import { LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import type { Decided, DecisionFacts, DecisionRecord } from '../../domain/step/decision.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording, type Told } from '../../domain/vocabulary/wording.js';
import type { Happening, HumanAct } from '../engine/happening.js';
import type { CaseInterruption } from '../messages/cases.js';
import { noticeSigned } from '../closing/notice-step.js';
import { correctionEffects } from './correction.js';
import type { AppealState } from './state.js';

/** What an appeal leaves in the records, step by step. Pure. */

const CLAUSE = 'I-74';

/** What the appeal comes to, as it is kept with the case that it is about; there nothing else changes. */
const inTheCase = (
  { caseId, aboutId }: AppealInput,
  { decision }: AppealTerms,
  outcome: Extract<Decided, { readonly kind: 'appeal' }>['outcome'],
  reason: string,
): DecisionRecord => ({
  caseId: aboutId,
  clause: CLAUSE,
  kind: 'appeal',
  outcome,
  reason,
  round: decision.round,
  detail: { appeal: caseId, decision: decision.decision },
});

const own = (
  { caseId }: AppealInput,
  state: AppealState,
  decision: Decided & Pick<DecisionFacts, 'reason' | 'detail'>,
): DecisionRecord => ({ caseId, clause: CLAUSE, round: state.round, ...decision });

const tell = (input: AppealInput, to: readonly string[], subject: Told, body: Told): MessageOrder => ({
  to,
  clause: CLAUSE,
  caseId: input.caseId,
  subject,
  body,
});

export const lodged = (input: AppealInput, terms: AppealTerms): StepRecord => {
  const { caseId, aboutId, personId, grounds, evidence, files } = input;
  const { decision, outcome, round, noticedOn, until, at } = terms.decision;
  return {
    openedBy: personId,
    cases: [
      {
        caseId,
        opens: {
          kind: 'appeal',
          personId,
          aboutId,
          exclusive: `appeal:${aboutId}`,
          openedBy: personId,
          choices: terms.choices,
        },
        stage: 'reader',
        detail: {
          decision,
          outcome,
          round,
          decidedAt: at,
          noticedOn,
          until,
          grounds,
          evidence,
          aboutKind: terms.aboutKind,
        },
      },
    ],
    decisions: [inTheCase(input, terms, 'lodged', grounds)],
    ...handingIn(caseId, 'evidence', files),
    messages: [
      tell(
        input,
        [personId],
        text('申诉已收到', 'Your appeal has come in'),
        text(
          `您对案件 ${aboutId} 的申诉 ${caseId} 已收到，将由未参与本案的人受理（I-74）。`,
          `Your appeal ${caseId} about case ${aboutId} has come in; somebody who took no part in it reads it (I-74).`,
        ),
      ),
    ],
  };
};

/** The step that an act leads to; `state` is the one after it. */
export function appealStep(
  input: AppealInput,
  terms: AppealTerms,
  happening: Happening,
  state: AppealState,
): StepRecord {
  const { caseId, personId } = input;
  const cases = [{ caseId, stage: state.stage, round: state.round }];
  switch (happening.kind) {
    case 'appeal.reader': {
      const { reader, reason } = happening.act;
      return {
        cases: [{ caseId, stage: state.stage, detail: { reader } }],
        decisions: [
          own(input, state, {
            kind: 'reader',
            outcome: 'named',
            detail: { reader },
            ...(reason === undefined ? {} : { reason }),
          }),
        ],
        messages: [
          tell(input, [personId], text('申诉受理人', 'Who reads your appeal'), {
            zh: wording`您的申诉由 ${person(reader)} 受理。`,
            en: wording`${person(reader)} reads your appeal.`,
          }),
        ],
      };
    }
    case 'appeal.reading':
      return read(input, terms, happening, state);
    case 'appeal.remedy': {
      const { reason } = happening.act;
      const decision = own(input, state, {
        kind: 'remedy',
        outcome: happening.act.do,
        reason,
        detail: { ...happening.act },
      });
      if (state.stage === 'gm-decision') return { cases, decisions: [decision] };
      return ended(input, { decisions: [decision, ofRemedy(input, terms, happening.act)] }, 'upheld', reason);
    }
    case 'appeal.gm-decision': {
      const { decision: outcome, reason } = happening.act;
      const decision = own(input, state, { kind: 'gm', outcome, ...(reason === undefined ? {} : { reason }) });
      return outcome === 'approve' && state.correction !== null
        ? corrected(input, terms, state.correction, decision)
        : { cases, decisions: [decision] };
    }
    case 'level.notice':
      return ended(input, noticeSigned(caseId, happening), 'upheld');
    default:
      throw new Error(`an appeal asks for no ${happening.kind}`);
  }
}

const ofRemedy = (input: AppealInput, terms: AppealTerms, act: HumanAct<'appeal.remedy'>['act']): DecisionRecord =>
  inTheCase(input, terms, act.do === 'new-round' ? 'new-round' : 'corrected', act.reason);

/** The reasons go to the person; who decided hears it as well. */
function read(
  input: AppealInput,
  terms: AppealTerms,
  { act }: HumanAct<'appeal.reading'>,
  state: AppealState,
): StepRecord {
  const { caseId, aboutId, personId } = input;
  const { decidedBy } = terms.decision;
  const upheld = act.decision === 'uphold';
  const outcome = upheld ? text('成立', 'is upheld') : text('不成立', 'is refused');
  const record: StepRecord = {
    decisions: [
      own(input, state, { kind: 'reading', outcome: act.decision, reason: act.reason }),
      inTheCase(input, terms, upheld ? 'upheld' : 'refused', act.reason),
    ],
    messages: [
      tell(
        input,
        [personId, ...(decidedBy === null ? [] : [decidedBy])],
        text(`申诉 ${caseId} ${outcome.zh}`, `Appeal ${caseId} ${outcome.en}`),
        text(
          `对案件 ${aboutId} 的申诉${outcome.zh}。理由：${act.reason}。${upheld ? '由人力资源部落实。' : ''}`,
          `The appeal about case ${aboutId} ${outcome.en}: ${act.reason}.${upheld ? ' HR carries it out.' : ''}`,
        ),
      ),
    ],
  };
  return upheld ? { ...record, cases: [{ caseId, stage: state.stage }] } : ended(input, record, 'refused', act.reason);
}

/** Level and pay as corrected, with a notice (§15.3); what was decided before stays in the records as it is. */
function corrected(
  input: AppealInput,
  terms: AppealTerms,
  correction: LevelCorrection,
  decision: DecisionRecord,
): StepRecord {
  const { caseId, personId } = input;
  const { from, to, effectiveFrom, reason } = correction;
  return {
    cases: [
      { caseId, stage: 'notice', outcome: 'upheld', effectiveFrom, reason, released: true, detail: { from, to } },
    ],
    decisions: [decision, inTheCase(input, terms, 'corrected', reason)],
    effects: correctionEffects(input, correction),
    documents: [
      {
        kind: 'level-notice',
        caseId,
        content: {
          fromLevel: from,
          toLevel: to,
          effectiveFrom,
          cycleMonth: null,
          basis: text('申诉结果（I-74）', 'the appeal (I-74)'),
        },
      },
    ],
    messages: [
      tell(
        input,
        [personId],
        text('职级已更正', 'Your level was corrected'),
        text(
          `自 ${effectiveFrom} 起更正为${LEVEL_NAMES[to].zh}（申诉 ${caseId}）。`,
          `From ${effectiveFrom} on the level is ${LEVEL_NAMES[to].en} (appeal ${caseId}).`,
        ),
      ),
    ],
  };
}

const ended = (input: AppealInput, record: StepRecord, outcome: 'upheld' | 'refused', reason?: string): StepRecord => ({
  ...record,
  cases: [
    {
      caseId: input.caseId,
      stage: outcome,
      outcome,
      released: true,
      closed: true,
      ...(reason === undefined ? {} : { reason }),
    },
  ],
  documents: [...(record.documents ?? []), caseFile(input.caseId)],
});

/** The person has left: what was upheld stays so, everything else ends. */
export const appealCancelled = (
  { caseId }: AppealInput,
  { stage }: AppealState,
  why: CaseInterruption | undefined,
): StepRecord => ({
  cases: [
    {
      caseId,
      stage: stage === 'notice' ? 'upheld' : 'cancelled',
      released: true,
      closed: true,
      outcome: stage === 'notice' ? 'upheld' : (why?.why ?? 'left'),
      reason: why?.note ?? '',
    },
  ],
  documents: [caseFile(caseId)],
});
