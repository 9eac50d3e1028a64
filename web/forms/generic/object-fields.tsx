import type { ReactNode } from 'react';
import { useGenericForm, type SchemaFieldProps } from './context.js';
import { isObject, type JsonSchema } from './json-schema.js';
import { needOf, type Need } from './needs.js';

type Props = Pick<SchemaFieldProps, 'path' | 'schema' | 'value' | 'onChange'> & {
  /** A field that is settled elsewhere, such as the choice of a variant. */
  readonly without?: string | undefined;
};

/** What HR fills in where it acts for somebody (I-40, I-41): not for the person's own eyes. */
const HRS_FIELDS = ['scan', 'onBehalfReason'];

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The fields of an object, in the schema's order; required ones first come as they are declared. */
export function ObjectFields({ path, schema, value, onChange, without }: Props): ReactNode {
  const { SchemaField, kind, isOwn } = useGenericForm();
  const at = isObject(value) ? value : {};
  const required = new Set(schema.required ?? []);
  const need = (name: string): Need => (required.has(name) ? 'needed' : needOf(kind, name, at));
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== without && need(name) !== 'none' && !(isOwn && HRS_FIELDS.includes(name)))
    .map(([name, inner]) => (
      <SchemaField
        key={name}
        name={name}
        path={under(path, name)}
        schema={inner}
        required={need(name) === 'needed'}
        depends={need(name) === 'depends'}
        value={at[name]}
        onChange={(next) => {
          onChange({ ...at, [name]: next });
        }}
      />
    ));
}

/** An object by names: those that the schema gives, as a score sheet has them. */
export function RecordFields(props: SchemaFieldProps & { readonly label: string }): ReactNode {
  const names = (props.schema.propertyNames?.enum ?? []).map(String);
  const inner = props.schema.additionalProperties as JsonSchema;
  const schema: JsonSchema = {
    properties: Object.fromEntries(names.map((name) => [name, inner])),
    required: props.required ? names : [],
  };
  return (
    <fieldset className="field card stack">
      <legend>{props.label}</legend>
      {names.length === 0 ? <FreeRecord {...props} inner={inner} /> : null}
      <ObjectFields {...props} schema={schema} />
    </fieldset>
  );
}

/** Names that are there already keep their fields; new ones cannot be guessed. */
function FreeRecord({ path, value, onChange, inner }: SchemaFieldProps & { readonly inner: JsonSchema }): ReactNode {
  const names = isObject(value) ? Object.keys(value) : [];
  const properties = Object.fromEntries(names.map((name) => [name, inner]));
  return <ObjectFields path={path} schema={{ properties, required: names }} value={value} onChange={onChange} />;
}
