import { text, type Text } from '../vocabulary/text.js';

/** Each kind of record that is kept as long as the others of its kind, and what it is called. */
export const RECORD_KIND_NAMES = {
  personnel: text('人事档案', 'personnel records'),
  pay: text('薪资变动', 'changes of pay'),
  cases: text('案件、评分与文书', 'cases, scores and papers'),
  files: text('提交的文件', 'files handed in'),
  account: text('账号与登录', 'accounts and log-ins'),
  messages: text('消息与邮件', 'messages and mails'),
  reads: text('查阅记录', 'lines of reads'),
  refused: text('被拒绝的操作', 'acts that were refused'),
  intrusions: text('绕过系统的尝试', 'what came past the service'),
  journal: text('办理日志', 'the journal of acts'),
  answers: text('重复请求的答复', 'answers to repeated requests'),
  drafts: text('评定草稿', 'drafts of evaluations'),
  failures: text('登录失败计数', 'counts of failed log-ins'),
  sessions: text('登录会话与令牌', 'sessions and tokens'),
  house: text('制度、设置与统计', 'the policy, settings and what is counted'),
} as const satisfies Readonly<Record<string, Text>>;

/** A kind of record. */
export type RecordKind = keyof typeof RECORD_KIND_NAMES;

/** The kinds of records, in the order in which they are shown. */
export const RECORD_KINDS = Object.keys(RECORD_KIND_NAMES) as readonly RecordKind[];

/** The kinds that go when somebody has left, by an erasure and never by themselves. */
export const PERSONAL_KINDS = ['personnel', 'pay', 'cases', 'files', 'account', 'messages'] as const;
/** A kind that goes by an erasure. */
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** The kinds that go by themselves once their days are over. */
export const TECHNICAL_KINDS = ['reads', 'refused', 'intrusions', 'journal', 'answers', 'drafts', 'failures'] as const;
/** A kind that goes by itself. */
export type TechnicalKind = (typeof TECHNICAL_KINDS)[number];

/** Why so long: a law lays it down, a § of the policy, or the work needs it. */
export const BASES = ['law', 'policy', 'work'] as const;
/** Why a kind is kept so long. */
export type Basis = (typeof BASES)[number];

/** What the reasons are called. */
export const BASIS_NAMES: Readonly<Record<Basis, Text>> = {
  law: text('法律', 'law'),
  policy: text('制度', 'the policy'),
  work: text('办理需要', 'the work'),
};

/** How long one kind of record is kept, from when, and why. */
export type Retention =
  /** Whole months after the last day of employment; then it is due for an erasure. */
  | { readonly from: 'departure'; readonly months: number; readonly basis: Basis; readonly why: Text }
  /** Days after it was written; then it goes by itself. */
  | { readonly from: 'creation'; readonly days: number; readonly basis: Basis; readonly why: Text }
  /** Until it runs out by what it says itself. */
  | { readonly from: 'expiry'; readonly basis: Basis; readonly why: Text }
  /** As long as the service is used: it is about nobody, or says who did the company’s own business, by number. */
  | { readonly from: 'never'; readonly basis: Basis; readonly why: Text };

type Of<From extends Retention['from']> = Extract<Retention, { readonly from: From }>;

/** How long each kind is kept, under one version of the policy. */
export type RetentionPlan = Readonly<Record<PersonalKind, Of<'departure'>>> &
  Readonly<Record<TechnicalKind, Of<'creation'>>> & {
    readonly sessions: Of<'expiry'>;
    readonly house: Of<'never'>;
  };

/** How long a kind is kept, in words. */
export function periodWords(kept: Retention): Text {
  switch (kept.from) {
    case 'departure':
      return text(`离职后 ${kept.months} 个月`, `${kept.months} months after the departure`);
    case 'creation':
      return text(`形成后 ${kept.days} 天`, `${kept.days} days after it was written`);
    case 'expiry':
      return text('到期即删', 'until it runs out');
    case 'never':
      return text('使用本系统期间', 'as long as the service is used');
  }
}
