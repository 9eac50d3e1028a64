import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchAddressed } from '../../api/talk.js';
import { Paged, usePages } from '../../components/paged.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { talk as en } from '../../i18n/en/talk.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';
import { RemarkLine } from '../task/remark-line.js';

/** Copies and comments that are addressed to one, the latest first, to be marked as read. */
export function Copied({ empty, againMs }: { readonly empty: string; readonly againMs: number }): ReactNode {
  const t = useTexts({ zh, en });
  const kinds: Readonly<Record<string, string>> = useTexts({ zh: casesZh, en: casesEn }).kinds;
  const list = usePages(['remarks', 'addressed'], (page) => fetchAddressed(page), { refetchInterval: againMs });
  return (
    <Paged of={list} empty={empty}>
      {(items) => (
        <ul className="stack">
          {items.map((one) => (
            <li key={one.no} className="card stack tight">
              <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>
                {t.about(one.subject.name, kinds[one.caseKind] ?? one.caseId)}
              </Link>
              <ul>
                <RemarkLine of={one} />
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}
