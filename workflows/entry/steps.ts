import { caseFile } from '../../domain/documents/case-file.js';
import type { EntryInput, EntryTerms } from '../../domain/pipelines/entry/start.js';
import type { Decided, DecisionRecord } from '../../domain/step/decision.js';
import type { Effect } from '../../domain/step/effect.js';
import type { StepRecord } from '../../domain/step/record.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Happening } from '../engine/happening.js';
import type { CaseInterruption } from '../messages/cases.js';
import type { EntryState } from './state.js';
import { toldOf } from './telling.js';

/** §6: the person is in the records with his post, at the standard level and its pay from the hiring day on (I-78). */
export function hired(input: EntryInput, { choices, standard }: EntryTerms): StepRecord {
  const { caseId, hire, openedBy, kind } = input;
  const { personId, hiredOn, position } = hire;
  const about = { caseId, personId, effectiveFrom: hiredOn };
  const clause = clauseOf(input);
  return {
    openedBy,
    hire,
    cases: [
      {
        caseId,
        opens: { kind: 'entry', personId, exclusive: 'entry', openedBy, choices },
        stage: 'proposal',
        detail: { hire: kind, position, standard },
      },
    ],
    decisions: [{ caseId, clause, kind: 'entry', outcome: 'standard', round: 1, detail: { level: standard } }],
    effects: [
      { ...about, what: 'position', position, countsFrom: hiredOn, source: 'entry' },
      { ...about, what: 'level', level: standard, countsFrom: hiredOn, source: 'entry' },
      { ...about, what: 'pay', from: null, to: standard },
    ],
    messages: [
      {
        to: [personId],
        clause,
        caseId,
        subject: text('入职职级', 'Your level at the start'),
        body: text(
          `您自 ${hiredOn} 起适用标准职级${LEVEL_NAMES[standard].zh}（§${clause}）。部门提出定级建议、人力资源部核定后，您将收到通知书。`,
          `From ${hiredOn} on you have the standard level, ${LEVEL_NAMES[standard].en} (§${clause}). The department proposes and HR verifies your level; you are sent the notice then.`,
        ),
      },
    ],
  };
}

/** Which decision an act is, and under which §. */
function codeOf({ kind, act }: Happening, proposer: string | null): Decided & { readonly clause: string } {
  switch (kind) {
    case 'entry.proposal':
      return { kind: 'proposal', outcome: 'proposed', clause: proposer === null ? '4.4.1' : '4.5.1' };
    case 'entry.review':
      return { kind: 'review', outcome: act.decision, clause: '4.4.2' };
    case 'entry.verification':
      return { kind: 'entry', outcome: act.decision, clause: '4.2.1' };
    case 'entry.special-approval':
      return { kind: 'entry', outcome: act.decision, clause: '6.2' };
    case 'entry.gm-decision':
      return { kind: 'gm', outcome: act.decision, clause: '4.1' };
    default:
      throw new Error(`an entry asks for no ${kind}`);
  }
}

/** What was done, as it is kept with the case. */
export function decisionOf(
  caseId: string,
  happening: Happening,
  state: EntryState,
  { proposer }: EntryTerms,
): DecisionRecord {
  const { act } = happening;
  const reason = 'reason' in act ? act.reason : undefined;
  return {
    caseId,
    ...codeOf(happening, proposer),
    round: state.round,
    detail: { ...act },
    ...(reason === undefined ? {} : { reason }),
  };
}

/** On to the next who has to act. */
export const entryMoved = ({ caseId }: EntryInput, decision: DecisionRecord, next: EntryState): StepRecord => ({
  decisions: [decision],
  cases: [{ caseId, stage: next.stage, round: next.round, detail: { proposed: next.level } }],
});

/** An act was taken back, or the case returned: it stands where it stood, in a round of its own (docs/decisions/0057, 0058). */
export const entryBack = ({ caseId }: EntryInput, { stage, round, level }: EntryState): StepRecord => ({
  cases: [{ caseId, stage, round, detail: { proposed: level } }],
});

/** The level that is settled: the standard one, which holds already, or a higher one with the day of its approval. */
export interface Settled {
  readonly level: Level;
  /** 6.2: from the approval on, never before the hiring day; absent where the standard level stays. */
  readonly approvedFrom?: string;
}

/** §6, 12.1: the level is settled: what was approved holds from then on, the notice, the file. */
export function graded(
  input: EntryInput,
  { standard }: EntryTerms,
  decision: DecisionRecord,
  { level, approvedFrom }: Settled,
): StepRecord {
  const { caseId, hire } = input;
  const { personId, hiredOn } = hire;
  const effectiveFrom = approvedFrom ?? hiredOn;
  const about = { caseId, personId, effectiveFrom };
  const effects: readonly Effect[] =
    approvedFrom === undefined
      ? []
      : [
          { ...about, what: 'level', level, countsFrom: effectiveFrom, source: 'entry' },
          { ...about, what: 'pay', from: standard, to: level },
        ];
  const fromLevel = approvedFrom === undefined ? null : standard;
  const basis =
    approvedFrom === undefined
      ? text(`§${clauseOf(input)}`, `§${clauseOf(input)}`)
      : text('§6.2 与 §4.1', '§6.2 and §4.1');
  return {
    decisions: [decision],
    cases: [
      { caseId, stage: 'graded', outcome: 'graded', effectiveFrom, released: true, closed: true, detail: { level } },
    ],
    effects,
    documents: [
      {
        kind: 'level-notice',
        caseId,
        content: { fromLevel, toLevel: level, effectiveFrom, cycleMonth: null, basis },
      },
      caseFile(caseId),
    ],
    messages: [
      {
        to: [personId],
        caseId,
        appealable: true,
        ...toldOf({ clause: clauseOf(input), effectiveFrom, level, decision }),
      },
    ],
  };
}

/** He has left before the level was settled; the standard one held until then. */
export const cancelled = ({ caseId }: EntryInput, why: CaseInterruption | undefined): StepRecord => ({
  cases: [
    { caseId, stage: 'cancelled', outcome: why?.why ?? 'left', reason: why?.note ?? '', released: true, closed: true },
  ],
  documents: [caseFile(caseId)],
});

const CLAUSES = { intern: '6.1', experienced: '6.2', 'team-leader': '6.3' } as const;
const clauseOf = ({ kind }: EntryInput): string => CLAUSES[kind];
