import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { all, api } from '../../api/client.js';
import { fetchTask, fetchTaskStart } from '../../api/tasks.js';
import type { Task } from '../../api/types.js';
import { Clause } from '../../components/clause.js';
import { Page } from '../../components/page.js';
import { Answered, Empty, Failure, Loading } from '../../components/states.js';
import { isStartedFromRecords } from '../../forms/generic/generic-form.js';
import { together as en } from '../../i18n/en/together.js';
import { together as zh } from '../../i18n/zh/together.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { TogetherForm, type TogetherFormProps } from './together-form.js';
import type { RefusedRow } from './use-together-act.js';
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
  const [refused, setRefused] = useState<readonly RefusedRow[]>([]);
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
          // What is refused and no longer there has no row at which it could be read.
          const lost = refused.filter(({ taskId }) => rows.every(({ id }) => id !== taskId));
          return (
            <>
              {lost.map(({ taskId, name, why }) => (
                <p key={taskId} className="notice warn" role="alert">
                  {t.lost(name, why)}
                </p>
              ))}
              {first === undefined ? (
                <Empty>{t.none}</Empty>
              ) : (
                <Rows
                  first={first}
                  rows={rows}
                  gone={ids.length - rows.length}
                  onKeep={keep}
                  onAnswer={(left, said) => {
                    keep(left);
                    setRefused(said);
                  }}
                />
              )}
            </>
          );
        }}
      </Answered>
    </>
  );
}

interface RowsProps extends Pick<TogetherFormProps, 'rows' | 'onKeep' | 'onAnswer'> {
  readonly first: Task;
  readonly gone: number;
}

function Rows({ first, gone, ...rows }: RowsProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const { kind } = first;
  // The form is its kind's: whichever row goes, what was typed and said at the others stays.
  const form = useQuery({
    queryKey: ['together', kind, 'form'],
    queryFn: async () => (await fetchTask(first.id)).form,
    staleTime: Infinity,
  });
  return (
    <Page title={t.title(say(first.title))} lead={t.lead} beside={<Clause id={first.clause} />}>
      {gone === 0 ? null : (
        <p className="notice warn" role="status">
          {t.gone(gone)}
        </p>
      )}
      <Answered of={form}>{(root) => <Started kind={kind} root={root} {...rows} />}</Answered>
    </Page>
  );
}

/** The form once it is known what each row starts from, by HR's records (9.5.6). */
function Started(props: Omit<TogetherFormProps, 'startOf'>): ReactNode {
  const { kind, rows } = props;
  const ids = isStartedFromRecords(kind) ? rows.map(({ id }) => id) : [];
  const starts = useQueries({
    queries: ids.map((id) => ({ queryKey: ['task', id, 'start'], queryFn: () => fetchTaskStart(id) })),
  });
  const failed = starts.find(({ error }) => error !== null)?.error;
  if (failed) return <Failure error={failed} />;
  if (starts.some(({ data }) => data === undefined)) return <Loading />;
  const byTask = new Map(ids.map((id, index) => [id, starts[index]?.data?.form ?? {}]));
  return <TogetherForm {...props} startOf={(id) => byTask.get(id) ?? {}} />;
}
