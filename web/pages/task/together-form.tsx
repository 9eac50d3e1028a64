import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { Task } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { useFieldName } from '../../forms/field-names.js';
import { GenericFormContext } from '../../forms/generic/context.js';
import { beginning, isObject, pruned, resolved, type Json, type JsonSchema } from '../../forms/generic/json-schema.js';
import { asked } from '../../forms/generic/needs.js';
import { ObjectFields } from '../../forms/generic/object-fields.js';
import { SchemaField } from '../../forms/generic/schema-field.js';
import { SendForm } from '../../forms/send-form.js';
import { useDraft } from '../../forms/use-draft.js';
import { together as en } from '../../i18n/en/together.js';
import { together as zh } from '../../i18n/zh/together.js';
import { useTexts } from '../../i18n/language.js';
import { TogetherRow } from './together-row.js';
import { useTogetherAct, type RefusedRow } from './use-together-act.js';

/** What several tasks of a kind are filled in with. */
export interface TogetherFormProps {
  readonly kind: string;
  readonly root: JsonSchema;
  readonly rows: readonly Task[];
  /** What a row's form starts from, by HR's records. */
  readonly startOf: (taskId: string) => object;
  readonly onKeep: (ids: readonly string[]) => void;
  /** What came of it: which are left, and what was refused. */
  readonly onAnswer: (left: readonly string[], refused: readonly RefusedRow[]) => void;
}
interface Filled {
  readonly shared: Json;
  readonly rows: Readonly<Record<string, Json>>;
}
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const asObject = (value: unknown): Json => (isObject(value) ? value : {});

/** The fields that may be the same for several: a file is one person's alone. */
const shareable = (schema: JsonSchema, root: JsonSchema): JsonSchema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(
      ([, inner]) => resolved(resolved(inner, root).items ?? {}, root).format !== 'attachment',
    ),
  ),
});

/** A row each, what is the same written once, and all of it sent in one call. */
export function TogetherForm({ kind, root, rows, startOf, onKeep, onAnswer }: TogetherFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const { personId: me } = useMe();
  const schema = resolved(root, root);
  const draft = useDraft<Filled>(`together.${kind}`, 'rows', () => ({ shared: {}, rows: {} }));
  const { value, set } = draft;
  const nameOf = useFieldName();
  const act = useTogetherAct((left, refused) => {
    if (left.length === 0) draft.clear();
    else onAnswer(left, refused);
  });
  const { faultAt } = act;
  const isOwn = rows.every(({ subject }) => subject?.personId === me);
  const context = useMemo(() => ({ SchemaField, kind, root, cases: [], faultAt, isOwn }), [kind, root, faultAt, isOwn]);
  const formOf = ({ id }: Task): Json => value.rows[id] ?? { ...asObject(beginning(schema, root)), ...startOf(id) };
  const named = ({ id, subject }: Task): string => subject?.name ?? id;
  const ready = rows.filter((row) => (schema.required ?? []).every((name) => !isBlank(formOf(row)[name]))).length;
  const placeOf = ({ path }: { readonly path: string }): string | undefined => {
    const [, index, , ...names] = path.split('.');
    const row = rows[Number(index)];
    return row && [named(row), ...names.map((name) => nameOf(name))].join(' · ');
  };
  const fill = (): void => {
    const given = Object.entries(value.shared).filter(([, one]) => !isBlank(one));
    const filled = rows.map((row) => {
      const own = formOf(row);
      return [row.id, { ...own, ...Object.fromEntries(given.filter(([name]) => isBlank(own[name]))) }] as const;
    });
    set((before) => ({ ...before, rows: { ...before.rows, ...Object.fromEntries(filled) } }));
  };
  return (
    <GenericFormContext value={context}>
      <SendForm
        className="stack"
        wide
        onSend={() => {
          act.submit(
            rows.map((row) => ({ taskId: row.id, name: named(row), form: pruned(asked(kind, formOf(row))) as Json })),
          );
        }}
      >
        <section className="card stack" aria-labelledby="shared">
          <h2 id="shared">{t.shared}</h2>
          <p className="muted">{t.sharedHelp}</p>
          <div className="together-fields">
            <ObjectFields
              path="shared"
              schema={shareable(schema, root)}
              value={value.shared}
              onChange={(next) => {
                set((before) => ({ ...before, shared: asObject(next) }));
              }}
            />
          </div>
          <div>
            <Button onClick={fill}>{t.fill}</Button>
          </div>
        </section>
        <section className="card" aria-labelledby="rows">
          <h2 id="rows">{t.rows}</h2>
          <ul>
            {rows.map((row, index) => (
              <TogetherRow
                key={row.id}
                row={row}
                path={`rows.${index}.form`}
                schema={schema}
                value={formOf(row)}
                fault={act.reasonOf(row.id)}
                onChange={(next) => {
                  set((before) => ({ ...before, rows: { ...before.rows, [row.id]: asObject(next) } }));
                }}
                onRemove={
                  rows.length < 2
                    ? undefined
                    : () => {
                        onKeep(rows.map(({ id }) => id).filter((id) => id !== row.id));
                      }
                }
              />
            ))}
          </ul>
        </section>
        {act.held === 0 ? null : (
          <p className="notice warn" role="alert">
            {t.held(act.held)}
          </p>
        )}
        {act.error === null ? null : <Failure error={act.error} placeOf={placeOf} />}
        <div className="row between sticky-acts">
          <span className="muted">{t.sum(ready, rows.length)}</span>
          <Button type="primary" htmlType="submit" size="large" loading={act.pending}>
            {t.submit(rows.length)}
          </Button>
        </div>
      </SendForm>
    </GenericFormContext>
  );
}
