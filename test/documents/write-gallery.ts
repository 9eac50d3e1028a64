import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typeset } from '../../documents/typeset/typeset.js';
import type { Layout, Paper } from '../../documents/papers/paper.js';
import { inWord } from '../../documents/word/word.js';
import { pagesOf } from '../support/pdf-text.js';
import { ISSUED } from './papers-of.js';
import { BLANK, RECORDS } from './records-of.js';
import { volumeOf } from './volume-of.js';

/**
 * The pictures of docs/papers.md: the first page of every paper of the sample, by `pdftoppm` (poppler-utils).
 * `npm run papers -- FOLDER` writes the whole PDFs and Word files there as well, and pictures of all pages.
 */
const [folder] = process.argv.slice(2);
const papers: Readonly<Record<string, Paper<Layout>>> = {
  ...ISSUED,
  ...RECORDS,
  'case-volume': volumeOf(12),
  ...Object.fromEntries(Object.entries(BLANK).map(([name, paper]) => [`blank-${name}`, paper])),
};
/** Of the blank forms the docs show one: they are the same forms. */
const isShown = (name: string): boolean => !name.startsWith('blank-') || name === 'blank-15.1';
const PICTURES = 'docs/papers';
const whole = folder ?? mkdtempSync(join(tmpdir(), 'papers-'));
mkdirSync(whole, { recursive: true });
mkdirSync(PICTURES, { recursive: true });
for (const [name, paper] of Object.entries(papers)) {
  const { pdf, coded } = typeset(paper);
  const file = join(whole, `${name}.pdf`);
  writeFileSync(file, pdf);
  console.log([name, `${await pagesOf(pdf)} p.`, `${pdf.length} B`, ...coded].join('  '));
  if (folder !== undefined) {
    if (paper.form !== 'case-volume') writeFileSync(join(whole, `${name}.docx`), (await inWord(paper as Paper)).docx);
    spawnSync('pdftoppm', ['-r', '85', '-png', file, join(whole, name)]);
  } else if (isShown(name)) spawnSync('pdftoppm', ['-r', '55', '-png', '-singlefile', file, join(PICTURES, name)]);
}
