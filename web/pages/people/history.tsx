import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema.js';
import { people as en } from '../../i18n/en/people/people.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

interface Props {
  readonly periods: readonly components['schemas']['HistoryPeriod'][];
  readonly nameOf: (value: string) => string;
}

/** What held from when until when, and by which case. */
export function History({ periods, nameOf }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  if (periods.length === 0) return <p className="muted">{t.none}</p>;
  return (
    <ol className="stack tight">
      {periods.map(({ value, from, until, source, caseId }) => (
        <li key={from}>
          <strong>{nameOf(value)}</strong>{' '}
          <span className="chip">
            {caseId === null ? (
              (t.sources[source] ?? source)
            ) : (
              <Link to={`/cases/${encodeURIComponent(caseId)}`}>{t.sources[source] ?? source}</Link>
            )}
          </span>
          <div className="muted">
            {date(from, language)} – {until === null ? t.present : date(until, language)}
          </div>
        </li>
      ))}
    </ol>
  );
}
