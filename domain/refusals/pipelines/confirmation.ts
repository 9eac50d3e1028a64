import { ofPerson } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { LEVEL_NAMES, type Level } from '../../vocabulary/level.js';

/** What is refused about confirmations (§7). */
export const CONFIRMATION = declare('CONFIRMATION', {
  ALREADY_OPEN: {
    status: 409,
    clause: '7.1',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `转正评定 ${caseId} 正在办理。请在待办中继续。`,
        `The confirmation ${caseId} is under way. Go on with it from the inbox.`,
      ),
  },
  LEVEL_OUT_OF_RANGE: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ base, highest }: { base: Level; highest: Level }) =>
      text(
        `转正定级须在${LEVEL_NAMES[base].zh}与${LEVEL_NAMES[highest].zh}之间。请改选职级。`,
        `The level at confirmation lies between ${LEVEL_NAMES[base].en} and ${LEVEL_NAMES[highest].en}. Choose another one.`,
      ),
  },
  LEVEL_REASON_MISSING: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ offered }: { offered: Level }) =>
      text(
        `按 §7.3 可定级为${LEVEL_NAMES[offered].zh}。低于或高于此级须写明理由；高于此级为例外，由总经理审批（I-43）；有突出贡献请填写依据（7.3.2）。`,
        `By §7.3 the level is ${LEVEL_NAMES[offered].en}. Less or more needs a reason; more is an exception for the general manager (I-43); for an outstanding contribution give the evidence (7.3.2).`,
      ),
  },
  ABOVE_OFFER: {
    status: 422,
    clause: '7.2.2',
    words: ({ offered }: { offered: Level }) =>
      text(
        `核定职级不得高于可定职级${LEVEL_NAMES[offered].zh}（§7.3）。例外须由部门提出：请退回并说明。`,
        `The decision may not go above what is offered, ${LEVEL_NAMES[offered].en} (§7.3). An exception is the department’s to propose: return it and say so.`,
      ),
  },
  LEVEL_MISSING: {
    status: 422,
    clause: '7.2',
    words: text('修改定级须填写职级。请补充。', 'To amend the level, give the level. Add it.'),
  },
  LEVEL_UNEXPECTED: {
    status: 422,
    clause: '7.2',
    words: text(
      '只有修改定级时填写职级。请去掉职级，或改选修改。',
      'A level is given only to amend. Leave it out, or choose to amend.',
    ),
  },
  REASON_MISSING: {
    status: 422,
    clause: '7.2',
    words: text('修改、退回或否决须写明理由。请补充理由。', 'Amending, returning and rejecting need a reason. Add it.'),
  },
  NOBODY: {
    status: 422,
    clause: '7.1',
    words: ofPerson(
      ' 查无此人或已离职，不能发起转正评定。请核对工号。',
      ' is not known or has left, so there is nothing to confirm. Check the employee number.',
    ),
  },
  CONFIRMED_ALREADY: {
    status: 422,
    clause: '7.1',
    words: ({ name, confirmedOn }: { name: string; confirmedOn: string }) =>
      text(
        `${name} 已于 ${confirmedOn} 转正。定级如需更正，请以更正记录办理。`,
        `${name} was confirmed on ${confirmedOn}. Correct a wrong level in a record of its own.`,
      ),
  },
  ENTRY_OPEN: {
    status: 422,
    clause: '6.2',
    words: ({ name, entering }: { name: string; entering: string }) =>
      text(
        `${name} 的入职定级 ${entering} 尚未办结，转正定级以它为起点。请先办结入职定级（§6）。`,
        `The level at entry of ${name} is not settled yet (${entering}), and the confirmation starts from it. Finish the entry first (§6).`,
      ),
  },
  NO_LADDER: {
    status: 422,
    clause: 'I-04',
    words: ({ name }: { name: string }) =>
      text(
        `${name} 不在职级通道上（I-04）或尚未定级，没有转正定级。请以人员导入登记职级或转正。`,
        `${name} is not on the ladder (I-04) or has no level yet, so there is no level to confirm. Record the level, or the confirmation, by import.`,
      ),
  },
  NOT_YET: {
    status: 422,
    clause: '7.1',
    words: ({ confirmedOn, today }: { confirmedOn: string; today: string }) =>
      text(
        `转正日期 ${confirmedOn} 尚未到来（今天 ${today}）。请登记预定转正日，届时自动发起（§7.1）。`,
        `The day of confirmation, ${confirmedOn}, is still to come (today is ${today}). Enter it as the planned day: the case then opens by itself (§7.1).`,
      ),
  },
  DATE_UNFIT: {
    status: 422,
    clause: '7.1',
    words: ({ confirmedOn, hiredOn }: { confirmedOn: string; hiredOn: string }) =>
      text(
        `转正日期 ${confirmedOn} 早于入职（${hiredOn}）或已超过一年。请核对日期。`,
        `The day of confirmation, ${confirmedOn}, lies before the hiring (${hiredOn}) or more than a year back. Check the date.`,
      ),
  },
  NOTHING_TO_PLAN: {
    status: 422,
    clause: '7.1',
    words: ({ name }: { name: string }) =>
      text(`${name} 已转正或已离职，无须登记转正日。`, `${name} is confirmed or has left, so there is no day to plan.`),
  },
  WITHDRAWAL_REASON_MISSING: {
    status: 422,
    clause: '7.1',
    words: text('撤回预定转正日须写明原因。请补充原因。', 'Taking the planned day back needs a reason. Add it.'),
  },
  PLANNED_DAY_UNFIT: {
    status: 422,
    clause: '7.1',
    words: ({ plannedOn, hiredOn }: { plannedOn: string; hiredOn: string }) =>
      text(
        `转正日期 ${plannedOn} 早于入职（${hiredOn}）或距今超过两年。请核对日期。`,
        `The planned day, ${plannedOn}, lies before the hiring (${hiredOn}) or more than two years away. Check the date.`,
      ),
  },
});
