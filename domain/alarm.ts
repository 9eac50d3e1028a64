import type { Text } from './text.js';
import { text } from './text.js';

/** What the daily watch looks for; the name and the § of each. */
export const ALARMS = {
  'CYCLE.NOT_OPENED': { clause: '8.5.1', title: text('评定周期未按期发起', 'A cycle was not opened in its window') },
  'CALENDAR.NOT_PUBLISHED': {
    clause: '8.5.1',
    title: text('放假安排尚未录入', 'A year’s holidays are missing'),
  },
  'APPROVAL.SLIPS_MONTH': {
    clause: 'I-42',
    title: text('审批将跨月', 'Approvals are about to slip into the next month'),
  },
  'MAIL.NOT_DELIVERED': { clause: '9.5.5', title: text('邮件未送达', 'Mails are not delivered') },
} as const satisfies Readonly<Record<string, { readonly clause: string; readonly title: Text }>>;

export type AlarmCode = keyof typeof ALARMS;

/** A reason for an alarm, as it stands today; of one code there is one a thing it is about. */
export interface AlarmCause {
  readonly code: AlarmCode;
  /** The cycle, its month, the year, or `mail`. */
  readonly about: string;
  readonly message: Text;
}

/** What the records say of cycles and mail, for the watch. */
export interface WatchedFacts {
  /** The day on which the first person came into the records; null while there is nobody. */
  readonly since: string | null;
  /** Months whose cycle HR has launched. */
  readonly launched: readonly string[];
  /** Candidates of running cycles who wait for the general manager or for what comes before him. */
  readonly waiting: readonly {
    readonly cycleId: string;
    readonly month: string;
    readonly choices: Readonly<Record<string, string | number>>;
    readonly people: number;
  }[];
  /** Mails that were given up lately, and those that have waited for more than an hour. */
  readonly mail: { readonly failed: number; readonly delayed: number };
}
