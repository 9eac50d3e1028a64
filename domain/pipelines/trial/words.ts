import { text, type Text } from '../../vocabulary/text.js';

/** What a decision about a trial appointment and its review came to (9.5.5, 9.5.6). */
export const TRIAL_WORDS = {
  'trial:letter': text('发出试用任命通知', 'trial letter issued'),
  'trial:started': text('试用任命开始', 'trial begun'),
  'trial:extension-requested': text('申请延长试用', 'extension asked for'),
  'trial:extension-refused': text('总经理不同意延长', 'extension refused by the general manager'),
  'trial:extended': text('总经理批准延长试用', 'extended with the general manager’s approval'),
  'trial:end-requested': text('申请结束试用', 'end of the trial asked for'),
  'trial:end-refused': text('总经理不同意结束', 'end refused by the general manager'),
  'trial:end-approved': text('总经理批准结束试用', 'end approved by the general manager'),
  'trial:paused': text('试用暂停', 'trial paused'),
  'trial:resumed': text('试用恢复', 'trial goes on'),
  'review:raters-confirmed': text('确认考核人名单', 'raters confirmed'),
  'review:launched': text('发起360°考核', '360° review begun'),
  'review:rater-added': text('增加考核人', 'rater added'),
  'review:rater-replaced': text('更换考核人', 'rater replaced'),
  'review:rater-gone': text('考核人缺席', 'rater gone'),
  'review:group-waived': text('豁免一组考核', 'a group of raters waived'),
  'review:passed': text('360°考核达标', '360° score at the mark'),
  'review:failed': text('360°考核未达标', '360° score below the mark'),
} as const satisfies Readonly<Record<string, Text>>;
