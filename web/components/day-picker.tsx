import { CalendarOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { lazily } from '../app/lazily.js';
import type { ControlProps } from '../forms/field.js';
import { readDay, type DayFault } from '../forms/typed.js';
import { Told, describedBy } from '../forms/told.js';
import { useTyped } from '../forms/use-typed.js';
import { typed as en } from '../i18n/en/typed.js';
import { typed as zh } from '../i18n/zh/typed.js';
import { date } from '../i18n/format.js';
import { useLanguage, useTexts } from '../i18n/language.js';

const DayCalendar = lazily(() => import('./day-calendar.js'));

interface Props {
  readonly control: ControlProps;
  /** YYYY-MM-DD. */
  readonly value: string | undefined;
  readonly onChange: (next: string | undefined) => void;
  readonly min?: string;
  readonly max?: string;
}

/** A civil date; typed in any usual way or chosen in the calendar beside it, never an instant, and never another day. */
export function DayPicker({ control, value, onChange, min, max }: Props): ReactNode {
  const language = useLanguage();
  const t = useTexts({ zh, en });
  const [isOpen, setOpen] = useState(false);
  const words = (fault: DayFault): string => {
    if (fault === 'tooEarly') return t.tooEarly(date(min ?? '', language));
    return fault === 'tooLate' ? t.tooLate(date(max ?? '', language)) : t[fault];
  };
  const { text, fault, ref, on } = useTyped({
    value,
    onChange,
    read: (typed) => readDay(typed, { min, max }),
    show: (day) => date(day, language),
    words,
  });
  return (
    <span className="typed">
      <Input
        {...control}
        {...describedBy(control, fault)}
        ref={ref}
        className="typed-day"
        autoComplete="off"
        placeholder={t.dayAsked}
        value={text}
        {...on}
        onKeyDown={(event) => {
          // Enter takes the day; it does not send the form.
          if (event.key === 'Enter') event.preventDefault();
        }}
        suffix={
          <button
            type="button"
            className="typed-calendar"
            aria-label={t.openCalendar}
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            <CalendarOutlined />
          </button>
        }
      />
      {isOpen ? (
        <Suspense fallback={null}>
          <DayCalendar
            value={value}
            {...(min === undefined ? {} : { min })}
            {...(max === undefined ? {} : { max })}
            onChoose={(day) => {
              onChange(day);
              setOpen(false);
            }}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      ) : null}
      <Told of={control} fault={fault} />
    </span>
  );
}
