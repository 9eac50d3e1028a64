import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { CompanyNoticeContent } from '../company-notice.js';
import { dayZh } from './paper.js';

/** A company-wide notice (红头文件, 9.5.10, I-62) as its form prints it. */
export interface CompanyNoticeFacts {
  readonly letterhead: string;
  /** The same, for a layout that cannot reckon how large letters may be on one line: one of the three, the others empty. */
  readonly large: string;
  readonly medium: string;
  readonly small: string;
  /** Paragraphs. */
  readonly body: readonly string[];
  readonly topic: string;
  readonly signedBy: string;
  readonly publishedOn: string;
}

/** The title of the notice, as an official paper has it. */
export const companyNoticeTitle = (content: CompanyNoticeContent): string =>
  'withdraws' in content ? `关于撤回${content.withdraws}号文件的通知` : `关于${content.personName}同志任职的通知`;

/** As many signs stand on a line of 166 mm in letters of 36, and of 24 points. */
const LARGE = 11;
const MEDIUM = 16;

function inSize(letterhead: string): Pick<CompanyNoticeFacts, 'large' | 'medium' | 'small'> {
  const signs = Array.from(letterhead).length;
  return {
    large: signs <= LARGE ? letterhead : '',
    medium: signs > LARGE && signs <= MEDIUM ? letterhead : '',
    small: signs > MEDIUM ? letterhead : '',
  };
}

/** What a company-wide notice says: names, post and day, never scores or pay. */
export function companyNoticeFacts(content: CompanyNoticeContent): CompanyNoticeFacts {
  const { departmentName, personName, signedBy } = content;
  const letterhead = `${content.companyName ?? '公司'}文件`;
  const shared = {
    letterhead,
    ...inSize(letterhead),
    signedBy,
    publishedOn: dayZh(content.publishedOn),
  };
  if ('withdraws' in content) {
    return {
      ...shared,
      body: [
        `现撤回${content.withdraws}号文件（涉及${departmentName}${personName}）。`,
        `理由：${content.reason}`,
        '特此通知。',
      ],
      topic: '人事　撤回　通知',
    };
  }
  const from = POSITION_NAMES[content.fromPosition].zh;
  const to = POSITION_NAMES[content.toPosition].zh;
  return {
    ...shared,
    body: [
      ...content.text.split(/\n+/).filter((one) => one.trim() !== ''),
      `任命${departmentName}${personName}（原职务：${from}）为${content.team}${to}，自${dayZh(content.appointedOn)}起任职。`,
      '特此通知。',
    ],
    topic: '人事　任职　通知',
  };
}
