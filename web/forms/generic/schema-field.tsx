import type { ReactNode } from 'react';
import { Field } from '../field.js';
import { useFieldName } from '../field-names.js';
import { useGenericForm, type SchemaFieldProps } from './context.js';
import { isRecord, resolved } from './json-schema.js';
import { ListField } from './list-field.js';
import { ObjectFields, RecordFields } from './object-fields.js';
import { ScalarControl, isChoice } from './scalar-control.js';
import { UnionFields } from './union-fields.js';

/** One field of a form, drawn from its schema. */
export function SchemaField(props: SchemaFieldProps): ReactNode {
  const { root, faultAt } = useGenericForm();
  const nameOf = useFieldName();
  const schema = resolved(props.schema, root);
  const label = nameOf(props.name);
  const fault = faultAt(props.path);
  const below = { ...props, schema };
  if (schema.oneOf ?? schema.anyOf) return <UnionFields {...below} label={label} />;
  if (schema.type === 'array') return <ListField {...below} label={label} fault={fault} />;
  if (isRecord(schema)) return <RecordFields {...below} label={label} />;
  if (schema.properties !== undefined) {
    return (
      <fieldset className="field card stack">
        <legend>{label}</legend>
        <ObjectFields {...below} />
      </fieldset>
    );
  }
  return (
    <Field
      label={label}
      fault={fault}
      optional={!props.required}
      depends={props.depends ?? false}
      group={isChoice(schema)}
    >
      {(control) => <ScalarControl {...below} control={control} label={label} />}
    </Field>
  );
}
