import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LastCycle } from '../../api/standing.js';
import { Cited } from '../../components/cited.js';
import { Findings } from '../../components/cases/findings.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

/** What the last cycle found and decided, with the §; a result that was not handed back is not told (8.5.6). */
export function LastTime({ of: last }: { readonly of: LastCycle | null }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const say = useStored();
  const language = useLanguage();
  // One of several ways was enough: what another asks for and did not find decided nothing.
  const granted = last?.outcome === 'eligible';
  const stages: Readonly<Record<string, string>> = useCatalogue().stages;
  const cycle = /\d{4}-\d{2}/.exec(last?.cycleId ?? '')?.[0];
  return (
    <section className="card stack" aria-labelledby="last-time">
      <h2 id="last-time">{t.last}</h2>
      {last === null ? (
        <p className="muted">{t.noLast}</p>
      ) : (
        <>
          <dl className="facts">
            <dt>{t.stage}</dt>
            <dd>
              {stages[last.stage] ?? last.stage}{' '}
              <span className="muted">{cycle === undefined ? null : month(cycle, language)}</span>
            </dd>
            <dt>{t.result}</dt>
            <dd>{w.outcomes[last.outcome]}</dd>
            {last.finalLevel === null ? null : (
              <>
                <dt>{t.finalLevel}</dt>
                <dd>
                  <strong>{w.levels[last.finalLevel]}</strong>
                </dd>
              </>
            )}
            {last.effectiveFrom === null ? null : (
              <>
                <dt>{t.effectiveFrom}</dt>
                <dd>{date(last.effectiveFrom, language)}</dd>
              </>
            )}
          </dl>
          {last.released ? null : <p className="notice">{t.notReleased}</p>}
          <Findings findings={last.findings} granted={granted} />
          {last.explanation.length === 0 ? null : (
            <details>
              <summary>{t.why}</summary>
              <ul className="because">
                {last.explanation.map(({ clause, met, text }, index) => (
                  <li key={index}>
                    <span className={met === false ? (granted ? 'mark' : 'mark bad') : 'mark good'} aria-hidden="true">
                      {met === false ? (granted ? '–' : '✗') : met === null ? '·' : '✓'}
                    </span>
                    <span>
                      {say(text)}{' '}
                      <span className="muted">
                        <Cited id={clause} />
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p>
            <Link to={`/cases/${encodeURIComponent(last.caseId)}`}>{t.openCase}</Link>
          </p>
        </>
      )}
    </section>
  );
}
