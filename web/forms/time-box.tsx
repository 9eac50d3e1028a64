import { Input } from 'antd';
import { useId, type ReactNode } from 'react';
import { typed as en } from '../i18n/en/typed.js';
import { typed as zh } from '../i18n/zh/typed.js';
import { useTexts } from '../i18n/language.js';
import type { ControlProps } from './field.js';
import { Told, describedBy } from './told.js';
import { readTime } from './typed.js';
import { useTyped } from './use-typed.js';

interface Props {
  readonly control: ControlProps;
  /** HH:MM. */
  readonly value: string | undefined;
  readonly onChange: (next: string | undefined) => void;
}

/** What is offered: the half hours of a working day; any other time may be typed. */
const OFFERED: readonly string[] = Array.from(
  { length: 20 },
  (_, no) => `${String(9 + Math.floor(no / 2)).padStart(2, '0')}:${no % 2 === 0 ? '00' : '30'}`,
);

/** A time of the day, typed in any usual way; what cannot be read is refused at its place and never changed. */
export function TimeBox({ control, value, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const list = useId();
  const { text, fault, ref, on } = useTyped({
    value,
    onChange,
    read: readTime,
    show: String,
    words: (found) => t[found],
  });
  return (
    <span className="typed">
      <Input
        {...control}
        {...describedBy(control, fault)}
        ref={ref}
        className="typed-number"
        autoComplete="off"
        placeholder={t.timeAsked}
        list={list}
        value={text}
        {...on}
      />
      <datalist id={list}>
        {OFFERED.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Told of={control} fault={fault} />
    </span>
  );
}
