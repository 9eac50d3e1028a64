import { caseFile } from '../../domain/documents/case-file.js';
import type { SpecialEntryAct } from '../../domain/pipelines/entry/acts.js';
import type { Effect } from '../../domain/step/effect.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import type { EntryInput } from '../../domain/pipelines/entry/start.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import type { CaseInterruption } from '../messages/cases.js';

/** §6: the person is in the records with his post; the level waits for the approval. */
export const hired = (input: EntryInput, choices: Readonly<Record<string, string | number>>): StepRecord => {
  const { caseId, hire, openedBy, kind, proposed, reason } = input;
  const { personId, hiredOn, position } = hire;
  return {
    openedBy,
    hire,
    cases: [
      {
        caseId,
        opens: { kind: 'entry', personId, exclusive: 'entry', openedBy, choices },
        stage: 'special-approval',
        detail: { hire: kind, position, proposed, reason },
      },
    ],
    effects: [
      {
        caseId,
        personId,
        effectiveFrom: hiredOn,
        what: 'position',
        position,
        countsFrom: hiredOn,
        source: 'entry',
      },
    ],
  };
};

interface Grading {
  /** Where it is decided at once. */
  readonly opens?: StepRecord;
  readonly approval?: SpecialEntryAct;
}

/** §6, 12.1: level and pay from the day of hiring, the notice, the file. */
export function graded(input: EntryInput, level: Level, { opens, approval }: Grading): StepRecord {
  const { caseId, hire } = input;
  const { personId, hiredOn } = hire;
  const about = { caseId, personId, effectiveFrom: hiredOn };
  const outcome = approval === undefined ? 'accepted' : approval.decision === 'approve' ? 'approve' : 'refuse';
  const reason = approval?.reason;
  const effects: readonly Effect[] = [
    { ...about, what: 'level', level, countsFrom: hiredOn, source: 'entry' },
    { ...about, what: 'pay', from: null, to: level },
  ];
  const decision: DecisionRecord = {
    caseId,
    clause: approval === undefined ? clauseOf(input) : '6.2',
    kind: 'entry',
    outcome,
    round: 1,
    ...(reason === undefined ? {} : { reason }),
    detail: { level, evidence: approval?.evidence ?? null },
  };
  const [opening] = opens?.cases ?? [];
  return {
    ...opens,
    cases: [
      {
        ...(opening ?? { caseId }),
        stage: 'graded',
        outcome: 'graded',
        effectiveFrom: hiredOn,
        released: true,
        closed: true,
        detail: { ...opening?.detail, level },
      },
    ],
    decisions: [decision],
    effects: [...(opens?.effects ?? []), ...effects],
    documents: [
      {
        kind: 'level-notice',
        caseId,
        content: { fromLevel: null, toLevel: level, effectiveFrom: hiredOn, cycleMonth: null, basis: text('§6', '§6') },
      },
      caseFile(caseId),
    ],
    messages: [
      {
        to: [personId],
        clause: clauseOf(input),
        caseId,
        appealable: true,
        subject: text('入职定级', 'Your entry level'),
        body: text(
          `您自 ${hiredOn} 起定级为${LEVEL_NAMES[level].zh}(§${clauseOf(input)})。`,
          `From ${hiredOn} on your level is ${LEVEL_NAMES[level].en} (§${clauseOf(input)}).`,
        ),
      },
    ],
  };
}

/** He has left before the level was decided. */
export const cancelled = ({ caseId }: EntryInput, why: CaseInterruption | undefined): StepRecord => ({
  cases: [
    { caseId, stage: 'cancelled', outcome: why?.why ?? 'left', reason: why?.note ?? '', released: true, closed: true },
  ],
  documents: [caseFile(caseId)],
});

const CLAUSES = { intern: '6.1', experienced: '6.2', 'team-leader': '6.3' } as const;
const clauseOf = ({ kind }: EntryInput): string => CLAUSES[kind];
