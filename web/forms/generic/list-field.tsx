import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { CasePicker } from '../../components/cases/case-picker.js';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { task as en } from '../../i18n/en/task.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FileField } from '../file-field.js';
import { useValueName } from '../field-names.js';
import { useGenericForm, type SchemaFieldProps } from './context.js';
import { beginning, resolved } from './json-schema.js';
import { ObjectFields } from './object-fields.js';
import { isCase, isPerson } from './scalar-control.js';

type Props = SchemaFieldProps & { readonly label: string; readonly fault: string | undefined };

/** A list: of people, of cases, of choices, or of entries with fields of their own. */
export function ListField(props: Props): ReactNode {
  const { root, cases } = useGenericForm();
  const valueOf = useValueName();
  const items = resolved(props.schema.items ?? {}, root);
  const value = Array.isArray(props.value) ? (props.value as readonly unknown[]) : [];
  const strings = value.filter((one): one is string => typeof one === 'string');
  const { label, fault, onChange } = props;
  const optional = !props.required;
  if (isPerson(items)) {
    return (
      <Field
        label={label}
        fault={fault}
        optional={optional || (props.schema.minItems ?? 0) === 0}
        depends={props.depends ?? false}
      >
        {(control) => <PeoplePicker control={control} value={strings} onChange={onChange} />}
      </Field>
    );
  }
  if (items.format === 'attachment') {
    const { maxItems } = props.schema;
    return (
      <FileField
        label={label}
        fault={fault}
        optional={optional}
        scan={props.name === 'scan'}
        {...(maxItems === undefined ? {} : { most: maxItems })}
        value={strings}
        onChange={(next) => {
          // None is no list at all: an optional field is left out.
          onChange(next.length === 0 && optional ? undefined : next);
        }}
      />
    );
  }
  if (isCase(items)) {
    return (
      <Field label={label} fault={fault} optional={optional}>
        {(control) => <CasePicker control={control} cases={cases} value={strings} onChange={onChange} />}
      </Field>
    );
  }
  if (items.enum !== undefined) {
    return (
      <Field label={label} fault={fault} optional={optional} group>
        {() => (
          <Checkbox.Group
            options={(items.enum ?? []).map((one) => ({ value: String(one), label: valueOf(props.name, String(one)) }))}
            value={strings}
            onChange={onChange}
          />
        )}
      </Field>
    );
  }
  return <Entries {...props} value={value} fault={fault} />;
}

function Entries(props: Props & { readonly value: readonly unknown[] }): ReactNode {
  const t = useTexts({ zh, en });
  const { root, cases } = useGenericForm();
  const { value, schema, onChange, path, label, fault, required } = props;
  const items = schema.items ?? {};
  const atCase = 'caseId' in (resolved(items, root).properties ?? {});
  const replace = (index: number, next: unknown): void => {
    onChange(value.map((one, at) => (at === index ? next : one)));
  };
  const add = (): void => {
    const fresh = beginning(items, root);
    const taken = new Set(value.map((one) => (one as { readonly caseId?: unknown }).caseId));
    const free = cases.find(({ id }) => !taken.has(id));
    onChange([...value, atCase && free !== undefined ? { ...(fresh as object), caseId: free.id } : fresh]);
  };
  return (
    <Field label={label} fault={fault} optional={!required} group>
      {() => (
        <div className="stack tight">
          {value.map((one, index) => (
            <div className="card stack" key={index}>
              <div className="row between">
                <strong>{t.row(index + 1)}</strong>
                <Button
                  size="small"
                  type="text"
                  onClick={() => {
                    onChange(value.filter((_, at) => at !== index));
                  }}
                >
                  {t.remove}
                </Button>
              </div>
              <Entry
                {...props}
                path={`${path}.${index}`}
                value={one}
                onChange={(next) => {
                  replace(index, next);
                }}
              />
            </div>
          ))}
          {value.length < (schema.maxItems ?? 500) ? (
            <Button onClick={add} style={{ justifySelf: 'start' }}>
              {t.add}
            </Button>
          ) : null}
        </div>
      )}
    </Field>
  );
}

/** An entry without a frame of its own: the list has drawn one. */
function Entry({ schema, name, path, value, onChange }: SchemaFieldProps): ReactNode {
  const { root, SchemaField } = useGenericForm();
  const items = resolved(schema.items ?? {}, root);
  if (items.properties === undefined) {
    return <SchemaField name={name} path={path} schema={items} required value={value} onChange={onChange} />;
  }
  return <ObjectFields path={path} schema={items} value={value} onChange={onChange} />;
}
