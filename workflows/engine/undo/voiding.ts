import { VOID } from '../../../domain/refusals/undo.js';
import type { StepRecord } from '../../../domain/step/record.js';
import { voidedNote } from '../../../domain/undo/voiding.js';
import { meeting } from '../../../domain/cases/case-meetings.js';
import { CASE_KIND_NAMES } from '../../../domain/cases/case-kind.js';
import type { MessageOrder } from '../../../domain/step/message.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { caseInterrupted, type CaseInterruption, type VoidCaseInput } from '../../messages/cases.js';
import type { Pending } from '../acting.js';
import { alsoHanding, handedBeside } from '../handing-in.js';
import type { Heard } from '../mailbox.js';

/**
 * A case is voided by an act that the pipeline hears as an interruption (docs/decisions/0057): it ends its case by the
 * way that it has for whoever leaves, and what is the same for all pipelines is added here.
 */

/** As the pipeline hears it. */
export const voidingHeard = ({ personId, caseId, actor, reason, at }: VoidCaseInput): Heard<CaseInterruption> => ({
  kind: 'heard',
  what: caseInterrupted.name,
  content: {
    why: 'voided',
    personId,
    caseId,
    on: todayIn('Asia/Shanghai', at),
    by: actor.personId,
    note: voidedNote(reason),
  },
});

/** What a pipeline has a step leave. */
type Written = StepRecord | undefined | readonly StepRecord[];

/** The voiding that waits for what the pipeline makes of it. */
const voidingIn = (pending: readonly Pending[]): VoidCaseInput | undefined => {
  const input = pending[0]?.waiting.input;
  return input !== undefined && 'voids' in input ? input : undefined;
};

/** Why a voiding that the pipeline has let pass is refused; undefined where none waits. */
export function voidingLetPass(pending: readonly Pending[]): Refusal | undefined {
  const voiding = voidingIn(pending);
  return voiding === undefined ? undefined : refuse(VOID.IN_EFFECT, { caseKind: voiding.voids });
}

/**
 * What a step leaves that ends a case because it is voided: beside its own, who voided it with whom and why, and what its
 * person is told, where the pipeline does not tell him in its own words.
 */
export function withVoiding(record: Written, pending: readonly Pending[]): Written {
  const voiding = voidingIn(pending);
  if (voiding === undefined || record === undefined || Array.isArray(record)) return record;
  const one = record as StepRecord;
  const { caseId, reason, approvedBy, actor, files } = voiding;
  const round = one.cases?.find((change) => change.caseId === caseId)?.round ?? 1;
  const told: StepRecord = {
    ...one,
    hand: { act: 'case.voided', actorId: actor.personId, clause: '4.1' },
    decisions: [
      ...(one.decisions ?? []).filter((said) => said.caseId !== caseId), // a case has one decision a step
      { caseId, clause: '4.1', kind: 'void', outcome: 'voided', reason, round, detail: { approvedBy } },
    ],
    messages: isTold(one, caseId) ? (one.messages ?? []) : [...(one.messages ?? []), toldOf(voiding)],
  };
  return alsoHanding(told, handedBeside([caseId], files));
}

/** Whether the pipeline has words of its own for how the case ended. */
const isTold = ({ messages = [] }: StepRecord, caseId: string): boolean =>
  messages.some((one) => one.appealable === true && one.caseId === caseId);

/** He reads that it was voided and why, with the last day of an appeal where there is one (I-74). */
function toldOf({ voids, caseId, personId, reason }: VoidCaseInput): MessageOrder {
  const { zh, en } = CASE_KIND_NAMES[voids];
  return {
    to: [personId],
    clause: '4.1',
    caseId,
    ...(meeting(voids, 'appeal').rule === 'refused' ? {} : { appealable: true }),
    subject: text(`${zh}案件已作废`, `Your case was voided: ${en}`),
    body: text(
      `您的${zh}案件 ${caseId} 已由人力资源部经第二人确认作废，不再办理。理由：${reason}。`,
      `HR has voided your case ${caseId} (${en}) with a second person; nothing more comes of it. Reason: ${reason}.`,
    ),
  };
}
