import { person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about a report on duties (9.5.7). */
export const REPORT = declare('REPORT', {
  EMPTY: {
    status: 422,
    clause: '9.5.7',
    words: text(
      '述职报告不能为空（§9.5.7）。请填写内容，或附上文件。',
      'The report is empty (§9.5.7). Write it, or attach a file.',
    ),
  },
  NOT_HIS: {
    status: 403,
    clause: '9.5.7',
    words: text(
      '述职报告须由候选人本人提交；逾期后人力资源部可写明原因、无报告继续。',
      'The report is the candidate’s own; once it is overdue HR may go on without one, with a reason.',
    ),
  },
});

/** What is refused about appointments (9.5.7 to 9.5.9). */
export const APPOINTMENT = declare('APPOINTMENT', {
  ON_HOLD: {
    status: 409,
    clause: 'I-68',
    words: text(
      '候选人有未结的降级事项（§11），须待其办结后再批准或反馈任命。',
      'A setback of the candidate is open (§11); approve or hand back the appointment once it is over.',
    ),
  },
  SUPERIOR_UNFIT: {
    status: 422,
    clause: '9.5.8',
    words: ({ reportsTo }: { reportsTo: string }) =>
      told(
        wording`${person(reportsTo)} 已离职、查无此人或在候选人之下，不能作其上级。请另行指定汇报对象。`,
        wording`${person(reportsTo)} has left, is not known, or stands below the candidate. Name another superior.`,
      ),
  },
});

/** What is refused about company-wide notices (9.5.10, I-62). */
export const COMPANY_NOTICE = declare('COMPANY_NOTICE', {
  SCORES_OR_PAY: {
    status: 422,
    clause: 'I-62',
    words: text(
      '红头文件不得写入评分或薪资（I-62）。请删除相关内容。',
      'A company-wide notice says nothing of scores or pay (I-62). Take it out.',
    ),
  },
});
