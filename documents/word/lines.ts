import { AlignmentType, type IRunOptions, Paragraph, TextRun, type ParagraphChild } from 'docx';

/** Twentieths of a point in a millimetre: what Word measures in. */
const MM = 1440 / 25.4;
/** Width of the text of an A4 page between its margins of 20 mm, or of 16 mm where it lies on its side; in millimetres. */
export const UPRIGHT = 170;
/** The same of a page on its side. */
export const ON_ITS_SIDE = 265;
/** Half points: 10.5 pt, 五号. */
const SIZE = 21;
const SMALL = 16;
const GREY = '595959';
/** Typefaces that Word has wherever it writes Chinese; others put in their own. */
export const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
/** The same for titles. */
export const HEI = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' };

/** Millimetres as Word measures. */
export const mm = (value: number): number => Math.round(value * MM);

interface Look {
  readonly bold?: boolean;
  readonly small?: boolean;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
  readonly title?: boolean;
  /** Points between signs. */
  readonly apart?: number;
}

/** A run of text, with `{fields}` in it. */
export function run(
  words: string,
  { bold = false, small = false, size, color, title = false, apart }: Look = {},
): TextRun {
  const options: IRunOptions = {
    text: words,
    bold: bold || title,
    font: title ? HEI : SONG,
    size: size === undefined ? (small ? SMALL : SIZE) : size * 2,
    ...(apart === undefined ? {} : { characterSpacing: Math.round(apart * 20) }),
    ...(color === undefined ? (small ? { color: GREY } : {}) : { color }),
  };
  return new TextRun(options);
}

interface Setting {
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Points. */
  readonly before?: number;
  readonly after?: number;
  readonly newPage?: boolean;
  readonly indented?: boolean;
  readonly keepNext?: boolean;
}

/** A paragraph of runs, or of plain words. */
export const line = (
  content: string | readonly ParagraphChild[],
  {
    align = AlignmentType.LEFT,
    before = 0,
    after = 0,
    newPage = false,
    indented = false,
    keepNext = false,
  }: Setting = {},
): Paragraph =>
  new Paragraph({
    children: typeof content === 'string' ? [run(content)] : [...content],
    alignment: align,
    spacing: { before: before * 20, after: after * 20, line: 300 },
    pageBreakBefore: newPage,
    keepNext,
    ...(indented ? { indent: { firstLine: SIZE * 20 } } : {}),
  });

/** A paragraph that goes away when the template is filled: the beginning or the end of a list. */
export const mark = (tag: string): Paragraph => line(`{${tag}}`);

/** The title of a form. */
export const title = (words: string, setting: Setting = {}): Paragraph =>
  line([run(words, { title: true, size: 18 })], { align: AlignmentType.CENTER, after: 8, ...setting });

const PLACE = '＿＿＿＿＿＿＿＿';

/** A signature as the records have it, or a place for one. @param names its fields: who, when, by what way */
export const signed = (
  role: string,
  [who, on, note]: readonly [who: string, on: string, note: string],
  { align = AlignmentType.RIGHT }: Setting = {},
): Paragraph[] => [
  line(`${role}：{#${who}}{${who}}　日期：{${on}}{/${who}}{^${who}}${PLACE}　日期：${PLACE}{/${who}}`, {
    align,
    before: 6,
  }),
  line([run(`{${note}}`, { small: true })], { align }),
];

/** Signatures of an office, one under the other, or a place for one. @param of the list that has them */
export const signedAll = (role: string, of: string, setting: Setting = {}): Paragraph[] => [
  mark(`#${of}`),
  ...signed(role, ['签字人', '签字时间', '签字说明'], setting),
  mark(`/${of}`),
];

/** A place for a signature by hand. */
export const unsigned = (role: string, { align = AlignmentType.RIGHT }: Setting = {}): Paragraph =>
  line(`${role}：${PLACE}　日期：${PLACE}`, { align, before: 6 });
