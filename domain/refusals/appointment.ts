import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about a report on duties and its file (9.5.7). */
export const REPORT = declare('REPORT', {
  EMPTY: {
    status: 422,
    clause: '9.5.7',
    words: text(
      '述职报告不能为空(§9.5.7)。请填写内容,或先上传文件再提交其编号。',
      'The report is empty (§9.5.7). Write it, or upload a file and hand in its number.',
    ),
  },
  NOT_HIS: {
    status: 403,
    clause: '9.5.7',
    words: text(
      '述职报告须由候选人本人提交;逾期后人力资源部可写明原因、无报告继续。',
      'The report is the candidate’s own; once it is overdue HR may go on without one, with a reason.',
    ),
  },
  UNKNOWN_FILE: {
    status: 422,
    clause: '9.5.7',
    words: ({ reportId }: { reportId: number }) =>
      text(
        `没有为本案件上传编号为 ${reportId} 的文件。请先上传,再提交其编号。`,
        `No file with the number ${reportId} was uploaded for this case. Upload it first, then hand in its number.`,
      ),
  },
  OUT_OF_TURN: {
    status: 409,
    clause: '9.5.7',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `案件 ${caseId} 目前不接收述职报告(§9.5.7)。试用考核达标后、提交述职报告之前可以上传。`,
        `Case ${caseId} takes no report at present (§9.5.7). Upload it after the trial was passed and before the report is handed in.`,
      ),
  },
  WRONG_TYPE: {
    status: 415,
    clause: '9.5.7',
    words: ({ filename }: { filename: string }) =>
      text(
        `“${filename}” 的内容与后缀不符。只接收 PDF、DOCX、PPTX 与 TXT,请检查文件。`,
        `"${filename}" is not what its ending says. PDF, DOCX, PPTX and TXT are taken; check the file.`,
      ),
  },
  NOT_FOUND: { status: 404, words: unseen('该述职报告', 'report') },
});

/** What is refused about appointments (9.5.7 to 9.5.9). */
export const APPOINTMENT = declare('APPOINTMENT', {
  ON_HOLD: {
    status: 409,
    clause: 'I-68',
    words: text(
      '候选人有未结的降级事项(§11),须待其办结后再批准或反馈任命。',
      'A setback of the candidate is open (§11); approve or hand back the appointment once it is over.',
    ),
  },
  SUPERIOR_UNFIT: {
    status: 422,
    clause: '9.5.8',
    words: ({ reportsTo }: { reportsTo: string }) =>
      text(
        `${reportsTo} 已离职、查无此人或在候选人之下,不能作其上级。请在 reportsTo 中另行指定。`,
        `${reportsTo} has left, is not known, or stands below the candidate. Name another superior in reportsTo.`,
      ),
  },
});

/** What is refused about company-wide notices (9.5.10, I-62). */
export const COMPANY_NOTICE = declare('COMPANY_NOTICE', {
  SCORES_OR_PAY: {
    status: 422,
    clause: 'I-62',
    words: text(
      '红头文件不得写入评分或薪资(I-62)。请删除相关内容。',
      'A company-wide notice says nothing of scores or pay (I-62). Take it out.',
    ),
  },
});
