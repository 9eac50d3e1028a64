import { useMemo, type ReactNode } from 'react';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';
import { GenericFormContext } from './context.js';
import { beginning, isObject, pruned, resolved, type JsonSchema } from './json-schema.js';
import { ObjectFields } from './object-fields.js';
import { SchemaField } from './schema-field.js';
import { isCase } from './scalar-control.js';
import { UnionFields } from './union-fields.js';

/** The form of any task, drawn from its schema: whatever pipeline is added, its tasks can be completed here. */
export default function GenericForm({ task, cases }: TaskFormProps): ReactNode {
  const root = task.form as JsonSchema;
  const schema = resolved(root, root);
  const draft = useDraft<unknown>(task.id, 'generic', () =>
    starting(
      schema,
      root,
      cases.map(({ id }) => id),
    ),
  );
  const act = useTaskAct(task, draft.clear);
  const { faultAt } = act;
  const context = useMemo(() => ({ SchemaField, root, cases, faultAt }), [root, cases, faultAt]);
  const shared = { path: '', schema, value: draft.value, onChange: draft.set };
  return (
    <GenericFormContext value={context}>
      <FormFrame
        act={act}
        cases={cases}
        touched={draft.touched}
        onDiscard={draft.clear}
        onSubmit={() => {
          act.submit(pruned(draft.value) as object);
        }}
      >
        {(schema.oneOf ?? schema.anyOf) ? (
          <UnionFields {...shared} name="" label="" required />
        ) : (
          <ObjectFields {...shared} />
        )}
      </FormFrame>
    </GenericFormContext>
  );
}

/** Lists that want an entry a case begin with all of them. */
function starting(schema: JsonSchema, root: JsonSchema, caseIds: readonly string[]): unknown {
  const value = beginning(schema, root) ?? {};
  if (!isObject(value)) return value;
  const filled = Object.entries(schema.properties ?? {}).flatMap<readonly [string, unknown]>(([name, inner]) => {
    const list = resolved(inner, root);
    const items = resolved(list.items ?? {}, root);
    if ((list.minItems ?? 0) === 0) return [];
    if (isCase(items)) return [[name, caseIds]];
    if (!('caseId' in (items.properties ?? {}))) return [];
    const fresh = beginning(items, root);
    return [[name, caseIds.map((caseId) => ({ ...(isObject(fresh) ? fresh : {}), caseId }))]];
  });
  return { ...value, ...Object.fromEntries(filled) };
}
