import type { ReactNode } from 'react';
import { usePipeline } from '../../api/pipelines.js';
import type { CaseEvaluation, LevelTaskCase, TaskCase } from '../../api/tasks.js';
import { task as en } from '../../i18n/en/task.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { task as zh } from '../../i18n/zh/task.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { Clause } from '../clause.js';
import { Findings } from './findings.js';
import { halfYearBefore } from './rating-months.js';
import { RatingStrip } from './rating-strip.js';

/** One person's frozen facts and what the rules found. */
export function CaseFacts({ of: one }: { readonly of: TaskCase }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const level = one.kind === 'level-promotion' ? one : undefined;
  return (
    <div className="stack tight">
      <dl className="facts">
        <dt>{t.candidate}</dt>
        <dd>
          {one.personName}{' '}
          <span className="muted">
            {one.personId}
            {level === undefined ? '' : ` · ${w.positions[level.position]}`} · {one.departmentName}
          </span>
        </dd>
        {level === undefined ? null : <Ask of={level} />}
      </dl>
      {one.evaluation === null ? null : <EvaluationFacts evaluation={one.evaluation} />}
    </div>
  );
}

/** One of several, in a line: who, from where to where, and what the panel or the general manager came to. */
export function CaseInShort({ of: one }: { readonly of: TaskCase }): ReactNode {
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const say = useSay();
  const stage = usePipeline(one.kind)?.stages.find((each) => each.stage === one.stage);
  const level = one.kind === 'level-promotion' ? one : undefined;
  const to = level?.finalLevel ?? level?.targetLevel ?? null;
  return (
    <>
      <strong>{one.personName}</strong> <span className="muted">{one.personId}</span>{' '}
      {level === undefined || to === null ? null : (
        <>
          {level.fromLevel === null ? '—' : w.levels[level.fromLevel]} → {w.levels[to]}{' '}
        </>
      )}
      {level?.panelOutcome == null ? null : (
        <span className={level.panelOutcome === 'passed' ? 'chip good' : 'chip bad'}>
          {w.panelOutcomes[level.panelOutcome]} {level.panelTotal ?? ''}
        </span>
      )}{' '}
      {stage === undefined ? null : (
        <span className={stage.end === 'otherwise' ? 'chip bad' : 'chip'}>{say(stage.title)}</span>
      )}
    </>
  );
}

/** From which level to which, and how (§8.4). */
function Ask({ of: one }: { readonly of: LevelTaskCase }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  return (
    <>
      <dt>{t.from}</dt>
      <dd>{one.fromLevel === null ? '—' : w.levels[one.fromLevel]}</dd>
      {one.targetLevel === null ? null : (
        <>
          <dt>{t.to}</dt>
          <dd>
            <strong>{w.levels[one.targetLevel]}</strong>
          </dd>
        </>
      )}
      {one.route === null ? null : (
        <>
          <dt>{t.route}</dt>
          <dd>
            {w.routes[one.route]} <span className="muted">{t.steps(one.directSteps, one.panelSteps)}</span>
          </dd>
        </>
      )}
    </>
  );
}

interface EvaluationProps {
  readonly evaluation: CaseEvaluation;
  /** Left out where they stand elsewhere on the page. */
  readonly withFindings?: boolean;
}

/** The facts that an evaluation rested on, and its findings. */
export function EvaluationFacts({ evaluation, withFindings = true }: EvaluationProps): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const { request, answer } = evaluation;
  const ratings = 'ratings' in request ? request.ratings : [];
  const complaints = 'complaints' in request ? (request.complaints ?? []) : [];
  const notCounted = 'protectedMonths' in request ? (request.protectedMonths ?? []) : [];
  const since = request.kind === 'level-promotion' ? request.employee.levelSince : undefined;
  return (
    <>
      <dl className="facts">
        {since === undefined ? null : (
          <>
            <dt>{t.levelSince}</dt>
            <dd>{date(since, language)}</dd>
          </>
        )}
        {ratings.length === 0 ? null : (
          <>
            <dt>{t.ratings}</dt>
            <dd>
              <RatingStrip
                ratings={ratings}
                within={request.kind === 'level-promotion' ? halfYearBefore(request.cycle) : undefined}
              />
            </dd>
          </>
        )}
        {notCounted.length === 0 ? null : (
          <>
            <dt>{t.notCounted}</dt>
            <dd>
              {notCounted.map((one) => month(one, language)).join(language === 'zh' ? '、' : ', ')} <Clause id="I-09" />
            </dd>
          </>
        )}
        {complaints.length === 0 ? null : (
          <>
            <dt>{t.complaints}</dt>
            <dd>
              {complaints.map((one, index) => (
                <div key={index}>
                  {date(one.date, language)} · {w.causes[one.cause]} · {w.complaintStatuses[one.status]}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {withFindings ? (
        <>
          <h3>{t.findings}</h3>
          <Findings
            findings={answer.findings}
            granted={'panelSteps' in answer && answer.directSteps + answer.panelSteps > 0}
          />
        </>
      ) : null}
      <p className="muted">
        {t.policyVersion} {answer.policyVersion}
      </p>
    </>
  );
}
