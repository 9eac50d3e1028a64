import type { TrialView } from '../../../db/trials/views.js';
import { trialDays, type TrialDay } from '../../../domain/pipelines/trial/trial.js';
import { previousWorkday, type WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';

/**
 * What a trial will do by itself from today on, earliest first, by the same days as its workflow (I-51, I-53, I-54).
 * Whoever may not know yet how the review came out is told what comes while it is open. Civil dates.
 */
export function trialAhead(
  { stage, startOn, reviewOn, lastDay, alarmOn, pauses }: TrialView,
  calendar: WorkdayCalendar,
  today: string,
): readonly TrialDay[] {
  if (startOn === null || reviewOn === null || lastDay === null || alarmOn === null) return [];
  if (pauses.some(({ to }) => to === null)) return [];
  const reminders = {
    remindReviewOn: previousWorkday(calendar, reviewOn),
    remindEndOn: previousWorkday(calendar, lastDay),
  };
  const days = (at: Parameters<typeof trialDays>[0]): readonly TrialDay[] =>
    trialDays(at, startOn, { reviewOn, alarmOn, ...reminders });
  const known = stage === 'in-review' ? 'review' : stage;
  const all = known === 'scheduled' ? [...days('scheduled'), ...days('running')] : days(known);
  return all.filter(({ on }) => on >= today).sort((a, b) => (a.on < b.on ? -1 : 1));
}
