import { text, type Text } from '../domain/vocabulary/text.js';
import { printDocument } from './html.js';

/** What the letter of a trial appointment says (9.5.5); a trial that was extended gets a second one (I-51). */
export interface TrialLetterContent {
  readonly number: string;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
  readonly post: 'team-leader' | 'supervisor';
  readonly reportsToName: string;
  /** Civil dates. */
  readonly startOn: string;
  readonly lastDay: string;
  readonly reviewOn: string;
  /** Whole months of the first letter. */
  readonly months: number;
  /** 0 in the first letter. */
  readonly extendedMonths: number;
  readonly issuedOn: string;
  readonly policyVersion: string;
}

const POSTS: Readonly<Record<TrialLetterContent['post'], Text>> = {
  'team-leader': text('班组长', 'team leader'),
  supervisor: text('主管', 'supervisor'),
};

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;

const term = ({ months, extendedMonths }: TrialLetterContent): string =>
  extendedMonths === 0
    ? both(text(`${months} 个月`, `${months} months`))
    : both(text(`${months} 个月,延长 ${extendedMonths} 个月`, `${months} months, extended by ${extendedMonths}`));

/** The letter of a trial appointment. Its layout is our own design (I-75). */
export const renderTrialLetter = (content: TrialLetterContent): string =>
  printDocument({
    title:
      content.extendedMonths === 0
        ? text('试用任命通知', 'Notice of a trial appointment')
        : text('试用任命延长通知', 'Notice of an extended trial appointment'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('试用任命职务', 'Post on trial'), value: both(POSTS[content.post]) },
      { label: text('直属上级', 'Reports to'), value: content.reportsToName },
      { label: text('期限', 'Term'), value: term(content) },
      { label: text('开始日', 'First day'), value: content.startOn },
      { label: text('最后一日', 'Last day'), value: content.lastDay },
      { label: text('考核发起日', 'Review begins'), value: content.reviewOn },
      { label: text('案件编号', 'Case'), value: content.caseId },
      { label: text('制度版本', 'Policy version'), value: content.policyVersion },
    ],
    notes: [
      text(
        '依据制度 §9.5.5:试用期间职级与薪资不变(I-52)。考核达标后进入述职答辩(§9.5.6、§9.5.7)。日期因暂停或工作日历更新而变化时另行通知。',
        'By §9.5.5. Level and pay do not change during the trial (I-52). At the mark a report on duties and a defense follow (§9.5.6, §9.5.7). Where a pause or another calendar moves a day, you are told.',
      ),
    ],
    signatures: [text(`人力资源部　${content.issuedOn}`, 'Human resources')],
  });
