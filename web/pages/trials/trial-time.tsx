import type { ReactNode } from 'react';
import { daysBetween, useNotices, type CalendarDay } from '../../api/calendar.js';
import type { TrialDetail } from '../../api/trials.js';
import { TimeBar, type TimeMark } from '../../components/cases/time-bar.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { date, daysUntil, today } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

/** 9.5.5: the trial as a bar of days, with today, the review and the last day, and what is no workday. */
export function TrialTime({ of: trial }: { readonly of: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const { startOn, reviewOn, lastDay } = trial;
  return (
    <section className="card stack" aria-labelledby="time">
      <h2 id="time">{t.time}</h2>
      {startOn === null || reviewOn === null || lastDay === null ? (
        <p className="muted">{t.noDays}</p>
      ) : (
        <Bar of={trial} startOn={startOn} reviewOn={reviewOn} lastDay={lastDay} />
      )}
    </section>
  );
}

interface BarProps {
  readonly of: TrialDetail;
  readonly startOn: string;
  readonly reviewOn: string;
  readonly lastDay: string;
}

function Bar({ of: { pauses, provisional, endedOn }, startOn, reviewOn, lastDay }: BarProps): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const now = today();
  const from = now < startOn ? now : startOn;
  const to = [lastDay, ...(endedOn === null && daysUntil(lastDay) > -40 ? [now] : [])].sort().at(-1) ?? lastDay;
  const notices = useNotices(from, to);
  const isOut = (day: string): boolean => pauses.some((one) => day >= one.from && day < (one.to ?? now));
  const marks: readonly TimeMark[] = [
    { on: startOn, label: t.marks.start, kind: 'plain' },
    { on: reviewOn, label: t.marks.review, kind: 'plain' },
    { on: lastDay, label: t.marks.last, kind: 'strong' },
    ...(endedOn === null ? [{ on: now, label: t.marks.today, kind: 'today' as const }] : []),
  ];
  const say = (day: string): string => date(day, language);
  const within = daysBetween(startOn, lastDay);
  return (
    <>
      <div className="row">
        <span className="chip">{progress(t, now, within)}</span>
      </div>
      {provisional ? <p className="notice warn">{t.provisional}</p> : null}
      <TimeBar
        label={t.barLabel(say(startOn), say(reviewOn), say(lastDay))}
        {...{ from, to, marks, notices, isOut }}
        done={endedOn === null || endedOn > now ? now : endedOn}
      />
      <dl className="facts">
        <dt>{t.marks.start}</dt>
        <dd>{date(startOn, language, true)}</dd>
        <dt>{t.marks.review}</dt>
        <dd>{date(reviewOn, language, true)}</dd>
        <dt>{t.marks.last}</dt>
        <dd>{date(lastDay, language, true)}</dd>
      </dl>
      <Keys paused={pauses.length > 0} />
      <Holidays days={within.flatMap((day) => notices.get(day) ?? [])} />
    </>
  );
}

function progress(t: typeof zh, now: string, within: readonly string[]): string {
  const [first = now] = within;
  if (now < first) return t.notStarted(daysUntil(first));
  const index = within.indexOf(now);
  return index < 0 ? t.over : t.dayOf(index + 1, within.length);
}

function Keys({ paused }: { readonly paused: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const keys = [
    ['weekend', t.legend.weekend],
    ['holiday', t.legend.holiday],
    ['make-up', t.legend.makeUp],
    ...(paused ? [['out', t.legend.paused]] : []),
  ];
  return (
    <p className="day-keys">
      {keys.map(([kind, label]) => (
        <span key={kind}>
          <span className={`day-key ${kind ?? ''}`} aria-hidden="true" />
          {label}
        </span>
      ))}
    </p>
  );
}

/** The same as the colours, to be read. */
function Holidays({ days }: { readonly days: readonly CalendarDay[] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const say = useSay();
  if (days.length === 0) return null;
  const off = days.filter(({ kind }) => kind === 'holiday').length;
  return (
    <details className="case-fold">
      <summary>{t.holidays(off, days.length - off)}</summary>
      <ul className="stack tight">
        {days.map(({ on, kind, name }) => (
          <li key={on} className="row">
            <span>{date(on, language, true)}</span>
            <span>{say(name)}</span>
            <span className={kind === 'holiday' ? 'chip warn' : 'chip'}>{t.holidayKinds[kind]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
