import { createHash } from 'node:crypto';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { escapeHtml } from '../../domain/vocabulary/html.js';
import { packed, partsOf } from './packed.js';
import type { View } from './field.js';

/** A Word file, with the digest of its bytes, hexadecimal. */
export interface WordFile {
  readonly docx: Buffer;
  readonly sha256: string;
}

const CORE = 'docProps/core.xml';

/** What the file says of itself: its title, and its facts' day; never who wrote the template. */
const coreOf = (title: string, date: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ' +
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${escapeHtml(title)}</dc:title>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created></cp:coreProperties>`;

/** A name between braces: the innermost entry that has it, then what stands around. Nothing else is ever looked up. */
const parser = (tag: string) => ({
  get: (scope: unknown): unknown => {
    const name = tag.trim();
    return typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)
      ? (scope as Record<string, unknown>)[name]
      : undefined;
  },
});

/** How templates are read: named fields and loops, no code, no delimiters of their own. */
export const READING = {
  parser,
  paragraphLoop: true,
  linebreaks: true,
  errorLogging: false,
  syntax: { changeDelimiterPrefix: null },
} as const;

/**
 * A template filled; the same facts in the same template give the same bytes.
 * @param date civil date of the facts
 * @throws Error where it names what is not there
 */
export function fill(
  template: Buffer,
  view: View,
  { title, date }: { readonly title: string; readonly date: string },
): WordFile {
  const document = new Docxtemplater(new PizZip(template), {
    ...READING,
    nullGetter: ({ value }: { readonly value: string }) => {
      throw new Error(`there is no field ${value}`);
    },
  });
  document.render(view);
  const parts = new Map<string, string | Uint8Array>(partsOf(document.getZip()));
  if (parts.has(CORE)) parts.set(CORE, coreOf(title, date));
  const docx = packed(parts);
  return { docx, sha256: createHash('sha256').update(docx).digest('hex') };
}
