import type { ReactNode } from 'react';
import type { TrialDetail } from '../../api/trials.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { trials as trialsEn } from '../../i18n/en/cases/trials.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { trials as trialsZh } from '../../i18n/zh/cases/trials.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { RATER_GROUPS } from './manage-draft.js';

/** 9.5.6: how many of each group have answered and by when they are asked to; what they answered stands nowhere. */
export function ReviewSoFar({ of: { review } }: { readonly of: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const r = useTexts({ zh: trialsZh, en: trialsEn });
  const language = useLanguage();
  const asked = (review?.hr?.raters ?? []).filter(({ withdrawn }) => !withdrawn);
  if (review === null || asked.length === 0) return null;
  return (
    <div className="row" role="group" aria-label={t.review}>
      {RATER_GROUPS.map((group) => {
        const all = asked.filter((one) => one.group === group);
        const done = all.filter(({ answered }) => answered).length;
        const isWaived = review.waived[group] !== undefined;
        return (
          <span key={group} className={isWaived || (all.length > 0 && done === all.length) ? 'chip good' : 'chip warn'}>
            {r.groups[group]} {isWaived ? r.waived : t.answered(done, all.length)}
          </span>
        );
      })}
      {review.dueOn === null ? null : <span className="muted">{t.due(date(review.dueOn, language, true))}</span>}
    </div>
  );
}
