import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { fetchTaskStart } from '../../api/tasks.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';
import { GenericFormContext } from './context.js';
import { beginning, isObject, pruned, resolved, type JsonSchema } from './json-schema.js';
import { asked, usualOf } from './needs.js';
import { ObjectFields } from './object-fields.js';
import { SchemaField } from './schema-field.js';
import { isCase } from './scalar-control.js';
import { UnionFields } from './union-fields.js';

/** Tasks whose form starts from HR's records: who sits on a panel (4.3, I-34), who rates (I-55). */
export const isStartedFromRecords = (kind: string): boolean =>
  kind.endsWith('.appoint-panel') || kind === 'review.raters';

/** The form of any task, drawn from its schema: whatever pipeline is added, its tasks can be completed here. */
export default function GenericForm(props: TaskFormProps): ReactNode {
  const { id, kind } = props.task;
  const isStarted = isStartedFromRecords(kind);
  const start = useQuery({ queryKey: ['task', id, 'start'], queryFn: () => fetchTaskStart(id), enabled: isStarted });
  if (!isStarted) return <Drawn {...props} start={{}} />;
  return <Answered of={start}>{({ form }) => <Drawn {...props} start={form} />}</Answered>;
}

function Drawn({ task, cases, start }: TaskFormProps & { readonly start: object }): ReactNode {
  const root = task.form as JsonSchema;
  const schema = resolved(root, root);
  const draft = useDraft<unknown>(task.id, 'generic', () =>
    starting(schema, root, { caseIds: cases.map(({ id }) => id), start: { ...usualOf(task.kind), ...start } }),
  );
  const act = useTaskAct(task, draft.clear);
  const { faultAt } = act;
  const { personId: me } = useMe();
  const isOwn = cases.some(({ personId }) => personId === me);
  const context = useMemo(
    () => ({ SchemaField, kind: task.kind, root, cases, faultAt, isOwn }),
    [task.kind, root, cases, faultAt, isOwn],
  );
  const shared = { path: '', schema, value: draft.value, onChange: draft.set };
  return (
    <GenericFormContext value={context}>
      <FormFrame
        act={act}
        cases={cases}
        touched={draft.touched}
        onDiscard={draft.clear}
        onSubmit={() => {
          act.submit(pruned(asked(task.kind, draft.value)) as object);
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

/** Lists that want an entry a case begin with all of them; what the records propose stands in already. */
function starting(
  schema: JsonSchema,
  root: JsonSchema,
  { caseIds, start }: { readonly caseIds: readonly string[]; readonly start: object },
): unknown {
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
  return { ...value, ...Object.fromEntries(filled), ...start };
}
