import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Defense } from '../../api/defenses.js';
import { gradeOf } from '../../api/standards.js';
import { calibration as calibrationEn } from '../../i18n/en/cases/calibration.js';
import { defense as en } from '../../i18n/en/cases/defense.js';
import { standards as standardsEn } from '../../i18n/en/policy/standards.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { calibration as calibrationZh } from '../../i18n/zh/cases/calibration.js';
import { defense as zh } from '../../i18n/zh/cases/defense.js';
import { standards as standardsZh } from '../../i18n/zh/policy/standards.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { Descriptor } from './descriptor.js';
import { AsWorkbook } from '../as-workbook.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Colon } from '../colon.js';

interface Props {
  readonly of: Defense;
  readonly nameOf: (caseId: string) => string;
}

/** What a defense came to, once every sheet is in. */
export function DefenseResults({ of: session, nameOf }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const c = useTexts({ zh: calibrationZh, en: calibrationEn });
  return (
    <div className="stack tight">
      <div className="row">
        <span className="chip">
          {t.heldOn} {date(session.heldOn, language)} {session.time}
        </span>
        {session.room === null ? null : (
          <span className="chip">
            {t.room} {session.room}
          </span>
        )}
        <span className="chip">
          {t.passMark} {session.passMark}
        </span>
        {Object.keys(session.waived).map((group) => (
          <span className="chip warn" key={group}>
            {t.waived}
            <Colon />
            {w.groups[group as keyof typeof w.groups]}
          </span>
        ))}
        <Link className="no-print" to={`/defenses/${encodeURIComponent(session.id)}`}>
          {c.link}
        </Link>
        <AsWorkbook path="/v1/defenses/{sessionId}" places={{ sessionId: session.id }} />
      </div>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>{t.candidate}</th>
              <th className="number">{t.total}</th>
              <th>{t.outcome}</th>
              <th>{t.scorers}</th>
            </tr>
          </thead>
          <tbody>
            {session.results.map(({ caseId, outcome, shown }) => (
              <tr key={caseId}>
                <td>{nameOf(caseId)}</td>
                <td className="number">
                  <strong>{shown ?? '—'}</strong>
                </td>
                <td>
                  <span className={outcome === 'passed' ? 'chip good' : 'chip bad'}>{w.panelOutcomes[outcome]}</span>
                </td>
                <td className="muted">
                  {session.seats
                    .filter((seat) => seat.caseId === caseId && seat.scores !== null)
                    .map(
                      ({ groups, scores }) => `${groups.map((group) => w.groups[group]).join('、')} ${meanOf(scores)}`,
                    )
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <StandardsShown of={session} nameOf={nameOf} />
    </div>
  );
}

/** 14.1: the words by which the panel judged each candidate, kept with the session. */
function StandardsShown({ of: { aims, standards }, nameOf }: Props): ReactNode {
  const t = useTexts({ zh: standardsZh, en: standardsEn });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  return (
    <details className="case-fold">
      <summary>{t.shown}</summary>
      {Object.entries(aims).map(([caseId, level]) => {
        const grade = gradeOf(level);
        return (
          <section key={caseId}>
            <h3>
              {nameOf(caseId)} {level === null ? null : <span className="chip">{w.levels[level]}</span>}
            </h3>
            {grade === undefined ? (
              <p className="muted">{t.noAim}</p>
            ) : (
              <dl className="facts">
                {standards.items.map(({ ability, grades }) => (
                  <div key={ability} style={{ display: 'contents' }}>
                    <dt>{w.abilities[ability]}</dt>
                    <dd>
                      <Descriptor of={grades[grade]} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        );
      })}
    </details>
  );
}

function meanOf(scores: Readonly<Record<string, number>> | null): string {
  const all = Object.values(scores ?? {});
  return (all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length)).toFixed(2);
}
