import type { PromotionAhead } from '../cases/pay-rates.js';
import type { Difference } from '../step/reconciliation.js';
import type { ChoiceChange } from '../settings/choice-change.js';
import type { Level } from './level.js';
import type { Role } from './roles.js';
import type { Text } from './text.js';
import { text } from './text.js';
import type { Intrusion } from '../step/journal.js';
import type { FrozenCase } from '../step/turn.js';

/** What the daily watch looks for; the name and the § of each, and whether it is about people, so for HR alone. */
export const ALARMS = {
  'CYCLE.NOT_OPENED': { clause: '8.5.1', title: text('评定周期未按期发起', 'A cycle was not opened in its window') },
  'CALENDAR.NOT_PUBLISHED': {
    clause: '8.5.1',
    title: text('放假安排尚未录入', 'A year’s holidays are missing'),
  },
  'APPROVAL.SLIPS_MONTH': {
    clause: 'I-42',
    title: text('审批或反馈将跨月', 'Approvals or releases are about to slip into the next month'),
  },
  'PASS_MARK.NOT_CHOSEN': { clause: 'I-30', title: text('评审通过分尚未选定', 'Pass marks are not chosen yet') },
  'PAY.RATE_MISSING': { clause: 'I-83', title: text('薪资表缺少金额', 'The pay table lacks amounts') },
  'TASK.NOBODY': { clause: 'I-39', title: text('待办无人可办', 'Tasks wait for a role that nobody has') },
  'PROBATION.NO_DATE': {
    clause: 'I-47a',
    title: text('试用期人员没有转正日', 'Somebody on probation has no day of confirmation'),
    forHr: true,
  },
  'PROBATION.DATE_LATE': {
    clause: '3.3',
    title: text('转正日晚于试用期满', 'A day of confirmation lies after the probation'),
    forHr: true,
  },
  'SETBACK.OLDER': {
    clause: 'I-82',
    title: text('启用前的 C、D 等待决定', 'Older C and D wait for a decision'),
    forHr: true,
  },
  'PAPER.UNPRINTABLE': {
    clause: '15',
    title: text('文书中有字体缺少的字符', 'Papers will show characters as codes'),
    forHr: true,
  },
  'STEP.DIVERGED': {
    clause: '8.5.7',
    title: text('案件已暂停：记录与流程引擎不一致', 'A case stands still: records and engine do not agree'),
  },
  'RECORDS.DIFFER': { clause: '8.5.7', title: text('记录与流程引擎不一致', 'Engine and records do not agree') },
  'ACT.NOT_ANSWERED': { clause: '8.5.7', title: text('已受理的操作没有结果', 'Acts were taken and have no answer') },
  'STEP.NOT_TAKEN': { clause: '8.5.7', title: text('一步无法写入记录', 'A step could not be written') },
  'ENGINE.FOREIGN': {
    clause: '8.5.7',
    title: text('有人绕过本服务向流程引擎发送了消息', 'Something reached the workflow engine past the service'),
  },
  'ACT.NOT_SIGNED': {
    clause: '8.5.7',
    title: text('一次操作没有有效的受理签名', 'An act came that no signed entry of the journal backs'),
  },
  'MAIL.NOT_DELIVERED': { clause: '9.5.5', title: text('邮件未送达', 'Mails are not delivered') },
  'ENDPOINT.GONE': { clause: '4.1', title: text('接收端已由对方终止', 'A receiver has ended its endpoint') },
  'SCANNER.SILENT': {
    clause: '8.5.7',
    title: text('病毒扫描服务没有应答', 'The virus scanner does not answer'),
    seenBy: 'api',
  },
  'ENGINE.AWAY': {
    clause: '8.5.7',
    title: text('流程引擎没有应答', 'The workflow engine does not answer'),
    seenBy: 'api',
  },
  'WORKER.AWAY': {
    clause: '8.5.7',
    title: text('没有工作进程在领取任务', 'No worker takes tasks'),
    seenBy: 'api',
  },
  'DISK.FULL': { clause: '8.5.7', title: text('磁盘空间将尽', 'A disk is nearly full'), seenBy: 'api' },
  'WORKFLOW.FAILING': {
    clause: '8.5.7',
    title: text('流程反复失败，不再前进', 'A workflow fails again and again and does not go on'),
    seenBy: 'worker',
  },
  'WORKFLOW.LONG': {
    clause: '8.5.7',
    title: text('流程历史过长', 'The history of a workflow has grown too long'),
    seenBy: 'worker',
  },
  'ACTIVITY.REPEATED': {
    clause: '8.5.7',
    title: text('一项处理反复失败', 'Something that a workflow needs fails again and again'),
    seenBy: 'worker',
  },
  'SCHEDULE.MISSED': {
    clause: '8.5.1',
    title: text('定时任务未按时运行', 'Something scheduled did not run'),
    seenBy: 'worker',
  },
  'OUTBOX.WAITS': {
    clause: '9.5.5',
    title: text('待发邮件与通知积压', 'Mails and notices pile up unsent'),
    seenBy: 'worker',
  },
  'BACKUP.OLD': {
    clause: '8.5.7',
    title: text('一天内没有备份', 'No back-up was made within a day'),
    seenBy: 'worker',
  },
  'ENDPOINT.NOT_TAKEN': {
    clause: '4.1',
    title: text('其他系统或群未收到通知', 'Other systems or groups do not take what they are told'),
  },
} as const satisfies Readonly<Record<string, AlarmKind>>;

interface AlarmKind {
  readonly clause: string;
  readonly title: Text;
  /** It is about people: IT is not told of it. */
  readonly forHr?: true;
  /** A process that looks all the time and clears it; without one the watch of the morning does. */
  readonly seenBy?: 'api' | 'worker';
}

/** What an alarm is about. */
export type AlarmCode = keyof typeof ALARMS;

/** Who looks for a cause and says when it has gone: the watch of the morning, or a process while it runs. */
export type Looker = 'watch' | 'api' | 'worker';

/** The alarms that one who looks raises and clears. */
export const codesSeenBy = (looker: Looker): readonly AlarmCode[] =>
  (Object.keys(ALARMS) as AlarmCode[]).filter((code) => ((ALARMS[code] as AlarmKind).seenBy ?? 'watch') === looker);

/** Whether an alarm names people and so is for HR alone. */
export const isForHr = (code: AlarmCode): boolean => (ALARMS[code] as AlarmKind).forHr === true;

/** A reason for an alarm, as it stands today; of one code there is one a thing it is about. */
export interface AlarmCause {
  readonly code: AlarmCode;
  /** The cycle, its month, the year, the case, the person, the entry of the register, `mail`, `setbacks` or an endpoint. */
  readonly about: string;
  readonly message: Text;
}

/** Open tasks that wait for these roles, none of which anybody has who can log in and act. */
export interface UnheldRoles {
  readonly roles: readonly Role[];
  readonly tasks: number;
}

/** Somebody on probation; civil dates in Asia/Shanghai. */
export interface OnProbation {
  readonly personId: string;
  readonly name: string;
  readonly hiredOn: string;
  /** The day of confirmation as HR has entered it (I-45); null without one. */
  readonly confirmOn: string | null;
}

/** A name with characters that no face of papers has, such as `U+0E01`. */
export interface UnprintableName {
  readonly of: 'person' | 'department' | 'team' | 'company';
  /** A person’s number; of anything else what tells it from others. */
  readonly about: string;
  readonly name: string;
  readonly coded: readonly string[];
}

/** What the records say of cycles, people and mail, for the watch. */
export interface WatchedFacts {
  /** The day on which the first person came into the records; null while there is nobody. */
  readonly since: string | null;
  /** Months whose cycle HR has launched, or HR's manager dropped (I-81). */
  readonly launched: readonly string[];
  /** Candidates of running cycles who wait for the general manager or for what comes before him. */
  readonly waiting: readonly {
    readonly cycleId: string;
    readonly month: string;
    readonly choices: Readonly<Record<string, string | number>>;
    readonly people: number;
    /** Approved, and not released: level and pay are not in the records yet (8.5.6). */
    readonly unreleased: number;
  }[];
  /** HR's changes of the register's switches that hold or will hold. */
  readonly changes: readonly Pick<ChoiceChange, 'no' | 'key' | 'value' | 'effectiveFrom'>[];
  /** Promotions that wait for an approval or a release, with what the pay table has on the 1st of the month (I-83). */
  readonly ahead: readonly PromotionAhead[];
  readonly rates: ReadonlyMap<Level, string>;
  /** Roles that open tasks wait for and nobody has. */
  readonly unheld: readonly UnheldRoles[];
  /** Open tasks whose people have all left before today (I-58). */
  readonly leftBehind: number;
  /** 3.3: who is on probation, and no confirmation of his is under way. */
  readonly probation: readonly OnProbation[];
  /** Names with characters that papers show as codes, of whoever and whatever stands on the papers of open cases. */
  readonly unprintable: readonly UnprintableName[];
  /** Cases that stand still. */
  readonly frozen: readonly FrozenCase[];
  /** Where engine and records told different stories at the last look. */
  readonly differences: readonly Difference[];
  /** What reached the engine past the service of late, a workflow and kind each (docs/decisions/0044). */
  readonly intrusions: readonly Intrusion[];
  /** Acts that were taken ten minutes ago or earlier and have no answer. */
  readonly unanswered: number;
  /** I-82: how many older C and D wait for HR, and from which day on they start §11 by themselves. */
  readonly olderSetbacks: { readonly waiting: number; readonly since: string | null };
  /** Mails that were given up lately, and those that have waited for more than an hour. */
  readonly mail: { readonly failed: number; readonly delayed: number };
  /** The same of endpoints of other systems and groups, by name. */
  readonly endpoints: readonly { readonly name: string; readonly failed: number; readonly delayed: number }[];
  /** Names of endpoints that have lately ended because they answered that they are gone. */
  readonly gone: readonly string[];
}
