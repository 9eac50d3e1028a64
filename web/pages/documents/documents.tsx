import { useMemo, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import type { DocumentHead } from '../../api/papers/documents.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { messages as en } from '../../i18n/en/service/messages.js';
import { messages as zh } from '../../i18n/zh/service/messages.js';
import { templates as templatesEn } from '../../i18n/en/templates.js';
import { templates as templatesZh } from '../../i18n/zh/templates.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';
import { BlankForms } from './blank-forms.js';
import { SignatureChip } from './signature-chip.js';

/** Notices, files and what was published to everybody, as far as one may read them. */
export default function DocumentsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: templatesZh, en: templatesEn });
  const { roles } = useMe();
  const [search] = useSearchParams();
  const published = search.get('tab') === 'published';
  const columns = useColumns();
  const view = useView({ sorts: [], filters: { kind: Object.keys(useCatalogue().documentKinds) } });
  const { filters, size } = view;
  // The kinds of the catalogue are those of the API.
  const asked = filters as { kind?: never };
  const list = usePages(
    ['documents', asked],
    (page) => body(api.GET('/v1/documents', { params: { query: { ...page, ...asked } } })),
    { keepBefore: true, size },
  );
  return (
    <Page
      title={t.documents}
      lead={t.documentsLead}
      beside={isHr(roles) || roles.includes('auditor') ? <Link to="/paper-templates">{p.title}</Link> : undefined}
    >
      <nav className="tabs" aria-label={t.documentTabs}>
        <Link to="/documents" aria-current={published ? undefined : 'page'}>
          {t.notices}
        </Link>
        <Link to="/documents?tab=published" aria-current={published ? 'page' : undefined}>
          {t.published}
        </Link>
      </nav>
      <TableBar columns={columns} view={view}>
        <AsWorkbook path="/v1/documents" query={filters} />
      </TableBar>
      <Paged of={list} only={(one) => one.forEverybody === published} empty={t.emptyDocuments}>
        {(items) => <DataTable label={t.documents} columns={columns} view={view} rows={items} idOf={({ id }) => id} />}
      </Paged>
      <BlankForms />
    </Page>
  );
}

function useColumns(): readonly Column<DocumentHead>[] {
  const t = useTexts({ zh, en });
  const { documentKinds } = useCatalogue();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'kind',
        title: t.kind,
        text: ({ kind }) => documentKinds[kind] ?? kind,
        cell: ({ id, kind }) => <Link to={`/documents/${encodeURIComponent(id)}`}>{documentKinds[kind] ?? kind}</Link>,
        filter: { choices: documentKinds },
      },
      { key: 'person', title: t.about, text: ({ personName }) => personName },
      {
        key: 'number',
        title: t.number,
        text: ({ number, edition }) => `${number}${edition > 1 ? ` · ${t.edition(edition)}` : ''}`,
      },
      { key: 'issued', title: t.issuedAt, text: ({ issuedAt }) => instant(issuedAt, language) },
      {
        key: 'signature',
        title: t.signature,
        text: ({ signature, withdrawnBy }) =>
          [withdrawnBy === null ? '' : t.withdrawn, signature === null ? '' : t.signatures[signature]].join(' ').trim(),
        cell: (one) => (
          <span className="row">
            {one.withdrawnBy === null ? null : <span className="chip warn">{t.withdrawn}</span>}
            <SignatureChip of={one} />
          </span>
        ),
      },
      { key: 'reason', title: t.signatureReason, text: ({ signatureReason }) => signatureReason ?? '', extra: true },
    ],
    [t, documentKinds, language],
  );
}
