import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { ControlProps } from '../forms/field.js';
import { useLanguage } from '../i18n/language.js';

interface Props {
  readonly control: ControlProps;
  /** YYYY-MM-DD. */
  readonly value: string | undefined;
  readonly onChange: (next: string | undefined) => void;
  readonly min?: string;
  readonly max?: string;
}

const FORMATS = { zh: 'YYYY年M月D日', en: 'D MMM YYYY' } as const;

/** A civil date; typed as digits or chosen, never an instant. */
export function DayPicker({ control, value, onChange, min, max }: Props): ReactNode {
  const language = useLanguage();
  return (
    <DatePicker
      {...control}
      style={{ width: 200 }}
      value={value === undefined ? null : dayjs(value)}
      format={[FORMATS[language], 'YYYY-MM-DD', 'YYYYMMDD']}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      onKeyDown={(event) => {
        // Enter takes the day; it does not send the form.
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(next: dayjs.Dayjs | null) => {
        onChange(next?.format('YYYY-MM-DD'));
      }}
    />
  );
}
