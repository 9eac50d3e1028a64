import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { Unprintable } from '../../components/cases/unprintable.js';
import { Answered } from '../../components/states.js';
import { papers as en } from '../../i18n/en/papers.js';
import { papers as zh } from '../../i18n/zh/papers.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';

const AGAIN_MS = 5_000;

/** For HR: how far the papers of a cycle are typeset, and which characters stand or will stand in them as codes. */
export function PapersMade({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: taskZh, en: taskEn });
  const made = useQuery({
    queryKey: ['cycle', cycleId, 'papers'],
    queryFn: () => body(api.GET('/v1/cycles/{cycleId}/papers', { params: { path: { cycleId } } })),
    refetchInterval: ({ state }) => (state.data?.kept === state.data?.wanted ? false : AGAIN_MS),
  });
  return (
    <Answered of={made}>
      {({ wanted, kept, coded, unprintable }) => (
        <section className="stack tight">
          {wanted === 0 ? null : (
            <p className="row" role="status">
              <progress max={wanted} value={kept} aria-label={t.made(kept, wanted)} />
              <span>{t.made(kept, wanted)}</span>
            </p>
          )}
          <Unprintable of={unprintable} />
          {coded.length === 0 ? null : (
            <details>
              <summary>
                {t.codedTitle} <span className="chip warn">{coded.length}</span>
              </summary>
              <ul>
                {coded.map(({ documentId, personName, coded: codes }) => (
                  <li key={documentId}>
                    <Link to={`/documents/${encodeURIComponent(documentId)}`}>{documentId}</Link> {personName}{' '}
                    {codes.join(w.listSeparator)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
    </Answered>
  );
}
