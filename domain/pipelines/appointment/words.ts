import { text, type Text } from '../../vocabulary/text.js';

/** Decisions of the appointment (9.5.7 to 9.5.10) in words. */
export const APPOINTMENT_WORDS = {
  'trial:passed': text('试用任命考核达标', 'the trial met the mark'),
  'trial:failed': text('试用任命考核未达标', 'the trial did not meet the mark'),
  'trial:ended': text('试用任命提前终止', 'the trial ended before its time'),
  'trial:overdue': text('试用期满而正式任命未定,已报警', 'the trial is over and nothing decided: alarm'),
  'report:handed-in': text('提交述职报告', 'handed in the report on duties'),
  'report:waived': text('无述职报告继续', 'went on without a report'),
  'submission:to-gm': text('汇总报总经理', 'laid before the general manager'),
  'release:handed-back': text('反馈审批结果', 'handed the result back'),
  'appointment:took-effect': text('正式任命生效', 'the appointment took effect'),
  'appointment:cancelled': text('任命案件取消', 'the case was cancelled'),
  'hold:held': text('降级事项未结,暂缓任命', 'held over an open setback'),
  'hold:released': text('降级事项已结,恢复办理', 'the setback is over; the case goes on'),
  'company-notice:drafted': text('拟定红头文件', 'drafted the company-wide notice'),
  'company-notice:returned': text('退回红头文件草案', 'returned the draft of the notice'),
  'company-notice:published': text('发布红头文件', 'published the company-wide notice'),
  'withdrawal:requested': text('申请撤回红头文件', 'asked to withdraw the notice'),
  'withdrawal:signed': text('撤回红头文件', 'withdrew the notice'),
  'withdrawal:returned': text('不予撤回红头文件', 'did not withdraw the notice'),
} as const satisfies Readonly<Record<string, Text>>;
