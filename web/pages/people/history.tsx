import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema.js';
import { people as en } from '../../i18n/en/people/people.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { date, dayBefore } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

interface HistoryLine {
  /** Level, or post. */
  readonly what: string;
  readonly name: string;
  readonly period: components['schemas']['HistoryPeriod'];
}

/** What held from when until when, levels and posts together, the latest first, and by which case. */
export function History({ lines }: { readonly lines: readonly HistoryLine[] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  if (lines.length === 0) return <p className="muted">{t.none}</p>;
  const ordered = lines.toSorted((a, b) => (a.period.from < b.period.from ? 1 : -1));
  return (
    <ol className="history">
      {ordered.map(({ what, name, period: { from, until, source, caseId } }) => (
        <li key={`${what} ${from}`}>
          <span className="muted">
            {date(from, language)} – {until === null ? t.present : date(dayBefore(until), language)}
          </span>
          <span>
            <span className="muted">{what}</span> <strong>{name}</strong>{' '}
            <span className="chip">
              {caseId === null ? (
                (t.sources[source] ?? source)
              ) : (
                <Link to={`/cases/${encodeURIComponent(caseId)}`}>{t.sources[source] ?? source}</Link>
              )}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
