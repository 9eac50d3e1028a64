import { escapeHtml } from '../domain/vocabulary/html.js';
import type { Text } from '../domain/vocabulary/text.js';
import { withDays } from './days.js';
import type { Language } from '../domain/people/preferences.js';

/** A paragraph of a mail, or a line of its list; with an address to which it leads. */
export interface Part {
  readonly says: Text;
  readonly href?: string;
  readonly item?: true;
  readonly small?: true;
}

/** The parts as plain text: an address stands behind what leads there. */
export function textOf(parts: readonly Part[], language: Language): string {
  const lines = parts.map(({ says, href, item }) => {
    const words = withDays(says[language], language);
    if (item !== true) return `${href === undefined ? words : `${words}${COLON[language]}${href}`}\n`;
    return href === undefined ? `- ${words}` : `- ${words}\n  ${href}`;
  });
  const spaced = lines.map((line, at) =>
    parts[at]?.item === true && parts[at + 1]?.item !== true ? `${line}\n` : line,
  );
  return spaced.join('\n');
}

const COLON: Readonly<Record<Language, string>> = { zh: '：', en: ': ' };
const LANG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The parts as a page without pictures, styles of others or anything to load. Every word is escaped. */
export function htmlOf(parts: readonly Part[], language: Language, title: string): string {
  const inner = ({ says, href }: Part): string => {
    const words = escapeHtml(withDays(says[language], language));
    return href === undefined ? words : `<a href="${escapeHtml(href)}" style="color:#1554ad">${words}</a>`;
  };
  const body = parts.map((part, at) => {
    if (part.item !== true) {
      const style = part.small === true ? ' style="color:#667085;font-size:13px"' : '';
      return `<p${style}>${inner(part)}</p>`;
    }
    const opens = parts[at - 1]?.item === true ? '' : '<ul>';
    const closes = parts[at + 1]?.item === true ? '' : '</ul>';
    return `${opens}<li>${inner(part)}</li>${closes}`;
  });
  return [
    `<!doctype html><html lang="${LANG[language]}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:15px;line-height:1.6;color:#1d2939">',
    ...body,
    '</body></html>',
  ].join('\n');
}
