import { amountOnPaper } from '../domain/documents/without-pay.js';
import type { Level } from '../domain/vocabulary/level.js';
import { text } from '../domain/vocabulary/text.js';
import { levelInBoth, printDocument } from './html.js';

/** What the notice of a demotion says (§11, §15.3); frozen when it is issued. */
export interface SetbackNoticeContent {
  readonly number: string;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  /** The rated month. */
  readonly month: string;
  /** 11.2, 11.3, or I-69 after a plan that failed. */
  readonly clause: string;
  /** I-41: with his agreement, or decided by the general manager without it. */
  readonly road: 'agreed' | 'decided';
  readonly from: Level;
  readonly to: Level;
  /** First of a month (I-67). */
  readonly effectiveFrom: string;
  /** CNY a month, two decimals; null where the pay table has none. */
  readonly fromAmount: string | null;
  readonly toAmount: string | null;
  /** Civil date. */
  readonly issuedOn: string;
  readonly policyVersion: string;
}

const ROADS = {
  agreed: '经本人同意 · with the agreement of the person',
  decided: '未获本人同意,由总经理附书面理由决定 · without it, by the general manager with his ground in writing',
} as const;
const basis = (clause: string): string => (clause.startsWith('I-') ? `§11.1、${clause}` : `§${clause}`);

/** 《任职资格/薪资调整通知书》 for a lower level (§15.3). The form of the source is lost: this one is our own (I-75). */
export const renderSetbackNotice = (content: SetbackNoticeContent): string =>
  printDocument({
    title: text('任职资格/薪资调整通知书(降级)', 'Notice of a lower level'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('考核月份', 'Rated month'), value: content.month },
      { label: text('依据', 'Basis'), value: basis(content.clause) },
      { label: text('办理方式', 'Road'), value: ROADS[content.road] },
      { label: text('原职级', 'Level before'), value: levelInBoth(content.from) },
      { label: text('新职级', 'New level'), value: levelInBoth(content.to) },
      { label: text('原月薪', 'Monthly pay before'), value: amountOnPaper(content.fromAmount) },
      { label: text('新月薪', 'New monthly pay'), value: amountOnPaper(content.toAmount) },
      { label: text('生效日期', 'Effective from'), value: content.effectiveFrom },
      { label: text('案件编号', 'Case'), value: content.caseId },
      { label: text('制度版本', 'Policy version'), value: content.policyVersion },
    ],
    notes: [
      text(
        '职级与薪资自上列日期起一并调整(I-41、I-67)。签收仅表示收到本通知书。如有异议,可在收到之日起五个工作日内申诉(I-74)。',
        'Level and pay change together on the date above (I-41, I-67). Signing says that you have this notice, nothing more. An appeal may be brought within five workdays of receipt (I-74).',
      ),
    ],
    signatures: [
      text(`人力资源部　${content.issuedOn}`, 'Human resources'),
      text('员工签字　　　　　　日期', 'Employee, date'),
    ],
  });
