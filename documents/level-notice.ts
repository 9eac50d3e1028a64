import { amountOnPaper } from '../domain/documents/without-pay.js';
import type { Level } from '../domain/vocabulary/level.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { levelInBoth, printDocument } from './html.js';

/** What a notice of a changed level and pay says (8.5.7, §15.3); frozen when it is issued. */
export interface LevelNoticeContent {
  readonly number: string;
  readonly caseId: string;
  /** Null outside a cycle. */
  readonly cycleMonth: string | null;
  readonly personId: string;
  readonly personName: string;
  /** Null at entry (§6). */
  readonly fromLevel: Level | null;
  readonly toLevel: Level;
  /** In a cycle the first day of the month of the general manager's approval (12.2, I-42). */
  readonly effectiveFrom: string;
  /** CNY a month, two decimals; null where the pay table has none. */
  readonly fromAmount: string | null;
  readonly toAmount: string | null;
  /** Civil date. */
  readonly issuedOn: string;
  readonly policyVersion: string;
  /** Under which § level and pay change. */
  readonly basis: Text;
}

/** 《任职资格/薪资调整通知书》 (§15.3). The form of the source is lost: this one is our own design (I-75). */
export const renderLevelNotice = (content: LevelNoticeContent): string =>
  printDocument({
    title: text('任职资格/薪资调整通知书', 'Notice of changed level and pay'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      ...(content.cycleMonth === null ? [] : [{ label: text('评定周期', 'Cycle'), value: content.cycleMonth }]),
      {
        label: text('原职级', 'Level before'),
        value: content.fromLevel === null ? '—' : levelInBoth(content.fromLevel),
      },
      { label: text('新职级', 'New level'), value: levelInBoth(content.toLevel) },
      { label: text('原月薪', 'Monthly pay before'), value: amountOnPaper(content.fromAmount) },
      { label: text('新月薪', 'New monthly pay'), value: amountOnPaper(content.toAmount) },
      { label: text('生效日期', 'Effective from'), value: content.effectiveFrom },
      { label: text('案件编号', 'Case'), value: content.caseId },
      { label: text('制度版本', 'Policy version'), value: content.policyVersion },
    ],
    notes: [
      text(
        `依据制度 ${content.basis.zh}:职级与薪资自上列生效日期起调整。如有异议,可在收到之日起五个工作日内向人力资源部申诉。`,
        `By ${content.basis.en} level and pay change from the effective date above. An appeal may be brought to HR within five workdays of receipt.`,
      ),
    ],
    signatures: [
      text(`人力资源部　${content.issuedOn}`, 'Human resources'),
      text('员工签字　　　　　　日期', 'Employee, date'),
    ],
  });
