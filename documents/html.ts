import { escapeHtml } from '../domain/vocabulary/html.js';
import { LEVEL_NAMES, type Level } from '../domain/vocabulary/level.js';
import { text, type Text } from '../domain/vocabulary/text.js';

/** A line of a paper's table: what it is, and what it is here. */
export interface DocumentRow {
  readonly label: Text;
  readonly value: string;
}

/** What every paper is printed from: heading, table, notes and places to sign. */
export interface PrintedDocument {
  readonly title: Text;
  readonly number: string;
  readonly rows: readonly DocumentRow[];
  /** Paragraphs under the table, in both languages. */
  readonly notes: readonly Text[];
  readonly signatures: readonly Text[];
}

const STYLE =
  `body{font:16px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:44rem;margin:3rem auto;
padding:0 1rem;color:#1b1b1b}h1{font-size:1.5rem;text-align:center;margin:0}h1 small,th small,p small,.sign small{display:block;
font-size:.75em;color:#666;font-weight:normal}.number{text-align:right;color:#666;font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse;margin:1.5rem 0}th,td{border:1px solid #bbb;padding:.5rem .75rem;text-align:left;
vertical-align:top}th{width:32%;font-weight:600;background:#f6f6f6}td{font-variant-numeric:tabular-nums;white-space:pre-wrap;overflow-wrap:anywhere}
.sign{display:flex;justify-content:space-between;margin-top:4rem;gap:2rem}.sign div{flex:1;border-top:1px solid #666}
@media print{body{margin:0 auto}}`.replace(/\n/g, '');

/** A level as both languages name it. */
export const levelInBoth = (level: Level): string => `${LEVEL_NAMES[level].zh} · ${LEVEL_NAMES[level].en}`;

const both = ({ zh, en }: Text): string => `${escapeHtml(zh)}<small lang="en">${escapeHtml(en)}</small>`;

/** Up to where the chain of records was sealed when a paper was issued (docs/decisions/0047). */
export interface SealedUpTo {
  readonly no: number;
  /** The beginning of the head's SHA-256, hexadecimal. */
  readonly hash: string;
}

const END = '</body></html>';

/** A printed paper with the chain's head in a small line at its foot: whoever holds it holds the records before it. */
export const withSealedUpTo = (html: string, { no, hash }: SealedUpTo): string =>
  html.endsWith(END)
    ? `${html.slice(0, -END.length)}<p class="number"><small>${both(text(`档案链 ${no} · ${hash}`, `Records sealed up to ${no}`))}</small></p>${END}`
    : html;

/** A printable page that stands alone: no script, nothing loaded from elsewhere. */
export const printDocument = (document: PrintedDocument): string =>
  [
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(document.title.zh)} ${escapeHtml(document.number)}</title>`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body>`,
    `<p class="number">${escapeHtml(document.number)}</p><h1>${both(document.title)}</h1><table>`,
    ...document.rows.map(({ label, value }) => `<tr><th>${both(label)}</th><td>${escapeHtml(value)}</td></tr>`),
    '</table>',
    ...document.notes.map((note) => `<p>${both(note)}</p>`),
    '<div class="sign">',
    ...document.signatures.map((signature) => `<div>${both(signature)}</div>`),
    `</div>${END}`,
  ].join('');
