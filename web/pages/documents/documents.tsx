import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import type { DocumentHead } from '../../api/documents.js';
import { Page } from '../../components/page.js';
import { Empty, Failure, Loading } from '../../components/states.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { messages as en } from '../../i18n/en/messages.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { messages as zh } from '../../i18n/zh/messages.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useDocumentKind } from './document-kind.js';
import { SignatureChip } from './signature-chip.js';
import '../inbox/inbox.css';

/** Notices, files and what was published to everybody, as far as one may read them. */
export default function DocumentsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const [search] = useSearchParams();
  const published = search.get('tab') === 'published';
  const list = useInfiniteQuery({
    queryKey: ['documents'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/documents', {
          params: { query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = list.data?.pages.flatMap((page) => page.items).filter((one) => one.forEverybody === published);
  return (
    <Page title={t.documents} lead={t.documentsLead}>
      <nav className="tabs" aria-label={t.documentTabs}>
        <Link to="/documents" aria-current={published ? undefined : 'page'}>
          {t.notices}
        </Link>
        <Link to="/documents?tab=published" aria-current={published ? 'page' : undefined}>
          {t.published}
        </Link>
      </nav>
      {items === undefined && list.error === null ? <Loading /> : null}
      {list.error === null ? null : <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && !list.hasNextPage ? <Empty>{t.emptyDocuments}</Empty> : null}
      {items === undefined || items.length === 0 ? null : (
        <ul className="task-list">
          {items.map((one) => (
            <Line key={one.id} of={one} />
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

function Line({ of: one }: { readonly of: DocumentHead }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const kindOf = useDocumentKind();
  return (
    <li>
      <Link to={`/documents/${encodeURIComponent(one.id)}`} className="task-line">
        <span className="task-what">
          <strong>
            {kindOf(one.kind)} · {one.personName}
          </strong>
          <span className="muted">
            {one.number}
            {one.edition > 1 ? ` · ${t.edition(one.edition)}` : ''} · {instant(one.issuedAt, language)}
          </span>
        </span>
        <span className="row">
          {one.withdrawnBy === null ? null : <span className="chip warn">{t.withdrawn}</span>}
          <SignatureChip of={one} />
        </span>
      </Link>
    </li>
  );
}
