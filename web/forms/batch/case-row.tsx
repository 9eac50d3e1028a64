import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { LevelTaskCase } from '../../api/tasks.js';
import { EvaluationFacts } from '../../components/cases/case-facts.js';
import { halfYearBefore } from '../../components/cases/rating-months.js';
import { Grades } from '../../components/cases/grades.js';
import { PapersFold } from '../../components/cases/papers.js';
import { Clause } from '../../components/clause.js';
import { batch as batchEn } from '../../i18n/en/cases/batch.js';
import { batch as batchZh } from '../../i18n/zh/cases/batch.js';
import { task as en } from '../../i18n/en/task.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { task as zh } from '../../i18n/zh/task.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { doubtsOf } from './doubts.js';
import { rulesOf } from './rules.js';
import './batch.css';

interface Props {
  readonly of: LevelTaskCase;
  /** What is wrong with this person's entry. */
  readonly fault?: string | undefined;
  /** The box by which this person is chosen among several. */
  readonly choice?: ReactNode;
  /** What the promotion changes in pay, where it is shown. */
  readonly pay?: ReactNode;
  /** Why it is decided so, below the row, where that is asked. */
  readonly why?: ReactNode;
  /** The decision. */
  readonly children: ReactNode;
}

/** One person of a batch in two lines: who, from where to where and by which rule, ratings and what to look at, pay, the decision. */
export function CaseRow({ of: one, fault, choice, pay, why, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const b = useTexts({ zh: batchZh, en: batchEn });
  const [open, setOpen] = useState(false);
  const { evaluation, personName, personId } = one;
  return (
    <li
      data-case={one.id}
      tabIndex={-1}
      onKeyDown={(event) => {
        const { target, currentTarget, key } = event;
        // Enter opens the row; whoever has written a reason is back at the row with Escape.
        if (key === 'Enter' && target === currentTarget && evaluation !== null) {
          event.preventDefault();
          setOpen(!open);
        }
        if (key === 'Escape' && target instanceof HTMLTextAreaElement) currentTarget.focus();
      }}
    >
      <Who of={one} choice={choice} />
      <Move of={one} />
      <Looks of={one} />
      <div className="pay">
        {pay}
        {evaluation === null ? null : (
          <button
            type="button"
            className="unfolds"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {t.facts} <span className="visually-hidden">{b.factsOf(personName, personId)}</span>
          </button>
        )}
      </div>
      <div className="decide">
        {children}
        {fault === undefined ? null : (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      {why === undefined || why === null ? null : <div className="why">{why}</div>}
      {one.hasPapers === true ? <PapersFold caseId={one.id} /> : null}
      {evaluation === null || !open ? null : (
        <div className="unfolded stack tight">
          <EvaluationFacts evaluation={evaluation} />
        </div>
      )}
    </li>
  );
}

function Who({ of: one, choice }: { readonly of: LevelTaskCase; readonly choice: ReactNode }): ReactNode {
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  return (
    <div className="case-name">
      <span>
        {choice} <strong>{one.personName}</strong>
      </span>
      <span className="muted">
        <Link to={`/cases/${encodeURIComponent(one.id)}`}>{one.personId}</Link> {w.positions[one.position]}
      </span>
    </div>
  );
}

function Move({ of: one }: { readonly of: LevelTaskCase }): ReactNode {
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  return (
    <div className="move">
      <span>{one.fromLevel === null ? '—' : w.levels[one.fromLevel]}</span>
      {one.targetLevel === null ? null : (
        <span>
          → <b>{w.levels[one.targetLevel]}</b>
        </span>
      )}
    </div>
  );
}

/** Ratings; by which rule, and what asks to be looked at. */
function Looks({ of: one }: { readonly of: LevelTaskCase }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const panel = one.panelOutcome;
  const request = one.evaluation?.request;
  const ratings = request !== undefined && 'ratings' in request ? request.ratings : [];
  return (
    <div className="looks">
      <Grades
        ratings={ratings}
        within={request?.kind === 'level-promotion' ? halfYearBefore(request.cycle) : undefined}
      />
      <span className="muted">{t.steps(one.directSteps, one.panelSteps)}</span>
      {rulesOf(one).map((clause) => (
        <Clause key={clause} id={clause} />
      ))}
      {one.outcome === 'eligible' ? null : <span className="chip warn">{w.outcomes[one.outcome]}</span>}
      {panel === null ? null : (
        <span className={panel === 'passed' ? 'chip good' : 'chip bad'}>
          {w.panelOutcomes[panel]} {one.panelTotal ?? ''}
        </span>
      )}
      {one.wishes === true ? <span className="chip good">{t.flags.wishes}</span> : null}
      {doubtsOf(one).map(({ what, clause, weighs }) => (
        <span key={what}>
          <span className={what === 'hold' ? 'chip bad' : weighs ? 'chip warn' : 'chip'}>
            {what === 'round' ? t.flags.round(one.round ?? 0) : t.flags[what]}
          </span>{' '}
          <Clause id={clause} />
        </span>
      ))}
    </div>
  );
}
