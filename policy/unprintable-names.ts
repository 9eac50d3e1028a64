import type { AlarmCause, UnprintableName } from '../domain/vocabulary/alarm.js';
import { text } from '../domain/vocabulary/text.js';

/** §15: before anything about him is issued, so that HR can ask how he wants his name written. */
export const unprintableNames = (names: readonly UnprintableName[]): readonly AlarmCause[] =>
  names.map(({ personId, name, coded }) => ({
    code: 'PAPER.UNPRINTABLE',
    about: personId,
    message: text(
      `${name}（${personId}）的姓名中有文书字体缺少的字符（${coded.join('、')}），文书上将以编码代替（§15）。请在签发之前与本人核对，需要时更正人员档案中的姓名。`,
      `The name of ${name} (${personId}) has characters that no font of the papers has (${coded.join(', ')}); papers will show their codes (§15). Ask the person before anything is issued, and correct the name in the people file if need be.`,
    ),
  }));
