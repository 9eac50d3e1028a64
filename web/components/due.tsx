import type { ReactNode } from 'react';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { date, daysUntil } from '../i18n/format.js';
import { useLanguage, useTexts } from '../i18n/language.js';

/** Until when, in days from today and as a date. */
export function Due({ on }: { readonly on: string }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const days = daysUntil(on);
  const words = days < 0 ? t.overdue(-days) : days === 0 ? t.dueToday : days === 1 ? t.dueTomorrow : t.dueIn(days);
  return (
    <span className={days < 0 ? 'chip bad' : days <= 1 ? 'chip warn' : 'chip'} title={date(on, language, true)}>
      <time dateTime={on}>{words}</time>
    </span>
  );
}

/** How far a day is off on which something happens by itself: it is nobody's due day. */
export function DaysOff({ on }: { readonly on: string }): ReactNode {
  const t = useTexts({ zh, en });
  const days = daysUntil(on);
  const words = days < 0 ? t.daysAgo(-days) : days === 0 ? t.inToday : days === 1 ? t.inTomorrow : t.inDays(days);
  return (
    <span className="chip">
      <time dateTime={on}>{words}</time>
    </span>
  );
}
