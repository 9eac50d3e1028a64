import type { ReactNode } from 'react';
import type { RuleOutlook } from '../../api/standing.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { useTexts } from '../../i18n/language.js';

const COLOURS = { met: 'good', reachable: '', 'needs-ruling': 'warn', 'out-of-reach': 'bad' } as const;

/** How a rule stands, in a word. */
export function OutlookChip({ state }: { readonly state: RuleOutlook['state'] }): ReactNode {
  const t = useTexts({ zh, en });
  return <span className={`chip ${COLOURS[state]}`}>{t.states[state]}</span>;
}
