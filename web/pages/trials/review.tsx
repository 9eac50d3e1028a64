import type { ReactNode } from 'react';
import type { TrialDetail } from '../../api/trials.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { date } from '../../i18n/format.js';
import { papers as papersEn } from '../../i18n/en/papers.js';
import { papers as papersZh } from '../../i18n/zh/papers.js';
import { PaperLinks } from '../../components/paper-links.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { HeadsLeftOut } from '../../components/cases/heads-left-out.js';
import { Names } from '../../components/people/names.js';

type Review = NonNullable<TrialDetail['review']>;
type Group = keyof typeof zh.groups;
const GROUPS = Object.keys(zh.groups) as readonly Group[];

/** 9.5.6: how far the review is; who has answered stands here for HR alone, and single sheets nowhere. */
export function TrialReview({ of: { caseId, view, review, raters } }: { readonly of: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: papersZh, en: papersEn });
  return (
    <section className="card stack" aria-labelledby="review">
      <div className="row between">
        <h2 id="review">{t.review}</h2>
        {review === null ? null : <span className="chip">{t.reviewStages[review.stage]}</span>}
      </div>
      {view !== 'all' || review?.outcome == null || review.score === null ? null : (
        <PaperLinks path={`/v1/cases/${encodeURIComponent(caseId)}/review`} name={p.review} />
      )}
      {review === null ? <p className="muted">{t.noReview}</p> : <Standing of={review} />}
      {review?.hr == null ? <Named of={raters} /> : <Answers of={review.hr} />}
      <HeadsLeftOut of={raters} />
      {review === null || review.comments.length === 0 ? null : (
        <>
          <h3>{t.comments}</h3>
          <ul className="stack tight">
            {review.comments.map((comment, index) => (
              <li key={index}>{comment}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Standing({ of: review }: { readonly of: Review }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const waived = GROUPS.filter((group) => review.waived[group] !== undefined);
  return (
    <dl className="facts">
      <dt>{t.raters}</dt>
      <dd>{t.answered(review.answered, review.asked)}</dd>
      {review.launchedOn === null ? null : (
        <>
          <dt>{t.launchedOn}</dt>
          <dd>{date(review.launchedOn, language)}</dd>
        </>
      )}
      {review.dueOn === null ? null : (
        <>
          <dt>{t.dueOn}</dt>
          <dd>{date(review.dueOn, language)}</dd>
        </>
      )}
      {review.score === null || review.outcome === null ? null : (
        <>
          <dt>{t.score}</dt>
          <dd>
            {review.score}{' '}
            <span className={review.outcome === 'passed' ? 'chip good' : 'chip bad'}>{t.outcomes[review.outcome]}</span>
          </dd>
        </>
      )}
      {GROUPS.filter((group) => review.groups?.[group] !== undefined).map((group) => (
        <Pair key={group} label={t.groups[group]} value={review.groups?.[group]} />
      ))}
      {waived.map((group) => (
        <Pair
          key={group}
          label={t.groups[group]}
          value={`${t.waived}${language === 'zh' ? '：' : ': '}${review.waived[group] ?? ''}`}
        />
      ))}
      <dt>{t.seed}</dt>
      <dd>
        <code style={{ overflowWrap: 'anywhere' }}>{review.seed}</code>
      </dd>
    </dl>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: ReactNode }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Before the review: whom HR confirmed, or whom the records propose. */
function Named({ of: raters }: { readonly of: TrialDetail['raters'] }): ReactNode {
  const t = useTexts({ zh, en });
  if (raters === null) return null;
  return (
    <div>
      <h3>{t.raters}</h3>
      <p className="muted">{raters.confirmed ? t.confirmed : t.proposed}</p>
      <dl className="facts">
        <Pair label={t.groups.superiors} value={<Names of={raters.superiors} />} />
        <Pair label={t.groups.departmentHeads} value={<Names of={raters.departmentHeads} />} />
      </dl>
    </div>
  );
}

function Answers({ of: { raters } }: { readonly of: NonNullable<Review['hr']> }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <div className="table-scroll">
      <table className="table">
        <tbody>
          {raters.map(({ personId, name, group, withdrawn, answered }) => (
            <tr key={personId}>
              <td>
                {name} <span className="muted">{personId}</span>
              </td>
              <td>{t.groups[group]}</td>
              <td>
                <span className={answered ? 'chip good' : 'chip'}>
                  {withdrawn ? t.raterOut : answered ? t.raterDone : t.raterOpen}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
