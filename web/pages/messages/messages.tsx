import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { markRead, type Message } from '../../api/messages.js';
import { Page } from '../../components/page.js';
import { Empty, Failure, Loading } from '../../components/states.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { messages as en } from '../../i18n/en/messages.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { messages as zh } from '../../i18n/zh/messages.js';
import { cited, instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import './messages.css';

/** What one was told, the latest first; what is unread stands open until it is said to have been read. */
export default function MessagesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const [search] = useSearchParams();
  const unread = search.get('tab') === 'unread';
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['messages', unread ? 'unread' : 'all'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/messages', {
          params: {
            query: {
              limit: 50,
              ...(unread ? { unread: 'true' } : {}),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = list.data?.pages.flatMap((page) => page.items);
  const fresh = (items ?? []).filter(({ readAt }) => readAt === null);
  const reading = useMutation({
    mutationFn: (some: readonly Message[]) => Promise.all(some.map(({ id }) => markRead(id))),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        fresh.length === 0 ? undefined : (
          <Button
            loading={reading.isPending}
            onClick={() => {
              reading.mutate(fresh);
            }}
          >
            {t.markAll}
          </Button>
        )
      }
    >
      <nav className="tabs" aria-label={t.tabs}>
        <Link to="/messages" aria-current={unread ? undefined : 'page'}>
          {t.all}
        </Link>
        <Link to="/messages?tab=unread" aria-current={unread ? 'page' : undefined}>
          {t.unread}
        </Link>
      </nav>
      {items === undefined && list.error === null ? <Loading /> : null}
      {list.error === null ? null : <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {reading.error === null ? null : <Failure error={reading.error} />}
      {items?.length === 0 ? <Empty>{unread ? t.emptyUnread : t.empty}</Empty> : null}
      {items === undefined || items.length === 0 ? null : (
        <ul className="message-list">
          {items.map((one) => (
            <Line
              key={one.id}
              of={one}
              onRead={() => {
                reading.mutate([one]);
              }}
            />
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

function Line({ of: message, onRead }: { readonly of: Message; readonly onRead: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const fresh = message.readAt === null;
  return (
    <li className={fresh ? 'fresh' : ''}>
      <details open={fresh}>
        <summary>
          <span className="message-dot" aria-hidden="true" />
          {fresh ? <span className="visually-hidden">{t.newMark}</span> : null}
          <span className="message-subject">{say(message.subject)}</span>
          <span className="muted">
            {cited(message.clause)} · <time dateTime={message.sentAt}>{instant(message.sentAt, language)}</time>
          </span>
        </summary>
        <div className="message-body">
          <p>{say(message.body)}</p>
          <div className="row">
            {message.caseId === null ? null : (
              <Link to={`/cases/${encodeURIComponent(message.caseId)}`}>{t.openCase}</Link>
            )}
            {message.announces ? <Link to="/policy?tab=announcements">{t.toReceipt}</Link> : null}
            {fresh ? (
              <Button size="small" type="text" onClick={onRead}>
                {t.markRead}
              </Button>
            ) : null}
          </div>
        </div>
      </details>
    </li>
  );
}
