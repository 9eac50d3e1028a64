import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Empty, Failure, Loading } from '../../components/states.js';
import { changes as en } from '../../i18n/en/changes.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { changes as zh } from '../../i18n/zh/changes.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { useTexts } from '../../i18n/language.js';
import { ChangeCard } from './change-card.js';
import { SetupCard } from './setup-card.js';

/** 4.1: what waits for a second person, and what became of it. */
export default function ChangesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const isGm = useMe().roles.includes('gm');
  const [search] = useSearchParams();
  const all = search.get('tab') === 'all';
  const list = useInfiniteQuery({
    queryKey: ['waiting-changes', all ? 'all' : 'waiting'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/waiting-changes', {
          params: {
            query: {
              limit: 50,
              ...(all ? {} : { waiting: 'true' }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t.title} lead={t.lead}>
      {isGm ? <SetupCard /> : null}
      <nav className="tabs" aria-label={t.tabs}>
        <Link to="/waiting-changes" aria-current={all ? undefined : 'page'}>
          {t.waiting}
        </Link>
        <Link to="/waiting-changes?tab=all" aria-current={all ? 'page' : undefined}>
          {t.all}
        </Link>
      </nav>
      {items === undefined && list.error === null ? <Loading /> : null}
      {list.error === null ? null : <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 ? <Empty>{all ? t.empty : t.emptyWaiting}</Empty> : null}
      {items === undefined || items.length === 0 ? null : (
        <ul className="stack tight">
          {items.map((one) => (
            <ChangeCard key={one.no} of={one} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {common.more}
        </Button>
      ) : null}
    </Page>
  );
}
