import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LevelTaskCase } from '../../api/tasks.js';
import { EvaluationFacts } from '../../components/cases/case-facts.js';
import { Clause } from '../../components/clause.js';
import { PapersFold } from '../../components/cases/papers.js';
import { batch as batchEn } from '../../i18n/en/cases/batch.js';
import { batch as batchZh } from '../../i18n/zh/cases/batch.js';
import { task as en } from '../../i18n/en/task.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { task as zh } from '../../i18n/zh/task.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { rulesOf } from './rules.js';
import './batch.css';

interface Props {
  readonly of: LevelTaskCase;
  /** What is wrong with this person's entry. */
  readonly fault?: string | undefined;
  /** The box by which this person is chosen among several. */
  readonly choice?: ReactNode;
  /** More of what is known, such as the effect on pay. */
  readonly chips?: ReactNode;
  /** The decision. */
  readonly children: ReactNode;
}

/** One person of a batch: who, from where to where, by which rule, what to look at, and the decision beside it. */
export function CaseRow({ of: one, fault, choice, chips, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const b = useTexts({ zh: batchZh, en: batchEn });
  const panel = one.panelOutcome;
  return (
    <li>
      <div>
        <div className="case-name">
          {choice}
          <strong>{one.personName}</strong>
          <Link to={`/cases/${encodeURIComponent(one.id)}`} className="muted">
            {one.personId}
          </Link>
          <span className="muted">{w.positions[one.position]}</span>
        </div>
        <p className="move">
          {one.fromLevel === null ? '—' : w.levels[one.fromLevel]}
          {one.targetLevel === null ? null : (
            <>
              {' → '}
              <b>{w.levels[one.targetLevel]}</b>
            </>
          )}
        </p>
        <div className="case-chips">
          {one.outcome === 'eligible' ? null : <span className="chip warn">{w.outcomes[one.outcome]}</span>}
          <span className="chip">{t.steps(one.directSteps, one.panelSteps)}</span>
          {rulesOf(one).map((clause) => (
            <Clause key={clause} id={clause} />
          ))}
          {panel === null ? null : (
            <span className={panel === 'passed' ? 'chip good' : 'chip bad'}>
              {w.panelOutcomes[panel]} {one.panelTotal ?? ''}
            </span>
          )}
          {chips}
          {one.wishes === true ? <span className="chip good">{t.flags.wishes}</span> : null}
          {one.special ? <span className="chip warn">{t.flags.special}</span> : null}
          {one.hold ? <span className="chip bad">{t.flags.hold}</span> : null}
          {one.acknowledge ? <span className="chip warn">{t.flags.acknowledge}</span> : null}
          {one.round !== null && one.round > 1 ? <span className="chip warn">{t.flags.round(one.round)}</span> : null}
        </div>
      </div>
      <div className="decide">
        {children}
        {fault === undefined ? null : (
          <p className="fault" role="alert" style={{ color: 'var(--bad)' }}>
            {fault}
          </p>
        )}
      </div>
      {one.hasPapers === true ? <PapersFold caseId={one.id} /> : null}
      {one.evaluation === null ? null : (
        <details>
          <summary>
            {t.facts} <span className="visually-hidden">{b.factsOf(one.personName, one.personId)}</span>
          </summary>
          <div className="stack tight">
            <EvaluationFacts evaluation={one.evaluation} />
          </div>
        </details>
      )}
    </li>
  );
}
