import { signedAs } from '../../domain/documents/signed.js';
import type {
  InterviewAct,
  InterviewConfirmationAct,
  NoticeSignatureAct,
} from '../../domain/pipelines/closing/acts.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { StageOf } from '../../domain/pipelines/pipelines.js';
import type { Decided, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { CaseInterruption } from '../messages/cases.js';
import type { ClosingPerson } from '../messages/closing.js';

/** What a person's way from the released result to the archive leaves in the records (8.5.6, 8.5.7). Pure. */

/** The interview was held; the person confirms it next (8.5.6). */
export const interviewHeld = (input: ClosingPerson, act: InterviewAct): StepRecord => ({
  decisions: [decision(input, '8.5.6', { kind: 'interview', outcome: 'held' }, { ...act })],
  cases: [moved(input, 'confirmation')],
});

/** I-40: it took place, or it did not and is held again; who was not approved is archived with it. */
export function interviewConfirmed(input: ClosingPerson, act: InterviewConfirmationAct): StepRecord {
  const outcome = act.tookPlace ? 'confirmed' : 'denied';
  const decisions = [decision(input, 'I-40', { kind: 'confirmation', outcome }, { ...act })];
  if (!act.tookPlace) return { decisions, cases: [moved(input, 'interview')] };
  if (input.promoted) return { decisions, cases: [moved(input, 'notice')] };
  return { decisions, ...archived(input, 'not-promoted') };
}

/** 8.5.7, I-41: signed or refused; level and pay are in the records since the release (I-42). */
export function noticeSigned(input: ClosingPerson, act: NoticeSignatureAct): StepRecord {
  const { caseId } = input;
  const { signature } = act;
  const { documents, ...end } = archived(input, 'promoted');
  return {
    ...end,
    decisions: [decision(input, '8.5.7', { kind: 'notice', outcome: signature }, { ...act })],
    documents: [signedAs('level-notice', caseId, act), ...documents],
  };
}

/** I-42, I-58: who has left needs no interview and signs nothing; who was approved has been promoted all the same. */
export function left(input: ClosingPerson, { on, by, note }: CaseInterruption): StepRecord {
  const outcome = input.promoted ? 'left-promoted' : 'left';
  const row = decision(input, 'I-58', { kind: 'interruption', outcome }, { on, by });
  const end = archived(input, input.promoted ? 'promoted' : 'not-promoted', input.promoted ? undefined : note);
  return { decisions: [{ ...row, reason: note }], ...end };
}

const moved = ({ caseId }: ClosingPerson, stage: StageOf<'level-promotion'>) => ({ caseId, stage });

/** The last step: closed, with its file. */
const archived = ({ caseId }: ClosingPerson, stage: 'promoted' | 'not-promoted', reason?: string) => ({
  cases: [{ caseId, stage, closed: true, ...(reason === undefined ? {} : { reason }) }],
  documents: [caseFile(caseId)],
});

const decision = (
  { caseId, round }: ClosingPerson,
  clause: string,
  decided: Decided,
  detail: Readonly<Record<string, unknown>>,
): DecisionRecord => ({ caseId, clause, ...decided, round, detail });
