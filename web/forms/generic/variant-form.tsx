import { useMemo, type ReactNode } from 'react';
import type { TaskCase, TaskDetail } from '../../api/tasks.js';
import { FormFrame } from '../form-frame.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';
import { GenericFormContext } from './context.js';
import { beginning, isObject, pruned, resolved, type JsonSchema } from './json-schema.js';
import { asked } from './needs.js';
import { ObjectFields } from './object-fields.js';
import { SchemaField } from './schema-field.js';

interface Props {
  readonly task: TaskDetail;
  /** The field by which the acts of the task differ, and the act that is meant. */
  readonly by: string;
  readonly variant: string;
  /** After it was done, or discarded. */
  readonly onClose: () => void;
}

const NOBODY: readonly TaskCase[] = [];

/** One of the acts that a task offers, drawn from its part of the schema. */
export function VariantForm({ task, by, variant, onClose }: Props): ReactNode {
  const root = task.form as JsonSchema;
  const union = resolved(root, root);
  const schema = (union.oneOf ?? union.anyOf ?? [])
    .map((one) => resolved(one, root))
    .find((one) => one.properties?.[by]?.const === variant);
  if (schema === undefined) return null;
  return <Fields {...{ task, by, variant, onClose, root, schema }} />;
}

function Fields(props: Props & { readonly root: JsonSchema; readonly schema: JsonSchema }): ReactNode {
  const { task, by, variant, onClose, root, schema } = props;
  const draft = useDraft<unknown>(task.id, `generic.${variant}`, () => beginning(schema, root) ?? {});
  const act = useTaskAct(task, () => {
    draft.clear();
    onClose();
  });
  const { faultAt } = act;
  const context = useMemo(
    () => ({ SchemaField, kind: task.kind, root, cases: NOBODY, faultAt, isOwn: false }),
    [task.kind, root, faultAt],
  );
  return (
    <GenericFormContext value={context}>
      <FormFrame
        act={act}
        cases={NOBODY}
        touched={draft.touched}
        onDiscard={draft.clear}
        onSubmit={() => {
          const value = isObject(draft.value) ? draft.value : {};
          act.submit(pruned(asked(task.kind, { ...value, [by]: variant })) as object);
        }}
      >
        <ObjectFields path="" schema={schema} value={draft.value} onChange={draft.set} without={by} />
      </FormFrame>
    </GenericFormContext>
  );
}
