import { signedAs } from '../../domain/documents/signed.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { HumanAct } from '../engine/happening.js';

/** I-41: the notice was signed, or the refusal recorded; the decision holds all the same. */
export function noticeSigned(caseId: string, { act }: HumanAct<'level.notice'>): StepRecord {
  const { signature, reason } = act;
  const why = reason === undefined ? {} : { reason };
  return {
    decisions: [{ caseId, clause: '15.3', kind: 'notice', outcome: signature, round: 1, detail: { ...act }, ...why }],
    documents: [signedAs('level-notice', caseId, act)],
  };
}
