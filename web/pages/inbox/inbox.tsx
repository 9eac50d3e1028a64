import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import type { Task } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Empty, Failure, Loading } from '../../components/states.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { daysUntil } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { Alarms } from './alarms.js';
import { TaskLine } from './task-line.js';
import './inbox.css';

const TABS = [
  ['open', 'open', 'emptyOpen'],
  ['overdue', 'overdue', 'emptyOverdue'],
  ['done', 'completed', 'emptyDone'],
] as const;
const AGAIN_MS = 20_000;

/** What waits for the person, by urgency; what is overdue; what he has done. */
export function Inbox(): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [search] = useSearchParams();
  const [tab, state, empty] = TABS.find(([name]) => name === search.get('tab')) ?? TABS[0];
  const common = useTexts({ zh: commonZh, en: commonEn });
  const tasks = useInfiniteQuery({
    queryKey: ['tasks', state],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/tasks', {
          params: { query: { state, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: AGAIN_MS,
  });
  const items = tasks.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t.title} lead={t.lead(me.name)}>
      {tab === 'open' ? <Alarms /> : null}
      <nav className="tabs" aria-label={t.tabs}>
        {TABS.map(([name]) => (
          <Link key={name} to={`/inbox?tab=${name}`} aria-current={name === tab ? 'page' : undefined}>
            {t[name]}
          </Link>
        ))}
      </nav>
      {items === undefined && tasks.error === null ? <Loading /> : null}
      {tasks.error === null ? null : <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {items?.length === 0 ? <Empty>{t[empty]}</Empty> : null}
      {items === undefined ? null : <Urgency tasks={items} grouped={tab === 'open'} />}
      {tasks.hasNextPage ? (
        <Button onClick={() => void tasks.fetchNextPage()} loading={tasks.isFetchingNextPage}>
          {common.more}
        </Button>
      ) : null}
    </Page>
  );
}

/** Overdue, now, later: three short lists are read faster than a long one. */
function Urgency({ tasks, grouped }: { readonly tasks: readonly Task[]; readonly grouped: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const urgency = ({ dueOn }: Task): 'late' | 'soon' | 'later' => {
    const days = dueOn === null ? Infinity : daysUntil(dueOn);
    return days < 0 ? 'late' : days <= 1 ? 'soon' : 'later';
  };
  const list = (some: readonly Task[]): ReactNode => (
    <ul className="task-list">
      {some.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
    </ul>
  );
  if (!grouped) return list(tasks);
  return (['late', 'soon', 'later'] as const).map((group) => {
    const some = tasks.filter((task) => urgency(task) === group);
    if (some.length === 0) return null;
    return (
      <section key={group} className="stack tight">
        <h2>
          {t[group]} <span className="muted">{some.length}</span>
        </h2>
        {list(some)}
      </section>
    );
  });
}
