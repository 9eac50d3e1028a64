import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { markRead, type Message } from '../../api/messages.js';
import { audits, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import { Failure } from '../../components/states.js';
import { messages as en } from '../../i18n/en/service/messages.js';
import { messages as zh } from '../../i18n/zh/service/messages.js';
import { cited, instant } from '../../i18n/format.js';
import { useTold } from '../../i18n/use-stored.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import './messages.css';
import { AsWorkbook } from '../../components/as-workbook.js';

/** What one was told, the latest first; what is unread stands open until it is said to have been read. */
export default function MessagesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const [search] = useSearchParams();
  const unread = search.get('tab') === 'unread';
  const client = useQueryClient();
  const list = usePages(['messages', unread ? 'unread' : 'all'], (page) =>
    body(
      api.GET('/v1/messages', {
        params: {
          query: {
            ...page,
            ...(unread ? { unread: 'true' } : {}),
          },
        },
      }),
    ),
  );
  // Whoever audits keeps no mark of what he has read.
  const marks = !audits(useMe().roles);
  const fresh = (list.items ?? []).filter(({ readAt }) => readAt === null);
  const reading = useMutation({
    mutationFn: (some: readonly Message[]) => Promise.all(some.map(({ id }) => markRead(id))),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        <>
          <AsWorkbook path="/v1/messages" query={unread ? { unread } : {}} />
          {fresh.length === 0 || !marks ? null : (
            <Button
              loading={reading.isPending}
              onClick={() => {
                reading.mutate(fresh);
              }}
            >
              {t.markAll}
            </Button>
          )}
        </>
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
      {reading.error === null ? null : <Failure error={reading.error} />}
      <Paged of={list} empty={unread ? t.emptyUnread : t.empty}>
        {(items) => (
          <ul className="message-list">
            {items.map((one) => (
              <Line
                key={one.id}
                of={one}
                {...(marks
                  ? {
                      onRead: () => {
                        reading.mutate([one]);
                      },
                    }
                  : {})}
              />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}

function Line({ of: message, onRead }: { readonly of: Message; readonly onRead?: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useTold();
  const language = useLanguage();
  // What asks for a task that is done by now asks for nothing any more.
  const over = message.done && message.topic !== 'news';
  const fresh = message.readAt === null;
  return (
    <li className={fresh ? 'fresh' : ''}>
      <details open={fresh && !over}>
        <summary>
          <span className="message-dot" aria-hidden="true" />
          {fresh ? <span className="visually-hidden">{t.newMark}</span> : null}
          <span className="message-subject">{say(message.subject)}</span>
          <span className="message-when">
            {over ? <span className="chip">{t.taskOver}</span> : null}
            <span className="muted">
              {cited(message.clause)} · <time dateTime={message.sentAt}>{instant(message.sentAt, language)}</time>
            </span>
          </span>
        </summary>
        <div className="message-body">
          <p>{say(message.body)}</p>
          <div className="row">
            {message.taskId === null ? null : (
              <Link to={`/tasks/${encodeURIComponent(message.taskId)}`}>{t.openTask}</Link>
            )}
            {message.caseId === null || message.asks ? null : (
              <Link to={`/cases/${encodeURIComponent(message.caseId)}`}>{t.openCase}</Link>
            )}
            {message.asks ? <Link to="/inbox?tab=asked">{t.toQuestion}</Link> : null}
            {message.announces ? <Link to="/policy?tab=announcements">{t.toReceipt}</Link> : null}
            {fresh && onRead !== undefined ? (
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
