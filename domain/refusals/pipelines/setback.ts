import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about setbacks (§11). */
export const SETBACK = declare('SETBACK', {
  COMPLAINT_NOT_ASKED: {
    status: 422,
    clause: '11.2',
    words: text(
      '只有因服务态度的投诉才适用 §11.2；其他原因请不要填写投诉编号。',
      '§11.2 is about complaints over service attitude alone; leave the complaint out for another cause.',
    ),
  },
  DATE_OUT_OF_RANGE: {
    status: 422,
    clause: '11.2',
    words: ({ on, incidentOn, today }: { on: string; incidentOn: string; today: string }) =>
      text(
        `确认日期 ${on} 应在事件日 ${incidentOn} 与今天 ${today} 之间。请核对日期。`,
        `The day ${on} should lie between the incident on ${incidentOn} and today, ${today}. Check the date.`,
      ),
  },
  MEASURE_FIXED: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ clause }: { clause: string }) =>
      text(
        `§${clause} 已规定处理方式，此处只能确认（as-found）。`,
        `§${clause} says what follows; only as-found can be confirmed here.`,
      ),
  },
  PLAN_FAILED: {
    status: 422,
    clause: 'I-69',
    words: text(
      '改进未达标，须提出其他处理：降一级、调岗、其他或不处理（I-69）。',
      'The plan has failed: propose one step down, a transfer, another measure or none (I-69).',
    ),
  },
  AT_FLOOR: {
    status: 422,
    clause: 'I-66',
    words: text(
      '已在最低职级，不能再降（I-66、I-71）。请选择其他处理。',
      'There is no lower level to go to (I-66, I-71). Choose another measure.',
    ),
  },
  DESCRIPTION_MISSING: {
    status: 422,
    clause: 'I-69',
    words: text('调岗或其他处理须写明具体内容。请补充。', 'A transfer or another measure needs a description. Add it.'),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-38',
    words: text('否决或退回须写明理由。', 'Rejecting or returning needs a reason.'),
  },
  PLAN_MONTH: {
    status: 422,
    clause: 'I-69',
    words: ({ now, next }: { now: string; next: string }) =>
      text(
        `改进计划执行一个考核月，应为本月 ${now} 或下月 ${next}（I-69）。`,
        `The plan runs one rating month: this one, ${now}, or the next, ${next} (I-69).`,
      ),
  },
  ALREADY_EXTENDED: {
    status: 422,
    clause: 'I-69',
    words: text(
      '改进计划已延长过一次（I-69），请评定达标或不达标。',
      'The plan was extended once already (I-69); say whether it was met or not.',
    ),
  },
  TRANSFER_MISSING: {
    status: 422,
    clause: 'I-69',
    words: text(
      '决定调岗或不再担任班组长的，须写明调往的岗位、部门、直属上级与调动日，由此发起调岗（I-69、I-71）。请补充。',
      'Where a transfer or giving up the post is decided, say to which post, department, superior and from which day: a transfer is opened with it (I-69, I-71). Add it.',
    ),
  },
  TRANSFER_NOT_ASKED: {
    status: 422,
    clause: 'I-69',
    words: text(
      '只有决定调岗或不再担任班组长时才填写调往何处（I-69、I-71）。请改选处理方式，或删去调岗内容。',
      'Where to is only said with a transfer, or with giving up the post (I-69, I-71). Choose that, or leave it out.',
    ),
  },
  FACTS_MOVED: {
    status: 409,
    clause: '11',
    words: ({ measure, to }: { measure: string; to: null | string }) =>
      text(
        `数据已变动，按现在的记录应为：${measure}${to === null ? '' : ` → ${to}`}。请核对后重新提交。`,
        `The records have changed; by now the rules give ${measure}${to === null ? '' : ` to ${to}`}. Check and submit again.`,
      ),
  },
  REVIEW_TOO_EARLY: {
    status: 422,
    clause: 'I-69',
    words: ({ month }: { month: string }) =>
      text(
        `${month} 的考核尚未公布，该月也未结束，不能评估（I-69）。请在考核公布后评估。`,
        `${month} is neither rated nor over, so the plan cannot be judged yet (I-69). Review it once the rating is out.`,
      ),
  },
  COMPLAINT_MISMATCH: {
    status: 422,
    clause: '11.2',
    words: ({ complaintId }: { complaintId: string }) =>
      text(
        `投诉 ${complaintId} 不是对该员工服务态度的投诉（§11.2）。请核对投诉编号，或选择“其他”原因。`,
        `Complaint ${complaintId} is none about this person’s service attitude (§11.2). Check its number, or state another cause.`,
      ),
  },
});
