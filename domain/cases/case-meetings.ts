import type { CaseKind } from './case-kind.js';
import { text, type Text } from '../vocabulary/text.js';

/**
 * How cases of one person meet: what becomes of the one that is open when another comes. The pipelines ask this table
 * where they would otherwise name kinds; `docs/case-meetings.md` is written from it, and `test/db/case-meetings.test.ts`
 * shows each pair at work.
 */
export type MeetingRule =
  /** Neither hears of the other. */
  | 'side-by-side'
  /** The second is not opened, and its caller is told why. */
  | 'refused'
  /** The second is opened and found not eligible. */
  | 'not-eligible'
  /** The promotion waits for the setback and is computed again after it. */
  | 'held'
  /** The one that is open ends. */
  | 'ended'
  /** The one that is open goes on, with a decision in it that says what happened, for whoever decides. */
  | 'carried-on'
  /** The second is closed at once, because it has nothing to decide. */
  | 'no-measure'
  /** The second is about the first and may have it decided again. */
  | 'about-it';

/** What happens where a second case of a person opens beside a first one, by which §. */
export interface Meeting {
  readonly rule: MeetingRule;
  /** The § or entry of the register. */
  readonly clause: string;
  readonly what: Text;
}

type Column = { readonly otherwise: Meeting } & Readonly<Partial<Record<CaseKind, Meeting>>>;

const to = (rule: MeetingRule, clause: string, zh: string, en: string): Meeting => ({
  rule,
  clause,
  what: text(zh, en),
});

const sideBySide = to('side-by-side', '8', '各自办理，互不影响。', 'Each goes its own way.');
const notConfirmed = to(
  'not-eligible',
  '8.2.1',
  '未转正，不符合晋升资格；转正生效后再计。',
  'Not confirmed, so not eligible; counted anew once the confirmation holds.',
);
const waits = to(
  'held',
  'I-68',
  '降级未定时晋升暂缓，定后按新职级重新评定；批准之后公布的 C、D 等结果反馈后再评定，不影响反馈（I-42）。',
  'While the setback is undecided the promotion is on hold; afterwards it is computed again from the new level. A C or D that is published after the approval is evaluated after the release, and does not hold it (I-42).',
);
const confirmedAlready = to(
  'refused',
  '7.1',
  '本人已转正，不再发起转正（CONFIRMATION.CONFIRMED_ALREADY）。',
  'The person is confirmed already (CONFIRMATION.CONFIRMED_ALREADY).',
);
const noAppeal = to(
  'refused',
  'I-74',
  '此类案件不作决定，不能申诉（APPEAL.NOT_APPEALABLE）。',
  'It decides nothing about the person, so there is no appeal (APPEAL.NOT_APPEALABLE).',
);
/** By the one that comes; each says what becomes of the one that is open. */
const COMES: Readonly<Record<CaseKind, Column>> = {
  'level-promotion': {
    otherwise: sideBySide,
    'level-promotion': to(
      'refused',
      'I-26',
      '一人同时只有一个职级晋升：后来的周期评为不符合并写明在办案件，特殊晋级不予受理（SPECIAL.OTHER_CASE_OPEN）。',
      'Nobody has two: a later cycle finds him not eligible and names the open one, a special promotion is refused (SPECIAL.OTHER_CASE_OPEN).',
    ),
    'position-promotion': to(
      'side-by-side',
      'I-61',
      '试用任命本身不改变职级与薪资（I-52）；职级晋升照常生效，正式任命时按当时的职级取高者。',
      'The trial itself changes neither level nor pay (I-52); the promotion takes effect as it would, and the appointment starts from the level of its day.',
    ),
    entry: notConfirmed,
    confirmation: notConfirmed,
    transfer: to(
      'side-by-side',
      'I-20',
      '按基准日的岗位评定；调动日到时本案继续（I-72）。',
      'Evaluated by the post of the reference day; on the transfer day it goes on (I-72).',
    ),
    setback: waits,
  },
  'position-promotion': {
    otherwise: to('side-by-side', '9', '各自办理，互不影响。', 'Each goes its own way.'),
    'position-promotion': to(
      'refused',
      'I-46',
      '一人同时只有一个职务晋升案件（NOMINATION.OTHER_CASE_OPEN）。',
      'Nobody has two promotions to a post open (NOMINATION.OTHER_CASE_OPEN).',
    ),
    entry: notConfirmed,
    confirmation: notConfirmed,
    setback: waits,
  },
  entry: {
    otherwise: to(
      'refused',
      '6',
      '工号已有人使用，不再入职（HIRE.NUMBER_TAKEN）。',
      'The number is taken (HIRE.NUMBER_TAKEN).',
    ),
  },
  confirmation: {
    otherwise: to('side-by-side', '7', '各自办理，互不影响。', 'Each goes its own way.'),
    'level-promotion': confirmedAlready,
    'position-promotion': confirmedAlready,
    setback: confirmedAlready,
    confirmation: to(
      'refused',
      '7.1',
      '转正评定已在办理（CONFIRMATION.ALREADY_OPEN）。',
      'A confirmation is under way (CONFIRMATION.ALREADY_OPEN).',
    ),
    entry: to(
      'refused',
      '6.2',
      '入职定级尚未办结，不能转正（CONFIRMATION.ENTRY_OPEN）。',
      'The entry is not settled yet (CONFIRMATION.ENTRY_OPEN).',
    ),
  },
  transfer: {
    otherwise: to(
      'carried-on',
      'I-72',
      '调动日到时本案继续，并留下「调岗后继续办理」的记录供决定人知悉。',
      'On the transfer day it goes on, with a line in it for whoever decides.',
    ),
    'position-promotion': to(
      'ended',
      'I-58',
      '调动日到时申报或试用终止，恢复原岗位。',
      'On the transfer day the nomination or trial ends and the post is restored.',
    ),
    transfer: to(
      'refused',
      '10',
      '调岗已在办理（TRANSFER.ALREADY_OPEN）。',
      'A transfer is under way (TRANSFER.ALREADY_OPEN).',
    ),
    departure: to(
      'side-by-side',
      'I-58',
      '离职照常办理，到期时调岗终止。',
      'The departure goes on; on its day the transfer ends.',
    ),
  },
  setback: {
    otherwise: to(
      'side-by-side',
      '11',
      '各自办理；处理措施以当时的岗位与职级为准。',
      'Each goes its own way; the measure goes by post and level then.',
    ),
    'level-promotion': waits,
    'position-promotion': to(
      'held',
      'I-68',
      '申报暂缓，定后按新情况重新核定；试用中则告知人力资源部与总经理，由其决定试用（I-59）。',
      'The nomination waits and is verified again; during a trial HR and the general manager are told and decide on it (I-59).',
    ),
    entry: to(
      'no-measure',
      '11',
      '未转正者不适用降级，案件即结；考核计入转正。',
      'Who is not confirmed has no measure, so it is closed at once; the rating counts at the confirmation.',
    ),
    confirmation: to(
      'no-measure',
      '11',
      '未转正者不适用降级，案件即结；C、D 使 7.3 各款不成立。',
      'Who is not confirmed has no measure; the C or D leaves no rule of 7.3 met.',
    ),
    setback: to(
      'side-by-side',
      'I-16',
      '每次考核一案、一项措施（I-63）；半年内不止一次 C 时由人力资源部与总经理决定。',
      'Each rating has its case and one measure (I-63); with more than one C in six months HR and the general manager decide.',
    ),
  },
  appeal: {
    otherwise: to(
      'about-it',
      'I-74',
      '针对其中已告知的决定；成立后以更正记录更正，原决定不变。',
      'About a decision of it that was told; upheld, a correcting record follows and the decision stays as it is.',
    ),
    setback: to(
      'about-it',
      'I-74',
      '成立且尚未执行的，从头重新办理（新轮次）；已降级的以更正记录恢复。',
      'Upheld before anything took effect it is decided again in a new round; a lower level is corrected by a record.',
    ),
    appeal: noAppeal,
    departure: noAppeal,
    rebase: noAppeal,
  },
  departure: {
    otherwise: to(
      'ended',
      'I-58',
      '最后工作日次日终止，保留记录；已决定的仍然有效，只缺签字。',
      'It ends the day after the last one, its records kept; what was decided holds, only the signature is missing.',
    ),
    departure: to(
      'refused',
      'I-58',
      '离职已在办理（DEPARTURE.ALREADY_OPEN）。',
      'A departure is under way (DEPARTURE.ALREADY_OPEN).',
    ),
  },
  rebase: {
    otherwise: to(
      'refused',
      'I-73',
      '按开始时的制度版本办完（REBASE.NOT_OFFERED）。',
      'It is finished under the version that it began with (REBASE.NOT_OFFERED).',
    ),
    'level-promotion': to(
      'about-it',
      'I-73',
      '未决定的案件经总经理同意改按另一版本重新评定。',
      'While it is undecided, with the general manager’s agreement it is evaluated again under another version.',
    ),
  },
};

/** What becomes of an open case of one kind when one of another comes for the same person. */
export const meeting = (open: CaseKind, comes: CaseKind): Meeting => COMES[comes][open] ?? COMES[comes].otherwise;
