import { addDays, instantAt, timeIn, todayIn } from '../vocabulary/civil-date.js';
import { isWorkday, type WorkdayCalendar } from '../vocabulary/workdays.js';

/** The languages in which somebody may be written to. */
export const LANGUAGES = ['zh', 'en'] as const;
/** One of these. */
export type Language = (typeof LANGUAGES)[number];

/** What is mailed of tasks: one mail each workday morning, or one for each thing that happens. */
export const MAIL_CHOICES = ['digest', 'single'] as const;
/** One of these. */
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** How somebody wants to be reached. What the policy wants told is bundled or comes later, but never left out. */
export interface Preferences {
  readonly language: Language;
  readonly mails: MailChoice;
  /** `HH:MM`, Asia/Shanghai, both or none: no mail between these; over midnight where it begins later than it ends. */
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  /** No mail on days off. */
  readonly quietDaysOff: boolean;
}

/** What holds for who has chosen nothing. */
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'zh',
  mails: 'digest',
  quietFrom: '21:00',
  quietUntil: '08:00',
  quietDaysOff: true,
};

/** Further ahead nothing is looked for: nobody is left without a mail for a year. */
const MOST_STEPS = 800;

/** The first instant from `at` on at which he may be mailed, epoch milliseconds. */
export function mayBeMailedAt(
  { quietFrom, quietUntil, quietDaysOff }: Preferences,
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
