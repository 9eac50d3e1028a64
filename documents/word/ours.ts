import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import PizZip from 'pizzip';
import type { Form } from '../papers/paper.js';
import { caseFile, companyNotice, cycleReport } from './layouts/house.js';
import { appointmentNotice, levelNotice, qualificationRecord, setbackNotice, trialLetter } from './layouts/notices.js';
import {
  assessmentSheet,
  improvementPlan,
  interview,
  reviewSummary,
  scoreSheet,
  scoreSummary,
  statement,
} from './layouts/sheets.js';
import { mm, ON_ITS_SIDE, run, SONG, UPRIGHT } from './lines.js';
import { type Block } from './tables.js';
import { FIELDS } from './fields/fields.js';
import { packed, partsOf } from './packed.js';

const LAYOUTS: Readonly<Record<Form, readonly Block[]>> = {
  'level-notice': levelNotice,
  'appointment-notice': appointmentNotice,
  'setback-notice': setbackNotice,
  'trial-letter': trialLetter,
  'qualification-record': qualificationRecord,
  'company-notice': companyNotice,
  'case-file': caseFile,
  'score-sheet': scoreSheet,
  'score-summary': scoreSummary,
  'assessment-sheet': assessmentSheet,
  'review-summary': reviewSummary,
  interview,
  statement,
  'improvement-plan': improvementPlan,
  'cycle-report': cycleReport,
};
const SIDEWAYS: ReadonlySet<Form> = new Set(['score-summary', 'cycle-report']);

const small = (words: string): TextRun => run(words, { small: true });
const pageNumbers = (): TextRun =>
  new TextRun({
    children: ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'],
    size: 16,
    font: SONG,
  });

/** Left, middle and right of a line at the foot. */
const foot = (children: TextRun[], width: number): Paragraph =>
  new Paragraph({
    children,
    tabStops: [
      { type: TabStopType.CENTER, position: mm(width / 2) },
      { type: TabStopType.RIGHT, position: mm(width) },
    ],
  });

/** The code, or that it is a copy, page and case; then the digest, and up to where the chain was sealed. */
function footer(isIssued: boolean, width: number): Footer {
  const code = isIssued ? '{核验}' : '';
  const chain = isIssued ? '{#档案链}档案链 {档案链}{/档案链}' : '';
  return new Footer({
    children: [
      foot([small(`${code}\t`), pageNumbers(), small('\t{#案件编号}案件 {案件编号}{/案件编号}')], width),
      foot([small(`{#内容摘要}内容摘要 SHA-256 {内容摘要}{/内容摘要}\t\t${chain}`)], width),
    ],
  });
}

/** From the second page on, what the paper is and its number. */
const header = (isIssued: boolean, width: number): Header =>
  new Header({ children: [foot([small(`{标题}\t\t${isIssued ? '{编号}' : ''}`)], width)] });

/** Our own template of a form, as `docx` makes it. */
export async function made(form: Form): Promise<Buffer> {
  const sideways = SIDEWAYS.has(form);
  const width = sideways ? ON_ITS_SIDE : UPRIGHT;
  const isIssued = FIELDS[form].frame.some(({ name }) => name === '编号');
  const bottom = footer(isIssued, width);
  const document = new Document({
    styles: { default: { document: { run: { font: SONG, size: 21 } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // A4; on its side the library itself turns width and height.
            size: {
              width: mm(210),
              height: mm(297),
              orientation: sideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: mm(24), bottom: mm(24), left: mm(sideways ? 16 : 20), right: mm(sideways ? 16 : 20) },
          },
        },
        headers: {
          default: header(isIssued, width),
          first: new Header({ children: [new Paragraph({ alignment: AlignmentType.LEFT })] }),
        },
        footers: { default: bottom, first: bottom },
        children: [...LAYOUTS[form]],
      },
    ],
  });
  return packed(partsOf(new PizZip(await Packer.toBuffer(document))));
}
