import { COMPLAINT_STATUS_NAMES } from '../../domain/people/complaint.js';
import type { Finding } from '../../domain/evaluation/answer.js';
import type { SetbackRequest } from '../../domain/evaluation/request.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES } from '../../domain/vocabulary/status.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import { LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import type { Policy } from '../data/policy-schema.js';
import { finding } from './rule.js';
import { NO, NONE, YES } from './wording.js';

const WITH_LEVEL = text('客服、质检专员或班组长', 'an agent, a quality inspector or a team leader');
const UPHELD = text('因服务态度且投诉成立', 'over service attitude, with the complaint upheld');
const PLAN = text(
  '不适用 11.2、11.3 的 C 或 D:制订改进计划',
  'a C or D that 11.2 and 11.3 do not take: an improvement plan',
);
const LOWERING = text(
  '降级或降回:由人力资源部提出,总经理决定',
  'a demotion or a reversal: HR proposes, the general manager decides',
);
const CAUSES = {
  'service-attitude': text('服务态度', 'service attitude'),
  other: text('其他原因', 'another cause'),
};

interface SetbackFindings {
  readonly subject: (request: SetbackRequest) => Finding[];
  readonly measure: (clause: '11.1' | '11.2' | '11.3', request: SetbackRequest) => Finding;
  /** I-77: that a lowering is the general manager's. */
  readonly lowering: (isLowering: boolean) => Finding;
  readonly approvalExpected: Text;
  readonly approvalActual: (request: SetbackRequest) => Text;
}

/** Puts §11's tests into findings; the measure itself is section-11-setback.ts. */
export const createSetbackFindings = (policy: Policy): SetbackFindings => {
  const { revertMonths, otherCsForApproval, otherCsMonths } = policy.setback;
  const revertExpected = text(
    `晋级生效当月起 ${revertMonths.value} 个月内的 C 或 D`,
    `a C or D within ${revertMonths.value} months from the promotion's effective month on`,
  );
  const complaintText = ({ event }: SetbackRequest): Text => {
    const cause = CAUSES[event.cause];
    const complaint = event.complaint === 'none' ? NONE : COMPLAINT_STATUS_NAMES[event.complaint];
    return text(`${cause.zh};投诉:${complaint.zh}`, `${cause.en}; complaint: ${complaint.en}`);
  };
  const revertText = ({ event, lastPromotion }: SetbackRequest): Text => {
    if (lastPromotion === null || lastPromotion === undefined) return NONE;
    const { from, effectiveFrom } = lastPromotion;
    return text(
      `${event.month} 的 ${event.rating};${effectiveFrom} 由${LEVEL_NAMES[from].zh}晋级`,
      `${event.rating} for ${event.month}; promoted from ${LEVEL_NAMES[from].en} on ${effectiveFrom}`,
    );
  };
  return {
    subject: ({ employee }) => [
      finding('I-01', employee.status === 'confirmed', STATUS_NAMES.confirmed, STATUS_NAMES[employee.status]),
      finding('I-04', employee.position !== 'supervisor', WITH_LEVEL, POSITION_NAMES[employee.position]),
    ],
    measure: (clause, request) => {
      switch (clause) {
        case '11.3':
          return finding(clause, true, revertExpected, revertText(request));
        case '11.2':
          return finding(clause, request.event.complaint === 'upheld', UPHELD, complaintText(request));
        case '11.1':
          return finding(clause, true, PLAN, complaintText(request));
      }
    },
    lowering: (isLowering) => finding('I-77', isLowering, LOWERING, isLowering ? YES : NO),
    approvalExpected: text(
      `D,或此前 ${otherCsMonths.value} 个月另有 ${otherCsForApproval.value} 次以上 C、D:由人力资源部与总经理决定`,
      `a D, or ${otherCsForApproval.value} or more other C or D in the ${otherCsMonths.value} months before: HR and the GM decide`,
    ),
    approvalActual: ({ event }) =>
      text(`${event.rating},另有 ${event.otherCs ?? 0} 次`, `${event.rating}, ${event.otherCs ?? 0} others`),
  };
};
