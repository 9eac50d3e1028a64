import type { Paper } from '../papers/paper.js';
import { spelledFacts } from '../typeset/legible.js';
import { exampleOf, viewOf, type View } from './field.js';
import { FIELDS, fieldsOf } from './fields/fields.js';
import { fill, type WordFile } from './fill.js';
import { standardTemplate } from './standard.js';

/** As much of a digest as the foot of the PDF prints. */
const DIGEST_PRINTED = 32;

/** Signs that a Word file can hold (XML 1.0, 2.2): its reader's own typefaces draw them. */
const isSign = (codePoint: number): boolean =>
  codePoint >= 0x20 &&
  !(codePoint >= 0x7f && codePoint <= 0x9f) &&
  !(codePoint >= 0xd800 && codePoint <= 0xdfff) &&
  (codePoint & 0xfffe) !== 0xfffe;

/** The code in fours, as the foot of the PDF has it; empty where there is none. */
const coded = (code: string): string => (code === '' ? '' : `验证码 ${code.replace(/(.{4})(?=.)/g, '$1-')}`);

/** What a paper says, by the names of the fields of its form. */
export function wordView({ form, frame, facts }: Paper): View {
  const mark = frame.copy === '' ? coded(frame.code) : frame.copy;
  const head = { ...frame, mark, digest: frame.digest.slice(0, DIGEST_PRINTED) };
  const { frame: common, fields } = FIELDS[form];
  return { ...viewOf(common, spelledFacts(head, isSign)), ...viewOf(fields, spelledFacts(facts, isSign)) };
}

/**
 * A paper as a Word file with the same facts as its PDF: on our own template, or on one of the company.
 * @throws Error where the template names a field that is not there
 */
export const inWord = async (paper: Paper, template?: Buffer): Promise<WordFile> =>
  fill(template ?? (await standardTemplate(paper.form)), wordView(paper), paper.frame);

/** Entries of each list in the preview. */
const PREVIEWED = 2;

/** A template filled with the facts of an invented person. */
export const preview = (form: Paper['form'], template: Buffer): WordFile =>
  fill(template, exampleOf(fieldsOf(form), PREVIEWED), { title: '预览', date: '2026-07-20' });
