import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import type { DocumentHead } from '../../api/documents.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import { messages as en } from '../../i18n/en/service/messages.js';
import { messages as zh } from '../../i18n/zh/service/messages.js';
import { templates as templatesEn } from '../../i18n/en/templates.js';
import { templates as templatesZh } from '../../i18n/zh/templates.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { BlankForms } from './blank-forms.js';
import { useDocumentKind } from './document-kind.js';
import { SignatureChip } from './signature-chip.js';
import '../inbox/inbox.css';
import { AsWorkbook } from '../../components/as-workbook.js';

/** Notices, files and what was published to everybody, as far as one may read them. */
export default function DocumentsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: templatesZh, en: templatesEn });
  const { roles } = useMe();
  const [search] = useSearchParams();
  const published = search.get('tab') === 'published';
  const list = usePages(['documents'], (page) =>
    body(
      api.GET('/v1/documents', {
        params: { query: page },
      }),
    ),
  );
  return (
    <Page
      title={t.documents}
      lead={t.documentsLead}
      beside={
        <>
          {isHr(roles) || roles.includes('auditor') ? <Link to="/paper-templates">{p.title}</Link> : null}
          <AsWorkbook path="/v1/documents" />
        </>
      }
    >
      <nav className="tabs" aria-label={t.documentTabs}>
        <Link to="/documents" aria-current={published ? undefined : 'page'}>
          {t.notices}
        </Link>
        <Link to="/documents?tab=published" aria-current={published ? 'page' : undefined}>
          {t.published}
        </Link>
      </nav>
      <Paged of={list} only={(one) => one.forEverybody === published} empty={t.emptyDocuments}>
        {(items) => (
          <ul className="task-list">
            {items.map((one) => (
              <Line key={one.id} of={one} />
            ))}
          </ul>
        )}
      </Paged>
      <BlankForms />
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
