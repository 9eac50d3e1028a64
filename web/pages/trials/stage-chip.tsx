import type { ReactNode } from 'react';
import type { Trial } from '../../api/trials.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

const COLOURS: Readonly<Partial<Record<Trial['stage'], string>>> = {
  running: 'good',
  passed: 'good',
  review: 'warn',
  'in-review': 'warn',
  'below-mark': 'bad',
  failed: 'bad',
  ended: 'bad',
};

export const isPaused = ({ pauses }: Pick<Trial, 'pauses'>): boolean => pauses.some(({ to }) => to === null);

/** Where a trial stands. */
export function StageChip({ of: one }: { readonly of: Pick<Trial, 'stage' | 'pauses'> }): ReactNode {
  const t = useTexts({ zh, en });
  const { trialStages } = useCatalogue();
  if (isPaused(one) && one.stage === 'running') return <span className="chip warn">{t.paused}</span>;
  return <span className={`chip ${COLOURS[one.stage] ?? ''}`}>{trialStages[one.stage]}</span>;
}
