import { person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about the day from which on the service holds the department's data (I-82). */
export const GO_LIVE = declare('GO_LIVE', {
  IN_THE_FUTURE: {
    status: 422,
    clause: 'I-82',
    words: ({ since, today }: { since: string; today: string }) =>
      text(
        `启用日 ${since} 尚未到来（I-82）。请填写今天 ${today} 或以前的日期。`,
        `${since} is still to come, so that nothing can be held since then (I-82). Name today, ${today}, or an earlier day.`,
      ),
  },
  UNCHANGED: {
    status: 409,
    clause: 'I-82',
    words: ({ since }: { since: string }) =>
      text(
        `启用日已是 ${since}（I-82），无须更改。如需更改，请填写另一日期。`,
        `The day is ${since} already (I-82); there is nothing to change. Name another one to move it.`,
      ),
  },
});

/** What is refused where HR decides on C and D from before that day (I-82). */
export const OLDER_SETBACK = declare('OLDER_SETBACK', {
  OWN: {
    status: 403,
    clause: 'I-82',
    words: text(
      '不能对本人的考核成绩作决定（I-82），本次未登记任何决定。请由另一位人力资源人员决定该项，并去掉后重新提交其余各项。',
      'Nobody decides on a rating of his own (I-82), and nothing of this was recorded. Another person of HR decides on it; submit the others without it.',
    ),
  },
  NOT_FOUND: { status: 404, clause: 'I-82', words: unseen('该月的 C 或 D', 'C or D of that month') },
  ALREADY_DECIDED: {
    status: 409,
    clause: 'I-82',
    words: ({ month, decision, by }: { month: string; decision: 'start' | 'leave'; by: string }) =>
      told(
        wording`${month} 的成绩已由 ${person(by)} 决定${decision === 'start' ? '发起' : '不发起'} §11(I-82)；每个只决定一次，本次未登记任何决定。请刷新列表，提交尚未决定的各项。`,
        wording`${person(by)} has decided on the rating of ${month}: §11 ${decision === 'start' ? 'is started' : 'is not started'} (I-82). Each is decided once, and nothing of this was recorded. Reload the list and submit what is still open.`,
      ),
  },
  STARTED: {
    status: 409,
    clause: 'I-82',
    words: ({ month }: { month: string }) =>
      text(
        `${month} 的成绩不在待决定之列：它公布于启用日或以后，或已触发 §11（I-82）；本次未登记任何决定。请刷新列表，到案件中办理。`,
        `The rating of ${month} does not wait for a decision: it was published on the day or later, or §11 has begun with it (I-82). Nothing of this was recorded. Reload the list; the case is where it is dealt with.`,
      ),
  },
});
