import type { ReactNode } from 'react';
import type { PositionOutlook } from '../../api/standing.js';
import { Findings } from '../../components/cases/findings.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { OutlookChip } from './outlook-chip.js';

/** §9.2: the next post, and what a nomination today would find. */
export function PostAhead({ of: outlook }: { readonly of: PositionOutlook }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const say = useStored();
  const language = useLanguage();
  return (
    <section className="card stack" aria-labelledby="post-ahead">
      <div className="row between">
        <h2 id="post-ahead">{t.nextPost(w.positions[outlook.to])}</h2>
        <OutlookChip state={outlook.state} />
      </div>
      <p>
        <strong>{say(outlook.text)}</strong>
      </p>
      {outlook.earliestOn === null ? null : (
        <dl className="facts">
          <dt>{t.earliest}</dt>
          <dd>{date(outlook.earliestOn, language, true)}</dd>
        </dl>
      )}
      <Findings findings={outlook.findings} />
      <p className="muted">{t.vacancyNeeded}</p>
    </section>
  );
}
