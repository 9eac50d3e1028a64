import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseDetail, LevelCaseDetail } from '../../api/cases.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, instant, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** Who it is about, from where to where, and since when. */
export function CaseSummary({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const ask = useTexts({ zh: taskZh, en: taskEn });
  const language = useLanguage();
  return (
    <section className="card">
      <dl className="facts">
        <dt>{ask.candidate}</dt>
        <dd>
          <Link to={`/people/${encodeURIComponent(one.personId)}`}>{one.personName}</Link>{' '}
          <span className="muted">
            {one.personId} · {one.departmentName}
          </span>
        </dd>
        {one.kind === 'level-promotion' ? <Levels of={one} /> : null}
        {one.effectiveFrom === null ? null : (
          <>
            <dt>{t.effective}</dt>
            <dd>{date(one.effectiveFrom, language)}</dd>
          </>
        )}
        {one.reason === null ? null : (
          <>
            <dt>{t.reason}</dt>
            <dd>{one.reason}</dd>
          </>
        )}
        <dt>{t.opened}</dt>
        <dd>{instant(one.openedAt, language)}</dd>
        {one.closedAt === null ? null : (
          <>
            <dt>{t.closed}</dt>
            <dd>{instant(one.closedAt, language)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Levels({ of: one }: { readonly of: LevelCaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const ask = useTexts({ zh: taskZh, en: taskEn });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const isFormer =
    one.finalLevel !== null &&
    one.finalLevel !== one.fromLevel &&
    one.effectiveFrom !== null &&
    one.effectiveFrom <= today();
  return (
    <>
      <dt>{isFormer ? t.levelBefore : ask.from}</dt>
      <dd>{one.fromLevel === null ? '—' : w.levels[one.fromLevel]}</dd>
      {one.targetLevel === null ? null : (
        <>
          <dt>{ask.to}</dt>
          <dd>
            <strong>{w.levels[one.targetLevel]}</strong>
          </dd>
        </>
      )}
      {one.route === null ? null : (
        <>
          <dt>{ask.route}</dt>
          <dd>
            {w.routes[one.route]} <span className="muted">{ask.steps(one.directSteps, one.panelSteps)}</span>
          </dd>
        </>
      )}
      {one.finalLevel === null ? null : (
        <>
          <dt>{t.finalLevel}</dt>
          <dd>
            <strong>{w.levels[one.finalLevel]}</strong>
          </dd>
        </>
      )}
    </>
  );
}
