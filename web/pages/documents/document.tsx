import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { fetchDocument, fetchDocumentPage, type DocumentHead } from '../../api/papers/documents.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { PaperLinks } from '../../components/paper-links.js';
import { Answered } from '../../components/states.js';
import { messages as en } from '../../i18n/en/service/messages.js';
import { messages as zh } from '../../i18n/zh/service/messages.js';
import { papers as papersEn } from '../../i18n/en/papers.js';
import { papers as papersZh } from '../../i18n/zh/papers.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useDocumentKind } from './document-kind.js';
import { Scans } from './scans.js';
import { SignatureChip } from './signature-chip.js';
import { Withdrawal } from './withdrawal.js';
import './document.css';

/** A document as it was issued, to read; what is printed is its PDF. */
export default function DocumentPage(): ReactNode {
  const { documentId = '' } = useParams();
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: papersZh, en: papersEn });
  const w = useTexts({ zh: taskZh, en: taskEn });
  const { roles } = useMe();
  const kindOf = useDocumentKind();
  const head = useQuery({ queryKey: ['document', documentId], queryFn: () => fetchDocument(documentId) });
  const page = useQuery({ queryKey: ['document', documentId, 'page'], queryFn: () => fetchDocumentPage(documentId) });
  return (
    <>
      <nav className="no-print crumbs">
        <Link to="/documents">← {t.documents}</Link>
      </nav>
      <Answered of={head}>
        {(found) => (
          <Page
            title={`${kindOf(found.kind)} · ${found.personName}`}
            beside={
              <>
                <SignatureChip of={found} />
                <Button
                  className="no-print"
                  href={`/v1/documents/${encodeURIComponent(found.id)}/pdf`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t.print}
                </Button>
                <PaperLinks
                  path={`/v1/documents/${encodeURIComponent(found.id)}`}
                  name={`${kindOf(found.kind)} ${found.number}`}
                  says="kind"
                />
                <a href={`/v1/documents/${encodeURIComponent(found.id)}`} target="_blank" rel="noreferrer">
                  {t.openAlone}
                </a>
              </>
            }
          >
            <Record of={found} />
            {found.coded === null || found.coded.length === 0 || !isHr(roles) ? null : (
              <p className="notice warn no-print">{p.coded(found.coded.join(w.listSeparator))}</p>
            )}
            <Scans of={found} />
            <Withdrawal of={found} />
            <p className="only-print">{t.printPdf(found.number)}</p>
            <Answered of={page}>
              {(html) => (
                <iframe
                  className="paper no-print"
                  title={t.content}
                  // No script runs in it: the frame may only be measured.
                  sandbox="allow-same-origin"
                  srcDoc={html}
                  onLoad={({ currentTarget }) => {
                    const height = currentTarget.contentDocument?.documentElement.scrollHeight ?? 0;
                    currentTarget.style.height = `${height + 24}px`;
                  }}
                />
              )}
            </Answered>
          </Page>
        )}
      </Answered>
    </>
  );
}

function Record({ of: found }: { readonly of: DocumentHead }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const link = (id: string): ReactNode => <Link to={`/documents/${encodeURIComponent(id)}`}>{id}</Link>;
  return (
    <section className="card no-print">
      {found.withdrawnBy === null ? null : <p className="notice warn">{t.withdrawn}</p>}
      <dl className="facts">
        <dt>{t.number}</dt>
        <dd>{found.number}</dd>
        <dt>{t.issuedAt}</dt>
        <dd>{instant(found.issuedAt, language)}</dd>
        <dt>{t.case}</dt>
        <dd>
          <Link to={`/cases/${encodeURIComponent(found.caseId)}`}>{found.caseId}</Link>
        </dd>
        {found.withdraws === null ? null : (
          <>
            <dt>{t.withdraws}</dt>
            <dd>{link(found.withdraws)}</dd>
          </>
        )}
        {found.withdrawnBy === null ? null : (
          <>
            <dt>{t.withdrawnBy}</dt>
            <dd>{link(found.withdrawnBy)}</dd>
          </>
        )}
        {found.signedAt === null ? null : (
          <>
            <dt>{t.signature}</dt>
            <dd>
              {instant(found.signedAt, language)} {found.signatureReason}
            </dd>
          </>
        )}
        {found.sha256 === null ? null : (
          <>
            <dt>{t.digest}</dt>
            <dd className="digest">{found.sha256}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
