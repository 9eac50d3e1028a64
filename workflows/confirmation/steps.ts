import { caseFile } from '../../domain/documents/case-file.js';
import type { Effect } from '../../domain/step/effect.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import type { ConfirmationInput, ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import type { Decided, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { TakenOver } from '../../domain/taken-over/taken-over.js';
import { takenOverDecision, takenOverDetail, takenOverNotice } from '../engine/taken-over.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Happening } from '../engine/happening.js';
import type { CaseInterruption } from '../messages/cases.js';
import { isException, offeredLevel, type ConfirmationState } from './state.js';

/** 7.1: the case stands open. */
export const confirmationOpened = (
  { caseId, personId, confirmedOn, openedBy }: ConfirmationInput,
  { choices, track, level, offers }: ConfirmationTerms,
): StepRecord => ({
  openedBy,
  cases: [
    {
      caseId,
      opens: { kind: 'confirmation', personId, exclusive: 'confirmation', openedBy, choices },
      stage: 'proposal',
      detail: { confirmedOn, track, from: level, offered: offers.plain },
    },
  ],
});

/** It stands open where it stood when the service came, with what was entered of it (docs/decisions/0085). */
export function confirmationTakenOver(
  input: ConfirmationInput,
  terms: ConfirmationTerms,
  state: ConfirmationState,
  takenOver: TakenOver,
): StepRecord {
  const { caseId } = input;
  const opened = confirmationOpened(input, terms);
  const stands = confirmationBack(caseId, state).cases?.[0]?.detail;
  return {
    ...opened,
    cases: (opened.cases ?? []).map((one) => ({
      ...one,
      stage: state.stage,
      detail: { ...one.detail, ...stands, ...takenOverDetail(takenOver) },
    })),
    decisions: [takenOverDecision(caseId, takenOver)],
    messages: [takenOverNotice(caseId, takenOver)],
  };
}

/** Which decision an act is, and under which §. */
function codeOf({ kind, act }: Happening): Decided & { readonly clause: string } {
  switch (kind) {
    case 'confirmation.proposal':
      return { kind: 'proposal', outcome: 'proposed', clause: '7.2.1' };
    case 'confirmation.review':
      return { kind: 'review', outcome: act.decision, clause: '7.2.1' };
    case 'confirmation.decision':
      return { kind: 'hr-decision', outcome: act.decision, clause: '7.2.2' };
    case 'confirmation.gm-decision':
      return { kind: 'gm', outcome: act.decision, clause: 'I-43' };
    default:
      throw new Error(`a confirmation asks for no ${kind}`);
  }
}

/** What was done, as it is kept with the case. */
export function decisionOf(caseId: string, happening: Happening, state: ConfirmationState): DecisionRecord {
  const { act } = happening;
  const reason = 'reason' in act ? act.reason : undefined;
  return {
    caseId,
    ...codeOf(happening),
    round: state.round,
    detail: { ...act },
    ...(reason === undefined ? {} : { reason }),
  };
}

/** On to the next who has to act. */
export const confirmationMoved = (caseId: string, decision: DecisionRecord, next: ConfirmationState): StepRecord => ({
  decisions: [decision],
  ...confirmationBack(caseId, next),
});

/** The case as its state has it; that alone where an act was taken back (docs/decisions/0057). */
export const confirmationBack = (caseId: string, next: ConfirmationState): StepRecord => ({
  cases: [
    {
      caseId,
      stage: next.stage,
      round: next.round,
      detail: {
        proposed: next.level,
        offered: offeredLevel(next),
        contribution: next.contribution,
        exception: isException(next),
      },
    },
  ],
});

/** 12.1, I-19: confirmed, with level and pay from the day of confirmation on, whatever day this is. */
export function confirmed(
  { caseId, personId, confirmedOn, takenOver }: ConfirmationInput,
  terms: ConfirmationTerms,
  decision: DecisionRecord,
  level: Level,
): StepRecord {
  const about = { caseId, personId, effectiveFrom: confirmedOn };
  const effects: readonly Effect[] = [
    { ...about, what: 'confirmed' },
    { ...about, what: 'level', level, countsFrom: confirmedOn, source: 'confirmation' },
    ...(level === terms.level ? [] : [{ ...about, what: 'pay' as const, from: terms.level, to: level }]),
  ];
  const paper = takenOver?.entry.paper;
  const basis =
    paper === undefined
      ? text('§7.2.2 与 §12.1', '§7.2.2 and §12.1')
      : text(
          `§7.2.2 与 §12.1（启用前的经过依据「${paper}」承接）`,
          `§7.2.2 and §12.1 (what came before was taken over from “${paper}”)`,
        );
  return {
    decisions: [decision],
    cases: [
      {
        caseId,
        stage: 'notice',
        outcome: 'confirmed',
        effectiveFrom: confirmedOn,
        released: true,
        detail: { level },
      },
    ],
    effects,
    documents: [
      {
        kind: 'level-notice',
        caseId,
        content: { fromLevel: terms.level, toLevel: level, effectiveFrom: confirmedOn, cycleMonth: null, basis },
      },
    ],
    messages: [
      {
        to: [personId],
        clause: '7.2.2',
        caseId,
        appealable: true,
        subject: text('转正定级结果', 'Your level at confirmation'),
        body: text(
          `您自 ${confirmedOn} 起转正，定级为${LEVEL_NAMES[level].zh}（§7.2.2），薪资自该日调整（§12.1）。请在待办中签收通知书。`,
          `You are confirmed from ${confirmedOn} on; your level is ${LEVEL_NAMES[level].en} (§7.2.2), with pay from that day (§12.1). Sign the notice in your inbox.`,
        ),
      },
    ],
  };
}

/** The end of the case; `why` where something ended it before its time (I-58). */
export const confirmationClosed = (caseId: string, record: StepRecord, why?: CaseInterruption): StepRecord => ({
  ...record,
  cases: [
    {
      caseId,
      closed: true,
      released: true,
      ...(why === undefined ? { stage: 'confirmed' } : { stage: 'cancelled', outcome: why.why, reason: why.note }),
    },
  ],
  documents: [caseFile(caseId)],
});
