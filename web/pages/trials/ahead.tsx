import type { ReactNode } from 'react';
import type { TrialDetail } from '../../api/trials.js';
import { DaysOff } from '../../components/due.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { isPaused } from './stage-chip.js';

/** I-51, I-53, I-54: what the service will do by itself, and on which day. */
export function Ahead({ of: trial }: { readonly of: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="ahead">
      <h2 id="ahead">{t.ahead}</h2>
      {trial.ahead.length === 0 ? (
        <p className="muted">{isPaused(trial) ? t.whilePaused : t.nothingAhead}</p>
      ) : (
        <ol className="stack tight">
          {trial.ahead.map(({ what, on }) => (
            <li key={what} className="row between">
              <span>
                <strong>{date(on, language, true)}</strong> {t.events[what]}
              </span>
              <DaysOff on={on} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
