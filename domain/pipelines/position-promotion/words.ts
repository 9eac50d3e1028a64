import { text, type Text } from '../../vocabulary/text.js';

/** Decisions of a vacancy (9.5.1 to 9.5.4) in words. */
export const VACANCY_WORDS = {
  'nomination:nominated': text('申报为人选', 'nominated'),
  'verification:confirmed': text('核定通过,发出评估表', 'verified; the sheets were asked for'),
  'verification:refused': text('核定不予通过', 'refused in the verification'),
  'verification:rater-replaced': text('更换评估人', 'named another rater'),
  'hold:held': text('降级事项未结,暂缓', 'held over an open setback'),
  'assessment:passed': text('评估得分达到试用任命分数', 'the sheets reach the marks for a trial'),
  'assessment:failed': text('评估得分未达试用任命分数', 'the sheets do not reach the marks for a trial'),
  'qualification:qualified': text('资格审查:符合', 'found to qualify'),
  'qualification:not-qualified': text('资格审查:不符合', 'found not to qualify'),
  'cancellation:left': text('员工离职,案件终止', 'ended: the person left'),
  'cancellation:transferred': text('员工调岗,案件终止', 'ended: the person moved'),
  'cancellation:vacancy-closed': text('空缺关闭,案件终止', 'ended: the vacancy was closed'),
} as const satisfies Readonly<Record<string, Text>>;
