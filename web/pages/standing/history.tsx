import type { ReactNode } from 'react';
import type { StandingDetail } from '../../api/standing.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, dayBefore } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

type Period = StandingDetail['levels'][number];

interface Props {
  readonly levels: readonly Period[];
  readonly positions: readonly Period[];
}

/** Levels and posts that somebody has had, the latest first, each with what it rests on. */
export function History({ levels, positions }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const shown = (title: string, periods: readonly Period[], names: Readonly<Record<string, string>>): ReactNode =>
    periods.length === 0 ? null : (
      <>
        <h3>{title}</h3>
        <Periods of={periods} names={names} />
      </>
    );
  return (
    <section className="card stack" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      {levels.length + positions.length === 0 ? <p className="muted">{t.noHistory}</p> : null}
      {shown(t.levels, levels, w.levels)}
      {shown(t.positions, positions, w.positions)}
    </section>
  );
}

function Periods({
  of: periods,
  names,
}: {
  readonly of: readonly Period[];
  readonly names: Readonly<Record<string, string>>;
}): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const latest = [...periods].sort((a, b) => b.from.localeCompare(a.from));
  return (
    <ol className="past">
      {latest.map(({ value, from, until, source }) => (
        <li key={from} className={until === null ? 'present' : ''}>
          <strong>{names[value] ?? value}</strong>
          <span className="muted">
            {until === null
              ? t.since(date(from, language))
              : t.span(date(from, language), date(dayBefore(until), language))}{' '}
            · {t.sources[source]}
          </span>
        </li>
      ))}
    </ol>
  );
}
