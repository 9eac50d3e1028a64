import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { NomineeView } from '../../api/vacancies.js';
import { Findings } from '../../components/cases/findings.js';
import { vacancies as en } from '../../i18n/en/cases/vacancies.js';
import { vacancies as zh } from '../../i18n/zh/cases/vacancies.js';
import { papers as papersEn } from '../../i18n/en/papers.js';
import { papers as papersZh } from '../../i18n/zh/papers.js';
import { PaperLinks } from '../../components/paper-links.js';
import { useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

/** One who competes: rank, means against §9.4.1, findings of §9.2, and who gave what, as far as one may see it. */
export function Nominee({ of: one }: { readonly of: NomineeView }): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: papersZh, en: papersEn });
  const { nomineeStages } = useCatalogue();
  const { means, rank, eligibility, sheets } = one;
  return (
    <li className="card stack tight">
      <div className="row between">
        <h3>
          <Link to={`/cases/${encodeURIComponent(one.id)}`}>{one.personName}</Link>{' '}
          <span className="muted">{one.personId}</span>
        </h3>
        {rank === null ? null : (
          <span className="chip good">
            {t.rank} {rank}
          </span>
        )}
      </div>
      <dl className="facts">
        <dt>{t.stage}</dt>
        <dd>{nomineeStages[one.stage] ?? one.stage}</dd>
        <dt>{t.competency}</dt>
        <dd>{means?.competency ?? '—'}</dd>
        <dt>{t.peripheral}</dt>
        <dd>{means?.peripheral ?? '—'}</dd>
        <dt>{t.bars}</dt>
        <dd>
          {means === null ? (
            <span className="muted">{t.notScored}</span>
          ) : (
            <span className={means.passed ? 'chip good' : 'chip bad'}>{means.passed ? t.passed : t.notPassed}</span>
          )}
        </dd>
      </dl>
      {eligibility === null ? null : (
        <>
          <h4>{t.eligibility}</h4>
          <Findings findings={eligibility.answer.findings} />
        </>
      )}
      {sheets === null || sheets.length === 0 ? null : (
        <details>
          <summary>{t.sheets}</summary>
          <PaperLinks path={`/v1/cases/${encodeURIComponent(one.id)}/assessment-sheets`} name={p.assessments} />
          <ul className="stack tight">
            {sheets.map((sheet) => (
              <li key={`${sheet.form}-${sheet.round}-${sheet.raterId}`}>
                {sheet.form === 'competency' ? t.competency : t.peripheral} · {sheet.raterName} ·{' '}
                <strong>{t.total(sheet.total)}</strong>
                {sheet.comment === null ? null : <p className="muted">{sheet.comment}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
