import { Input } from 'antd';
import type { ReactNode } from 'react';
import { typed as en } from '../i18n/en/typed.js';
import { typed as zh } from '../i18n/zh/typed.js';
import { useTexts } from '../i18n/language.js';
import type { ControlProps } from './field.js';
import { readNumber, type NumberBounds, type NumberFault } from './typed.js';
import { Told, describedBy } from './told.js';
import { useTyped } from './use-typed.js';

interface Props extends NumberBounds {
  readonly control: ControlProps;
  /** Its name where no label belongs to it. */
  readonly label?: string;
  readonly value: number | undefined;
  readonly onChange: (next: number | undefined) => void;
  readonly placeholder?: string;
}

/** A number, typed: full-width or not, with one decimal mark; anything else is refused at its place and never changed. */
export function NumberBox({ control, label, value, onChange, placeholder, min, max, whole, needed }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const bounds = { min, max, whole, needed };
  const words = (fault: NumberFault): string => (fault === 'outside' ? t.outside(min, max) : t[fault]);
  const { text, fault, ref, on } = useTyped({
    value,
    onChange,
    read: (typed) => readNumber(typed, bounds),
    show: String,
    words,
  });
  return (
    <span className="typed">
      <Input
        {...control}
        {...describedBy(control, fault)}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(placeholder === undefined ? {} : { placeholder })}
        ref={ref}
        className="typed-number"
        inputMode={whole === true ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={text}
        {...on}
      />
      <Told of={control} fault={fault} />
    </span>
  );
}
