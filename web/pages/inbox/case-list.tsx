import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useStageNames } from '../../api/pipelines.js';
import { Paged, usePages } from '../../components/paged.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

interface Props {
  readonly relation: 'started' | 'below';
  readonly empty: string;
}

/** Cases that one has started, or of one’s people, as far as one is told where they stand. */
export function CaseList({ relation, empty }: Props): ReactNode {
  const open = relation === 'below' ? { open: 'true' } : {};
  const list = usePages(['cases', relation], (page) =>
    body(api.GET('/v1/cases', { params: { query: { relation, ...open, ...page } } })),
  );
  return (
    <Paged of={list} empty={empty}>
      {(items) => (
        <ul className="task-list">
          {items.map((one) => (
            <Line key={one.id} of={one} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly personName: string;
  readonly departmentName: string;
  readonly stage: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

function Line({ of: one }: { readonly of: Listed }): ReactNode {
  const t = useTexts({ zh, en });
  const kinds: Readonly<Record<string, string>> = useTexts({ zh: casesZh, en: casesEn }).kinds;
  const language = useLanguage();
  const stages = useStageNames(one.kind);
  const { stages: stageless } = useCatalogue();
  return (
    <li>
      <Link to={`/cases/${encodeURIComponent(one.id)}`} className="task-line">
        <span className="task-what">
          <strong>
            {one.personName} · {kinds[one.kind] ?? one.id}
          </strong>
          <span className="muted">
            {one.departmentName} · {t.since(instant(one.openedAt, language))}
          </span>
        </span>
        <span className="row">
          <span className="chip">{one.closedAt === null ? (stages[one.stage] ?? stageless['in-review']) : t.over}</span>
        </span>
      </Link>
    </li>
  );
}
