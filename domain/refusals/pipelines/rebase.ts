import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about moving a case to another version of the policy (I-73). */
export const REBASE = declare('REBASE', {
  ALREADY_OPEN: {
    status: 409,
    clause: 'I-73',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `更换制度版本 ${caseId} 正在等待总经理审批。`,
        `A move to another policy version, ${caseId}, already waits for the general manager.`,
      ),
  },
  REASON_MISSING: { status: 422, clause: 'I-73', words: text('不同意须写明理由。', 'Rejecting it needs a reason.') },
  NOT_OFFERED: {
    status: 422,
    clause: 'I-73',
    words: ({ aboutId }: { aboutId: string }) =>
      text(
        `案件 ${aboutId} 按其开始时的制度版本办完（I-73），只有职级晋升可以更换。`,
        `Case ${aboutId} is finished under the version that it began with (I-73); only level promotions are moved.`,
      ),
  },
  DECIDED: {
    status: 409,
    clause: 'I-73',
    words: ({ aboutId, stage }: { aboutId: string; stage: string }) =>
      text(
        `案件 ${aboutId} 处于「${stage}」：已决定、已办结，或正在答辩、报批中，不能更换制度版本（I-73）。`,
        `Case ${aboutId} is at "${stage}": decided, closed, before the panel or with the general manager. It is not moved any more (I-73).`,
      ),
  },
  VERSION_UNKNOWN: {
    status: 422,
    clause: 'I-73',
    words: ({ version, versions }: { version: string; versions: readonly string[] }) =>
      text(
        `没有制度版本 ${version}；现有：${versions.join('、')}。`,
        `There is no policy version ${version}; there are ${versions.join(', ')}.`,
      ),
  },
  SAME_VERSION: {
    status: 422,
    clause: 'I-73',
    words: ({ version }: { version: string }) =>
      text(`案件已按版本 ${version} 办理。`, `The case goes by version ${version} already.`),
  },
});
