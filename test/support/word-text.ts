import PizZip from 'pizzip';
import { SaxesParser } from 'saxes';

/** What Word would show of a part: its words, without blanks. Throws where it is not well-formed. */
function wordsOf(xml: string): string {
  let words = '';
  let inText = false;
  const parser = new SaxesParser({});
  parser.on('opentag', ({ name }) => {
    inText = name === 'w:t';
  });
  parser.on('closetag', () => {
    inText = false;
  });
  parser.on('text', (text) => {
    if (inText) words += text;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return words.replace(/\s+/g, '');
}

/** One part of a Word file as text. */
export const partOf = (docx: Buffer, name: string): string => new PizZip(docx).file(name)?.asText() ?? '';

/** What a Word file says, its body first, then heads and feet, without blanks. */
export function wordText(docx: Buffer): string {
  const zip = new PizZip(docx);
  const names = Object.keys(zip.files).filter((name) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name));
  return names
    .sort()
    .map((name) => wordsOf(partOf(docx, name)))
    .join('\n');
}

/** A Word file with some of its parts as others; undefined takes a part away. */
export function changed(docx: Buffer, parts: Readonly<Record<string, string | Buffer | undefined>>): Buffer {
  const zip = new PizZip(docx);
  for (const [name, content] of Object.entries(parts)) {
    if (content === undefined) zip.remove(name);
    else zip.file(name, content);
  }
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const PARAGRAPH = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

/** A Word file whose body says something more at its end, a paragraph each; the words are XML. */
export const saying = (docx: Buffer, ...words: readonly string[]): Buffer =>
  withBody(docx, words.map(PARAGRAPH).join(''));

/** A Word file with further XML at the end of its body. */
export function withBody(docx: Buffer, xml: string): Buffer {
  const body = partOf(docx, 'word/document.xml');
  const at = body.lastIndexOf('<w:sectPr');
  return changed(docx, { 'word/document.xml': body.slice(0, at) + xml + body.slice(at) });
}
