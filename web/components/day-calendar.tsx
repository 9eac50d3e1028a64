import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';

interface Props {
  /** YYYY-MM-DD. */
  readonly value: string | undefined;
  readonly min?: string;
  readonly max?: string;
  readonly onChoose: (day: string | undefined) => void;
  readonly onClose: () => void;
}

/** The calendar below a field in which a day is typed; in a file of its own, for it is large and seldom opened. */
export default function DayCalendar({ value, min, max, onChoose, onClose }: Props): ReactNode {
  return (
    <DatePicker
      className="typed-panel"
      tabIndex={-1}
      aria-hidden
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      value={value === undefined ? null : dayjs(value)}
      {...(min === undefined ? {} : { minDate: dayjs(min) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max) })}
      onChange={(next: dayjs.Dayjs | null) => {
        onChoose(next?.format('YYYY-MM-DD'));
      }}
    />
  );
}
