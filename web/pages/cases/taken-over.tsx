import type { ReactNode } from 'react';
import type { CaseDetail } from '../../api/cases.js';
import { Clause } from '../../components/clause.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';

/** That a case is of the sample's past (docs/decisions/0079). */
export function SampleMark({ of: { sample } }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  return sample ? (
    <span className="chip warn" title={t.sampleHelp}>
      {t.sample}
    </span>
  ) : null;
}

/** How the case stood when the service came: on which paper, by whom it was entered, and what is not proven of it. */
export function TakenOverCard({ of: { takenOver } }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  if (takenOver === null) return null;
  const { since, paper, findings, enteredByName, confirmedByName } = takenOver;
  return (
    <section className="card stack tight" aria-labelledby="taken-over">
      <h2 id="taken-over">{t.card}</h2>
      <p>{t.cardLead(date(since, language), paper)}</p>
      <ul className="stack tight">
        {findings.map(({ clause, title, proven, on, by, says }) => (
          <li key={`${clause} ${title.en}`}>
            <Clause id={clause} /> {title[language]}{' '}
            <span className={proven ? 'chip good' : 'chip warn'}>{proven ? t.proven : t.notProven}</span>{' '}
            <span className="muted">
              {[on === null ? undefined : date(on, language), by, proven ? undefined : says[language]]
                .filter((part) => part !== undefined && part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{t.who(enteredByName, confirmedByName)}</p>
    </section>
  );
}
