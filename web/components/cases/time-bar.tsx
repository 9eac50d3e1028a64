import type { ReactNode } from 'react';
import { daysBetween, weekday, type CalendarDay } from '../../api/calendar.js';
import './time-bar.css';

export interface TimeMark {
  readonly on: string;
  readonly label: string;
  readonly kind: 'plain' | 'today' | 'strong';
}

interface Props {
  /** Read instead of the picture. */
  readonly label: string;
  /** Civil dates, both included. */
  readonly from: string;
  readonly to: string;
  /** The last day that has passed; the bar is filled up to it. */
  readonly done: string;
  readonly marks: readonly TimeMark[];
  readonly notices: ReadonlyMap<string, CalendarDay>;
  /** Days that do not count. */
  readonly isOut: (day: string) => boolean;
}

/** What a day is, as the bar colours it. */
function kindOf(day: string, { notices, isOut }: Pick<Props, 'notices' | 'isOut'>): string {
  if (isOut(day)) return 'out';
  const notice = notices.get(day);
  if (notice !== undefined) return notice.kind;
  return weekday(day) % 6 === 0 ? 'weekend' : 'work';
}

/** Days in a row: workdays, weekends, holidays and make-up days by colour, with the days that matter named. */
export function TimeBar(props: Props): ReactNode {
  const { label, from, to, done, marks } = props;
  const days = daysBetween(from, to);
  const at = (day: string): number => ((days.indexOf(day) + 0.5) / days.length) * 100;
  const seen = marks.filter(({ on }) => days.includes(on));
  return (
    <div className="time-bar" role="img" aria-label={label}>
      <svg viewBox={`0 0 ${days.length} 10`} preserveAspectRatio="none" aria-hidden="true">
        {days.map((day, index) => (
          <rect
            key={day}
            className={`${kindOf(day, props)}${day <= done ? ' done' : ''}`}
            x={index}
            width={1.02}
            height={10}
          />
        ))}
      </svg>
      {seen.map(({ on, label: name, kind }) => (
        <span
          key={`${name}${on}`}
          className={`time-mark ${kind} ${at(on) < 12 ? 'from-left' : at(on) > 88 ? 'from-right' : ''}`}
          style={{ insetInlineStart: `${at(on)}%` }}
          aria-hidden="true"
        >
          <span>{name}</span>
        </span>
      ))}
    </div>
  );
}
