import type { ComponentType } from 'react';
import { lazily } from '../app/lazily.js';
import type { TaskFormProps } from './task-form.js';

interface FormChoice {
  readonly Form: ComponentType<TaskFormProps>;
  /** The form shows the people and their facts itself, across the page. */
  readonly wide: boolean;
}

const form = (load: () => Promise<{ readonly default: ComponentType<TaskFormProps> }>): ComponentType<TaskFormProps> =>
  lazily(load);

const GENERIC: FormChoice = { Form: form(() => import('./generic/generic-form.js')), wide: false };
const SHEET: FormChoice = { Form: form(() => import('./sheet/assessment-sheet.js')), wide: false };

/** Task kinds with a form made for them; all others are drawn from their schema. */
const DEDICATED: Readonly<Record<string, FormChoice>> = {
  'cycle.ruling': { Form: form(() => import('./ruling.js')), wide: true },
  'cycle.submission': { Form: form(() => import('./submission.js')), wide: true },
  'cycle.first-review': { Form: form(() => import('./first-review.js')), wide: true },
  'defense.sheets': { Form: form(() => import('./score-sheets.js')), wide: true },
  'defense.summary': { Form: form(() => import('./defense-summary.js')), wide: true },
  'cycle.gm-decision': { Form: form(() => import('./gm-decision.js')), wide: true },
  'candidate.report': { Form: form(() => import('./duty-report.js')), wide: false },
  'vacancy.competency-sheet': SHEET,
  'vacancy.peripheral-sheet': SHEET,
  'review.sheet': SHEET,
};

export const formFor = (kind: string): FormChoice => DEDICATED[kind] ?? GENERIC;
