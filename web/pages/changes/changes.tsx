import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { useAgain } from '../../app/live.js';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import { changes as en } from '../../i18n/en/service/changes.js';
import { changes as zh } from '../../i18n/zh/service/changes.js';
import { useTexts } from '../../i18n/language.js';
import { ChangeCard } from './change-card.js';
import { SetupCard } from './setup-card.js';
import { AsWorkbook } from '../../components/as-workbook.js';

const AGAIN_MS = 20_000;

/** 4.1: what waits for a second person, and what became of it. */
export default function ChangesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const isGm = useMe().roles.includes('gm');
  const [search] = useSearchParams();
  const all = search.get('tab') === 'all';
  const list = usePages(
    ['waiting-changes', all ? 'all' : 'waiting'],
    (page) =>
      body(
        api.GET('/v1/waiting-changes', {
          params: {
            query: {
              ...page,
              ...(all ? {} : { waiting: 'true' }),
            },
          },
        }),
      ),
    { refetchInterval: useAgain(AGAIN_MS) },
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={<AsWorkbook path="/v1/waiting-changes" query={all ? {} : { waiting: true }} />}
    >
      {isGm ? <SetupCard /> : null}
      <nav className="tabs" aria-label={t.tabs}>
        <Link to="/waiting-changes" aria-current={all ? undefined : 'page'}>
          {t.waiting}
        </Link>
        <Link to="/waiting-changes?tab=all" aria-current={all ? 'page' : undefined}>
          {t.all}
        </Link>
      </nav>
      <Paged of={list} empty={all ? t.empty : t.emptyWaiting}>
        {(items) => (
          <ul className="stack tight">
            {items.map((one) => (
              <ChangeCard key={one.no} of={one} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}
