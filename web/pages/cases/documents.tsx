import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { instant } from '../../i18n/format.js';
import { papers as papersEn } from '../../i18n/en/papers.js';
import { papers as papersZh } from '../../i18n/zh/papers.js';
import { PaperLinks } from '../../components/paper-links.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useDocumentKind } from '../documents/document-kind.js';

/** Notices and files of the case, each opened as it was issued. */
export function Documents({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: papersZh, en: papersEn });
  const language = useLanguage();
  const nameOf = useDocumentKind();
  const documents = useQuery({
    queryKey: ['documents', caseId],
    queryFn: () => body(api.GET('/v1/documents', { params: { query: { case: caseId, limit: 50 } } })),
  });
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents">{t.documents}</h2>
      {documents.data?.items.some(({ kind }) => kind === 'case-file') === true ? (
        <p>
          <a
            className="no-print"
            href={`/v1/cases/${encodeURIComponent(caseId)}/file/pdf`}
            target="_blank"
            rel="noreferrer"
          >
            {p.volume}
          </a>
        </p>
      ) : null}
      <Answered of={documents}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t.noDocuments}</p>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <li key={one.id}>
                  <a href={`/v1/documents/${encodeURIComponent(one.id)}`} target="_blank" rel="noreferrer">
                    {nameOf(one.kind)} {one.number}
                  </a>{' '}
                  <PaperLinks
                    path={`/v1/documents/${encodeURIComponent(one.id)}`}
                    name={`${nameOf(one.kind)} ${one.number}`}
                    says="kind"
                  />{' '}
                  {one.signature === null ? null : (
                    <span className={one.signature === 'signed' ? 'chip good' : 'chip bad'}>{t[one.signature]}</span>
                  )}
                  <div className="muted">{instant(one.issuedAt, language)}</div>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
