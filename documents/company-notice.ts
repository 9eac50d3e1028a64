import { POSITION_NAMES, type Position } from '../domain/vocabulary/position.js';
import { text } from '../domain/vocabulary/text.js';
import { printDocument } from './html.js';

/** A company-wide notice (红头文件, 9.5.10, I-62): names, post and day, never scores or pay; frozen when published. */
export type CompanyNoticeContent = AppointmentAnnounced | NoticeWithdrawn;

interface Published {
  readonly number: string;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  readonly departmentName: string;
  /** As it was set up then; absent where nobody had said, and before it could be. */
  readonly companyName?: string;
  /** Civil date. */
  readonly publishedOn: string;
  /** Name of the general manager who signed it off. */
  readonly signedBy: string;
}

/** The company-wide notice of an appointment (9.5.10). */
export interface AppointmentAnnounced extends Published {
  readonly text: string;
  readonly fromPosition: Position;
  readonly toPosition: Position;
  readonly team: string;
  /** Civil date. */
  readonly appointedOn: string;
}

/** A company-wide notice that withdraws an earlier one (I-62). */
export interface NoticeWithdrawn extends Published {
  /** Number of the notice that no longer stands. */
  readonly withdraws: string;
  readonly reason: string;
}

const post = (position: Position): string => `${POSITION_NAMES[position].zh} · ${POSITION_NAMES[position].en}`;

const rowsOf = (content: CompanyNoticeContent) =>
  'withdraws' in content
    ? [
        { label: text('撤回文件', 'Withdraws'), value: content.withdraws },
        { label: text('理由', 'Reason'), value: content.reason },
      ]
    : [
        { label: text('任命决定', 'Decision'), value: content.text },
        { label: text('原职务', 'Post before'), value: post(content.fromPosition) },
        { label: text('任命职务', 'Appointed as'), value: post(content.toPosition) },
        { label: text('班组', 'Team'), value: content.team },
        { label: text('任命日期', 'Appointed on'), value: content.appointedOn },
      ];

/** The page that everybody reads; the layout is our own. */
export const renderCompanyNotice = (content: CompanyNoticeContent): string =>
  printDocument({
    title:
      'withdraws' in content
        ? text('关于撤回任命文件的通知', 'Withdrawal of a notice of appointment')
        : text('关于任命的通知', 'Notice of appointment'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('部门', 'Department'), value: content.departmentName },
      ...rowsOf(content),
      { label: text('发布日期', 'Published on'), value: content.publishedOn },
    ],
    notes: [
      text(
        '本文件依据制度 §9.5.10 在公司范围内发布,发布后不作改动,只由后文撤回。',
        'Published to the whole company by §9.5.10; it is never changed, only withdrawn by a later one.',
      ),
    ],
    signatures: [text(`总经理　${content.signedBy}　${content.publishedOn}`, 'General manager')],
  });
