import { amountOnPaper } from '../domain/documents/without-pay.js';
import type { Level } from '../domain/vocabulary/level.js';
import type { Position } from '../domain/vocabulary/position.js';
import { POSITION_NAMES } from '../domain/vocabulary/position.js';
import { text } from '../domain/vocabulary/text.js';
import { levelInBoth, printDocument } from './html.js';

/** What the notice of a formal appointment says (9.5.9, §15.3); frozen when it is issued. */
export interface AppointmentNoticeContent {
  readonly number: string;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  readonly fromPosition: Position;
  readonly toPosition: Position;
  /** Civil date from which the post is held. */
  readonly appointedOn: string;
  /** Null for a post without a ladder (I-04). */
  readonly fromLevel: Level | null;
  readonly toLevel: Level | null;
  /** 12.2, I-42: first of a month. */
  readonly effectiveFrom: string;
  /** CNY a month, two decimals; null where the pay table has none. */
  readonly fromAmount: string | null;
  readonly toAmount: string | null;
  /** Civil date. */
  readonly issuedOn: string;
  readonly policyVersion: string;
}

const post = (position: Position): string => `${POSITION_NAMES[position].zh} · ${POSITION_NAMES[position].en}`;
const level = (value: Level | null): string => (value === null ? '—' : levelInBoth(value));

/** 《任职资格/薪资调整通知书》 (§15.3) for a new post. The form of the source is lost: this one is our own design (I-75). */
export const renderAppointmentNotice = (content: AppointmentNoticeContent): string =>
  printDocument({
    title: text('任职资格/薪资调整通知书', 'Notice of changed post, level and pay'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('原职务', 'Post before'), value: post(content.fromPosition) },
      { label: text('新职务', 'New post'), value: post(content.toPosition) },
      { label: text('任命日期', 'Appointed on'), value: content.appointedOn },
      { label: text('原职级', 'Level before'), value: level(content.fromLevel) },
      { label: text('新职级', 'New level'), value: level(content.toLevel) },
      { label: text('原月薪', 'Monthly pay before'), value: amountOnPaper(content.fromAmount) },
      { label: text('新月薪', 'New monthly pay'), value: amountOnPaper(content.toAmount) },
      { label: text('职级与薪资生效日期', 'Level and pay from'), value: content.effectiveFrom },
      { label: text('案件编号', 'Case'), value: content.caseId },
      { label: text('制度版本', 'Policy version'), value: content.policyVersion },
    ],
    notes: [
      text(
        '依据制度 §9.5.8、§9.5.9 与 §12.2。如有异议,可在收到之日起五个工作日内向人力资源部申诉。',
        'By §9.5.8, §9.5.9 and §12.2. An appeal may be brought to HR within five workdays of receipt.',
      ),
    ],
    signatures: [
      text(`人力资源部　${content.issuedOn}`, 'Human resources'),
      text('员工签字　　　　　　日期', 'Employee, date'),
    ],
  });
