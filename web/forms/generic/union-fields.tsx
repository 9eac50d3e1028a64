import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../field.js';
import { useFieldName, useValueName } from '../field-names.js';
import { useGenericForm, type SchemaFieldProps } from './context.js';
import { beginning, discriminatorOf, isObject, resolved, type JsonSchema } from './json-schema.js';
import { ObjectFields } from './object-fields.js';

/** One of several shapes: first which, then its fields. */
export function UnionFields(props: SchemaFieldProps & { readonly label: string }): ReactNode {
  const { root, faultAt, SchemaField } = useGenericForm();
  const nameOf = useFieldName();
  const valueOf = useValueName();
  const variants = (props.schema.oneOf ?? props.schema.anyOf ?? []).map((one) => resolved(one, root));
  const by = discriminatorOf(variants);
  if (by === undefined) {
    // Shapes that no field tells apart: the first that can be filled in, which every one of our forms accepts.
    const [first] = variants;
    return first === undefined ? null : <SchemaField {...props} schema={first} />;
  }
  const at = isObject(props.value) ? props.value : {};
  const valueAt = (variant: JsonSchema): string => String(variant.properties?.[by]?.const);
  const chosen = variants.find((variant) => valueAt(variant) === at[by]);
  const path = props.path === '' ? by : `${props.path}.${by}`;
  return (
    <div className="stack">
      <Field label={nameOf(by)} fault={faultAt(path)} group>
        {(control) => (
          <Radio.Group
            {...(control['aria-describedby'] === undefined ? {} : { 'aria-describedby': control['aria-describedby'] })}
            value={at[by]}
            options={variants.map((variant) => ({ value: valueAt(variant), label: valueOf(by, valueAt(variant)) }))}
            onChange={(event) => {
              const variant = variants.find((one) => valueAt(one) === event.target.value);
              const fresh = variant === undefined ? {} : beginning(variant, root);
              onVariant(props, { ...(isObject(fresh) ? fresh : {}), [by]: event.target.value as string });
            }}
          />
        )}
      </Field>
      {chosen === undefined ? null : (
        <ObjectFields path={props.path} schema={chosen} value={at} onChange={props.onChange} without={by} />
      )}
    </div>
  );
}

/** A reason that was typed for another variant is kept: it is most often the same. */
function onVariant({ value, onChange }: SchemaFieldProps, fresh: Readonly<Record<string, unknown>>): void {
  const reason = isObject(value) ? value.reason : undefined;
  onChange(reason === undefined ? fresh : { ...fresh, reason });
}
