import { Radio } from 'antd';
import { useId, type ReactNode } from 'react';
import { Field } from '../field.js';
import './act-cards.css';

interface Card<V extends string> {
  readonly value: V;
  readonly label: string;
  /** What follows from it. */
  readonly help?: string | undefined;
}

interface Props<V extends string> {
  readonly label: ReactNode;
  readonly cards: readonly Card<V>[];
  readonly value: V | undefined;
  readonly fault?: string | undefined;
  readonly onChange: (next: V) => void;
}

/** One of a few acts, each on a card that says what follows from it. */
export function ActCards<V extends string>({ label, cards, value, fault, onChange }: Props<V>): ReactNode {
  const id = useId();
  return (
    <Field label={label} fault={fault} group>
      {() => (
        <Radio.Group
          className="act-cards"
          value={value}
          onChange={({ target }) => {
            onChange(target.value as V);
          }}
        >
          {cards.map((one) => (
            <div
              key={one.value}
              className={one.value === value ? 'act-card chosen' : 'act-card'}
              onClick={() => {
                if (one.value !== value) onChange(one.value);
              }}
            >
              <Radio
                value={one.value}
                {...(one.help === undefined ? {} : { 'aria-describedby': `${id}-${one.value}` })}
              >
                {one.label}
              </Radio>
              {one.help === undefined ? null : (
                <p className="muted" id={`${id}-${one.value}`}>
                  {one.help}
                </p>
              )}
            </div>
          ))}
        </Radio.Group>
      )}
    </Field>
  );
}
