import type { ReactNode } from 'react';
import { daysBetween, weekday, type CalendarDay } from '../api/calendar.js';
import { admin as en } from '../i18n/en/service/admin.js';
import { admin as zh } from '../i18n/zh/service/admin.js';
import { date, today } from '../i18n/format.js';
import { useLanguage, useTexts } from '../i18n/language.js';
import './month-grid.css';

export type DayKind = keyof typeof zh.kinds;

const kindOf = (day: string, notices: ReadonlyMap<string, CalendarDay>): DayKind =>
  notices.get(day)?.kind ?? (weekday(day) % 6 === 0 ? 'weekend' : 'work');

interface Props {
  readonly year: number;
  /** 1 to 12. */
  readonly of: number;
  readonly notices: ReadonlyMap<string, CalendarDay>;
  /** What happens on a day, by day. */
  readonly events?: ReadonlyMap<string, string>;
}

/** A month with its workdays, and what happens on its days; the picture only, the list beside it says the same. */
export function MonthGrid({ year, of, notices, events = new Map() }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const first = `${year}-${String(of).padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
  const days = daysBetween(first, last);
  const kinds = days.map((day) => kindOf(day, notices));
  const work = kinds.filter((kind) => kind === 'work' || kind === 'make-up').length;
  const now = today();
  return (
    <section className="card month">
      <h3 className="row between">
        {t.monthOf(of)} <small className="muted">{t.workdays(work)}</small>
      </h3>
      <div className="month-grid" aria-hidden="true">
        {t.weekdays.map((name) => (
          <span key={name} className="muted">
            {name}
          </span>
        ))}
        {days.map((day, index) => (
          <span
            key={day}
            className={`month-day ${kinds[index] ?? ''}${day === now ? ' today' : ''}${events.has(day) ? ' event' : ''}`}
            title={[date(day, language, true), events.get(day)].filter(Boolean).join(' · ')}
            {...(index === 0 ? { style: { gridColumnStart: ((weekday(day) + 6) % 7) + 1 } } : {})}
          >
            {Number(day.slice(8))}
          </span>
        ))}
      </div>
    </section>
  );
}
