import type { AlarmCause, UnprintableName } from '../domain/vocabulary/alarm.js';
import { text, type Text } from '../domain/vocabulary/text.js';

/** §15: before anything is issued, so that HR can ask how a name is to be written, or have it corrected. */
export const unprintableNames = (names: readonly UnprintableName[]): readonly AlarmCause[] =>
  names.map((one) => ({
    code: 'PAPER.UNPRINTABLE',
    about: one.about,
    message: one.of === 'person' ? ofPerson(one) : ofOther(one, one.of),
  }));

const ofPerson = ({ about, name, coded }: UnprintableName): Text =>
  text(
    `${name}（${about}）的姓名中有文书字体缺少的字符（${coded.join('、')}），文书上将以编码代替（§15）。请在签发之前与本人核对，需要时更正人员档案中的姓名。`,
    `The name of ${name} (${about}) has characters that no font of the papers has (${coded.join(', ')}); papers will show their codes (§15). Ask the person before anything is issued, and correct the name in the people file if need be.`,
  );

const OTHERS = {
  department: text('部门名称', 'The name of the department'),
  team: text('班组名称', 'The name of the team'),
  company: text('公司名称', 'The name of the company'),
} as const;
const MEND = {
  department: text('请在导入人员档案时更正部门名称。', 'Correct it with the next people file.'),
  team: text('请以正确的班组名称重新设立空缺。', 'Open the vacancy anew with the right name of the team.'),
  company: text(
    '请系统管理员更正 JINJI_COMPANY_NAME 并重启服务。',
    'IT corrects JINJI_COMPANY_NAME and starts the service again.',
  ),
} as const;

function ofOther({ name, coded }: UnprintableName, of: keyof typeof OTHERS): Text {
  const [what, mend] = [OTHERS[of], MEND[of]];
  return text(
    `${what.zh}“${name}”中有文书字体缺少的字符（${coded.join('、')}），文书上将以编码代替（§15）。${mend.zh}`,
    `${what.en}, “${name}”, has characters that no font of the papers has (${coded.join(', ')}); papers will show their codes (§15). ${mend.en}`,
  );
}
