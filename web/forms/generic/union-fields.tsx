import type { ReactNode } from 'react';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { useTexts } from '../../i18n/language.js';
import { ActCards } from '../by-hand/act-cards.js';
import { useFieldName, useValueName } from '../field-names.js';
import { useGenericForm, type SchemaFieldProps } from './context.js';
import { beginning, discriminatorOf, isObject, resolved, type JsonSchema } from './json-schema.js';
import { ObjectFields } from './object-fields.js';

/** One of several shapes: first which, then its fields. */
export function UnionFields(props: SchemaFieldProps & { readonly label: string }): ReactNode {
  const { root, kind, faultAt, SchemaField } = useGenericForm();
  const t = useTexts({ zh, en });
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
      <ActCards
        label={nameOf(by)}
        fault={faultAt(path)}
        value={typeof at[by] === 'string' ? at[by] : undefined}
        cards={variants.map((variant) => {
          const value = valueAt(variant);
          return { value, label: valueOf(by, value), help: t.follows[`${kind}.${value}`] };
        })}
        onChange={(next) => {
          const variant = variants.find((one) => valueAt(one) === next);
          const fresh = variant === undefined ? {} : beginning(variant, root);
          onVariant(props, { ...(isObject(fresh) ? fresh : {}), [by]: next });
        }}
      />
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
