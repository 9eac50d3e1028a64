import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { all, api } from '../../api/client.js';
import { fetchTask } from '../../api/tasks.js';
import type { Task } from '../../api/types.js';
import { Clause } from '../../components/clause.js';
import { Due } from '../../components/due.js';
import { Page } from '../../components/page.js';
import { Answered, Empty, Failure, Loading } from '../../components/states.js';
import { GenericFormContext } from '../../forms/generic/context.js';
import { isObject, pruned, resolved, type Json, type JsonSchema } from '../../forms/generic/json-schema.js';
import { ObjectFields } from '../../forms/generic/object-fields.js';
import { SchemaField } from '../../forms/generic/schema-field.js';
import { useFieldName } from '../../forms/field-names.js';
import { SendForm } from '../../forms/send-form.js';
import { useDraft } from '../../forms/use-draft.js';
import { together as en } from '../../i18n/en/together.js';
import { together as zh } from '../../i18n/zh/together.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { useTogetherAct } from './use-together-act.js';
import './together.css';

const fetchOpen = (kind: string) =>
  all((cursor) =>
    api.GET('/v1/tasks', {
      params: {
        query: { state: 'open', kind: kind as Task['kind'], limit: 200, ...(cursor === undefined ? {} : { cursor }) },
      },
    }),
  );

/** Several tasks of one kind in one form: a row each, sent in one call (8.5.6: the interviews of a day). */
export default function TogetherPage(): ReactNode {
  const t = useTexts({ zh, en });
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? '';
  const ids = search.getAll('task');
  const open = useQuery({ queryKey: ['tasks', 'together', kind], queryFn: () => fetchOpen(kind) });
  const keep = (left: readonly string[]): void => {
    setSearch(new URLSearchParams([['kind', kind], ...left.map((id) => ['task', id])]), { replace: true });
  };
  return (
    <>
      <nav className="no-print crumbs">
        <Link to="/inbox">← {t.back}</Link>
      </nav>
      <Answered of={open}>
        {(tasks) => {
          const rows = tasks.filter(({ id }) => ids.includes(id));
          const [first] = rows;
          if (first === undefined) return <Empty>{t.none}</Empty>;
          return <Rows first={first} rows={rows} gone={ids.length - rows.length} onKeep={keep} />;
        }}
      </Answered>
    </>
  );
}

interface RowsProps {
  readonly first: Task;
  readonly rows: readonly Task[];
  readonly gone: number;
  readonly onKeep: (ids: readonly string[]) => void;
}

function Rows({ first, rows, gone, onKeep }: RowsProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const task = useQuery({ queryKey: ['task', first.id], queryFn: () => fetchTask(first.id) });
  return (
    <Page title={t.title(say(first.title))} lead={t.lead} beside={<Clause id={first.clause} />}>
      {gone === 0 ? null : (
        <p className="notice warn" role="status">
          {t.gone(gone)}
        </p>
      )}
      {task.data === undefined ? (
        task.error === null ? (
          <Loading />
        ) : (
          <Failure error={task.error} />
        )
      ) : (
        <Form kind={first.kind} root={task.data.form} rows={rows} onKeep={onKeep} />
      )}
    </Page>
  );
}

interface FormProps extends Pick<RowsProps, 'rows' | 'onKeep'> {
  readonly kind: string;
  readonly root: JsonSchema;
}
interface Filled {
  readonly shared: Json;
  readonly rows: Readonly<Record<string, Json>>;
}
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const asObject = (value: unknown): Json => (isObject(value) ? value : {});

function Form({ kind, root, rows, onKeep }: FormProps): ReactNode {
  const t = useTexts({ zh, en });
  const schema = resolved(root, root);
  const draft = useDraft<Filled>(`together.${kind}`, 'rows', () => ({ shared: {}, rows: {} }));
  const { value, set } = draft;
  const nameOf = useFieldName();
  const act = useTogetherAct((left) => {
    if (left.length === 0) draft.clear();
    onKeep(left);
  });
  const { faultAt } = act;
  const context = useMemo(() => ({ SchemaField, root, cases: [], faultAt, isOwn: false }), [root, faultAt]);
  const formOf = ({ id }: Task): Json => value.rows[id] ?? {};
  const placeOf = ({ path }: { readonly path: string }): string | undefined => {
    const [, index, , ...names] = path.split('.');
    const row = rows[Number(index)];
    return row && [row.subject?.name ?? row.id, ...names.map((name) => nameOf(name))].join(' · ');
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
        onSend={() => {
          act.submit(rows.map((row) => ({ taskId: row.id, form: pruned(formOf(row)) as Json })));
        }}
      >
        <section className="card stack" aria-labelledby="shared">
          <h2 id="shared">{t.shared}</h2>
          <p className="muted">{t.sharedHelp}</p>
          <div className="together-fields">
            <ObjectFields
              path="shared"
              schema={schema}
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
              <li key={row.id} className="together-row">
                <RowHead
                  row={row}
                  fault={act.reasonOf(row.id)}
                  onRemove={
                    rows.length < 2
                      ? undefined
                      : () => {
                          onKeep(rows.map(({ id }) => id).filter((id) => id !== row.id));
                        }
                  }
                />
                <div className="together-fields">
                  <ObjectFields
                    path={`rows.${index}.form`}
                    schema={schema}
                    value={formOf(row)}
                    onChange={(next) => {
                      set((before) => ({ ...before, rows: { ...before.rows, [row.id]: asObject(next) } }));
                    }}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
        {act.error === null ? null : <Failure error={act.error} placeOf={placeOf} />}
        <div className="row sticky-acts">
          <Button type="primary" htmlType="submit" size="large" loading={act.pending}>
            {t.submit(rows.length)}
          </Button>
        </div>
      </SendForm>
    </GenericFormContext>
  );
}

interface RowHeadProps {
  readonly row: Task;
  readonly fault: string | undefined;
  readonly onRemove: (() => void) | undefined;
}

function RowHead({ row, fault, onRemove }: RowHeadProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const name = row.subject?.name ?? say(row.title);
  return (
    <div className="stack tight">
      <Link to={`/tasks/${encodeURIComponent(row.id)}`}>
        <strong>{name}</strong>
      </Link>
      {row.subject === null ? null : <span className="muted">{row.subject.personId}</span>}
      {row.dueOn === null ? null : (
        <span>
          <Due on={row.dueOn} />
        </span>
      )}
      {onRemove === undefined ? null : (
        <div>
          <Button size="small" type="text" aria-label={t.remove(name)} onClick={onRemove}>
            {t.removeShort}
          </Button>
        </div>
      )}
      {fault === undefined ? null : (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
