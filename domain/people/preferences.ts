import { addDays, instantAt, timeIn, todayIn } from '../vocabulary/civil-date.js';
import { isWorkday, type WorkdayCalendar } from '../vocabulary/workdays.js';

/** The languages in which somebody may be written to. */
export const LANGUAGES = ['zh', 'en'] as const;
/** One of these. */
export type Language = (typeof LANGUAGES)[number];

/** What is mailed, of tasks or of all else: in one mail each workday morning, or one for each thing that happens. */
export const MAIL_CHOICES = ['digest', 'single'] as const;
/** One of these. */
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** When somebody, or a group, is left alone. */
export interface QuietHours {
  /** `HH:MM`, Asia/Shanghai, both or none: nothing between these; over midnight where it begins later than it ends. */
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  /** Nothing on days off. */
  readonly quietDaysOff: boolean;
}

/** How somebody wants to be reached. What the policy wants told is bundled or comes later, but never left out. */
export interface Preferences extends QuietHours {
  readonly language: Language;
  /** Of his tasks. */
  readonly mails: MailChoice;
  /** Of all else he is told; letters that are mailed whole, urging and what concerns a log-in come at once. */
  readonly news: MailChoice;
  /** Days of his are mailed to his calendar; otherwise they stand in his feed. */
  readonly invitations: boolean;
}

/** What holds for who has chosen nothing. */
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'zh',
  mails: 'digest',
  news: 'single',
  invitations: true,
  quietFrom: '21:00',
  quietUntil: '08:00',
  quietDaysOff: true,
};

/** Further ahead nothing is looked for: nobody is left without a mail for a year. */
const MOST_STEPS = 800;

/** The first instant from `at` on at which he may be mailed, or a group written to, epoch milliseconds. */
export function mayBeMailedAt(
  { quietFrom, quietUntil, quietDaysOff }: QuietHours,
  calendar: WorkdayCalendar,
  at: number,
): number {
  let next = at;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const day = todayIn('Asia/Shanghai', next);
    if (quietDaysOff && !isWorkday(calendar, day)) {
      next = instantAt(addDays(day, 1), '00:00');
      continue;
    }
    if (quietFrom === null || quietUntil === null) return next;
    const time = timeIn('Asia/Shanghai', next);
    const overMidnight = quietFrom > quietUntil;
    if (overMidnight && time >= quietFrom) next = instantAt(addDays(day, 1), quietUntil);
    else if (time < quietUntil && (overMidnight || time >= quietFrom)) next = instantAt(day, quietUntil);
    else return next;
  }
  return next;
}
