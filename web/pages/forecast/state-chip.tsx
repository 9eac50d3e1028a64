import type { ReactNode } from 'react';
import type { ForecastState } from '../../api/forecast.js';
import { forecast as en } from '../../i18n/en/cases/forecast.js';
import { forecast as zh } from '../../i18n/zh/cases/forecast.js';
import { useTexts } from '../../i18n/language.js';

const COLOURS = {
  eligible: 'good',
  'on-hold': 'warn',
  'needs-ruling': 'warn',
  'within-reach': '',
  not: 'bad',
} as const;

/** How a cycle to come looks for somebody, in a word. */
export function StateChip({ state }: { readonly state: ForecastState }): ReactNode {
  const t = useTexts({ zh, en });
  return <span className={`chip ${COLOURS[state]}`}>{t.states[state]}</span>;
}
