import { Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useDepartments } from '../../api/departments.js';
import { CasePicker } from '../../components/cases/case-picker.js';
import { DayPicker } from '../../components/day-picker.js';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { task as en } from '../../i18n/en/task.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';
import type { ControlProps } from '../field.js';
import { useValueName } from '../field-names.js';
import { NumberBox } from '../number-box.js';
import { TimeBox } from '../time-box.js';
import { useGenericForm, type SchemaFieldProps } from './context.js';
import type { JsonSchema } from './json-schema.js';

/** Up to so many values stand open beside each other; more of them fold into a list. */
const MOST_OPEN = 5;
/** From so many characters on a text gets room. */
const LONG = 300;

/** I-41: entered by HR alone; who reads the form was reached. */
const NOT_REACHED = 'not-reached';

/** A choice of radio buttons, which stand together under one name. */
export const isChoice = ({ enum: values, type }: JsonSchema): boolean =>
  type === 'boolean' || (values !== undefined && values.length <= MOST_OPEN);

export const isPerson = ({ description }: JsonSchema): boolean => description?.startsWith('Employee number') ?? false;
export const isCase = ({ description }: JsonSchema): boolean => description?.startsWith('Case number') ?? false;

/** Fields that hold somebody's number, by their name. */
const PEOPLE: readonly string[] = ['superiorId'];

type Props = SchemaFieldProps & { readonly control: ControlProps; readonly label: string };

/** The control of one plain value. */
export function ScalarControl(props: Props): ReactNode {
  const { schema, value, onChange, control, required, name } = props;
  const { cases, isOwn } = useGenericForm();
  const valueOf = useValueName();
  const text = typeof value === 'string' ? value : '';
  if (schema.const !== undefined) return <Confirmed {...props} />;
  if (schema.enum !== undefined) {
    const values = schema.enum.map(String).filter((one) => !(isOwn && one === NOT_REACHED));
    const options = values.map((one) => ({ value: one, label: valueOf(name, one) }));
    if (isChoice(schema)) return <Choice {...props} options={options} />;
    return (
      <Select
        {...control}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!required}
        options={options}
        value={text === '' ? null : text}
        onChange={(next: string | null) => {
          onChange(next ?? undefined);
        }}
      />
    );
  }
  if (schema.type === 'boolean') return <YesNo {...props} />;
  if (schema.type === 'number' || schema.type === 'integer') return <NumberControl {...props} />;
  if (name === 'time') return <TimeBox control={control} value={text === '' ? undefined : text} onChange={onChange} />;
  if (name === 'departmentId') return <DepartmentControl {...props} />;
  if (isPerson(schema) || PEOPLE.includes(name)) {
    return (
      <PeoplePicker
        control={control}
        single
        value={text === '' ? [] : [text]}
        onChange={([next]) => {
          onChange(next);
        }}
      />
    );
  }
  if (isCase(schema)) {
    return (
      <CasePicker
        control={control}
        single
        cases={cases}
        value={text === '' ? [] : [text]}
        onChange={([next]) => {
          onChange(next);
        }}
      />
    );
  }
  if (schema.format === 'date') {
    return <DayPicker control={control} value={text === '' ? undefined : text} onChange={onChange} />;
  }
  const Control = (schema.maxLength ?? LONG) >= LONG ? Input.TextArea : Input;
  return (
    <Control
      {...control}
      value={text}
      {...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength })}
      {...(Control === Input.TextArea ? { autoSize: { minRows: 2, maxRows: 12 } } : {})}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

/** A department, by its name. */
function DepartmentControl({ control, value, onChange, required }: Props): ReactNode {
  const departments = useDepartments();
  return (
    <Select
      {...control}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!required}
      options={Object.entries(departments).map(([id, label]) => ({ value: id, label }))}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(next: string | null | undefined) => {
        onChange(next ?? undefined);
      }}
    />
  );
}

function Choice({
  value,
  onChange,
  options,
}: Props & { readonly options: { readonly value: string; readonly label: string }[] }): ReactNode {
  return (
    <Radio.Group
      value={value}
      options={options}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

function YesNo({ value, onChange }: Props): ReactNode {
  const t = useTexts({ zh: commonZh, en: commonEn });
  return (
    <Radio.Group
      value={value}
      options={[
        { value: true, label: t.yes },
        { value: false, label: t.no },
      ]}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

/** What can only be said or left: a box to tick. */
function Confirmed({ schema, value, onChange, control }: Props): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Checkbox
      id={control.id}
      checked={value === schema.const}
      onChange={(event) => {
        onChange(event.target.checked ? schema.const : undefined);
      }}
    >
      {t.confirm}
    </Checkbox>
  );
}

function NumberControl({ schema, value, onChange, control }: Props): ReactNode {
  const least = schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER ? schema.minimum : undefined;
  const most = schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER ? schema.maximum : undefined;
  return (
    <NumberBox
      control={control}
      min={least}
      max={most}
      whole={schema.type === 'integer'}
      value={typeof value === 'number' ? value : undefined}
      onChange={onChange}
    />
  );
}
