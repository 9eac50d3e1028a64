import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DayPicker } from '../components/day-picker.js';
import { PeoplePicker } from '../components/people/people-picker.js';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useTexts } from '../i18n/language.js';
import { Field } from './field.js';
import { FileField } from './file-field.js';
import { FormFailure } from './form-failure.js';
import { labelsIn } from './labels-in.js';
import { NumberBox } from './number-box.js';
import { SendForm } from './send-form.js';
import type { NumberBounds } from './typed.js';
import { filesIn, type Fields } from './use-fields.js';

interface FieldOf<N extends string> {
  readonly of: Fields<N>;
  readonly name: N;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly optional?: boolean;
  /** Where the service speaks of it by another path than its name. */
  readonly at?: string;
}

const shared = <N extends string>({ of, name, label, help, optional = false, at = name }: FieldOf<N>) => ({
  label,
  optional,
  fault: of.faultAt(at),
  ...(help === undefined ? {} : { help }),
});

type TextProps<N extends string> = FieldOf<N> & {
  readonly long?: boolean;
  readonly type?: 'password';
  readonly autoComplete?: string;
};

export function TextField<N extends string>(props: TextProps<N>): ReactNode {
  const { of, name, long = false, type, autoComplete = 'off' } = props;
  return (
    <Field {...shared(props)}>
      {(control) => {
        const given = { ...control, autoComplete, value: of.value[name] };
        return long ? (
          <Input.TextArea
            {...given}
            autoSize={{ minRows: 2, maxRows: 10 }}
            onChange={({ target }) => {
              of.set(name, target.value);
            }}
          />
        ) : (
          <Input
            {...given}
            {...(type === undefined ? {} : { type })}
            onChange={({ target }) => {
              of.set(name, target.value);
            }}
          />
        );
      }}
    </Field>
  );
}

/** A number, which stands in the value as its digits; blank is refused unless it is optional. */
export function NumberField<N extends string>(props: FieldOf<N> & Omit<NumberBounds, 'needed'>): ReactNode {
  const { of, name, optional = false, min, max, whole } = props;
  const value = of.value[name];
  return (
    <Field {...shared(props)}>
      {(control) => (
        <NumberBox
          control={control}
          {...{ min, max, whole }}
          needed={!optional}
          value={value === '' ? undefined : Number(value)}
          onChange={(next) => {
            of.set(name, next === undefined ? '' : String(next));
          }}
        />
      )}
    </Field>
  );
}

type DayProps<N extends string> = FieldOf<N> & { readonly max?: string };

export function DayField<N extends string>(props: DayProps<N>): ReactNode {
  const { of, name, max } = props;
  const value = of.value[name];
  return (
    <Field {...shared(props)}>
      {(control) => (
        <DayPicker
          control={control}
          value={value === '' ? undefined : value}
          {...(max === undefined ? {} : { max })}
          onChange={(next) => {
            of.set(name, next ?? '');
          }}
        />
      )}
    </Field>
  );
}

export function PersonField<N extends string>(props: FieldOf<N>): ReactNode {
  const { of, name } = props;
  const value = of.value[name];
  return (
    <Field {...shared(props)}>
      {(control) => (
        <PeoplePicker
          control={control}
          single
          value={value === '' ? [] : [value]}
          onChange={([next = '']) => {
            of.set(name, next);
          }}
        />
      )}
    </Field>
  );
}

/** Files, whose numbers stand in the value one after the other. */
export function FilesField<N extends string>(props: FieldOf<N> & { readonly scan?: true }): ReactNode {
  const { of, name, label, optional = false, at = name, scan = false } = props;
  return (
    <FileField
      label={label}
      scan={scan}
      optional={optional}
      fault={of.faultAt(at)}
      value={filesIn(of.value[name])}
      onChange={(next) => {
        of.set(name, next.join(' '));
      }}
    />
  );
}

type ChoiceProps<N extends string> = FieldOf<N> & {
  /** By value, in their order. */
  readonly options: Readonly<Record<string, string>>;
};

export function ChoiceField<N extends string>(props: ChoiceProps<N>): ReactNode {
  const { of, name, options, optional = false } = props;
  return (
    <Field {...shared(props)}>
      {(control) => (
        <Select
          {...control}
          style={{ maxWidth: 320 }}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={optional}
          value={of.value[name] === '' ? null : of.value[name]}
          options={Object.entries(options).map(([value, label]) => ({ value, label }))}
          onChange={(next: string | null | undefined) => {
            of.set(name, next ?? '');
          }}
        />
      )}
    </Field>
  );
}

interface ActFormProps<N extends string> {
  readonly of: Fields<N>;
  readonly title?: ReactNode;
  readonly submit: ReactNode;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** The form around such fields: its title, what is wrong with the whole, and the buttons. */
export function PlainForm<N extends string>({ of, title, submit, onClose, children }: ActFormProps<N>): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <SendForm className="stack" onSend={of.submit}>
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
      {of.error === null ? null : <FormFailure error={of.error} cases={[]} labels={labelsIn(children)} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={of.pending}>
          {submit}
        </Button>
        {onClose === undefined ? null : <Button onClick={onClose}>{t.cancel}</Button>}
      </div>
    </SendForm>
  );
}
