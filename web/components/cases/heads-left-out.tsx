import type { ReactNode } from 'react';
import type { TrialDetail } from '../../api/trials.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { useTexts } from '../../i18n/language.js';
import { Colon } from '../colon.js';

/** I-55: heads of departments whom HR did not ask, with the reason. */
export function HeadsLeftOut({ of: raters }: { readonly of: TrialDetail['raters'] }): ReactNode {
  const t = useTexts({ zh, en });
  if (raters === null || raters.leftOut.length === 0) return null;
  return (
    <div className="notice warn">
      <h3>{t.headsLeftOut}</h3>
      <ul>
        {raters.leftOut.map(({ personId, reason }) => (
          <li key={personId}>
            {personId}
            <Colon />
            {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
