import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { people as en } from '../../i18n/en/people/people.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { date, dayOf } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useDocumentKind } from '../documents/document-kind.js';

const fetchDocumentsOf = (person: string) =>
  all((cursor) =>
    api.GET('/v1/documents', {
      params: { query: { person, limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

/** What was issued to somebody, the latest first (§15). */
export function DocumentsOf({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const c = useTexts({ zh: casesZh, en: casesEn });
  const language = useLanguage();
  const nameOf = useDocumentKind();
  const documents = useQuery({ queryKey: ['documents', 'of', personId], queryFn: () => fetchDocumentsOf(personId) });
  return (
    <section className="card" aria-labelledby="documents-of">
      <h2 id="documents-of">{t.documents}</h2>
      <Answered of={documents}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">{t.none}</p>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={`/documents/${encodeURIComponent(one.id)}`}>
                    {nameOf(one.kind)} {one.number}
                  </Link>{' '}
                  {one.signature === null ? null : (
                    <span className={one.signature === 'signed' ? 'chip good' : 'chip bad'}>{c[one.signature]}</span>
                  )}
                  <div className="muted">{date(dayOf(one.issuedAt), language)}</div>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
