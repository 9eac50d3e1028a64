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
const PANEL: FormChoice = { Form: form(() => import('./panel/appoint-panel.js')), wide: false };
const RECEIPT: FormChoice = { Form: form(() => import('./by-hand/receipt.js')), wide: false };
const VERDICT: FormChoice = { Form: form(() => import('./posts/verdict.js')), wide: false };
const SHEET: FormChoice = { Form: form(() => import('./sheet/assessment-sheet.js')), wide: false };

/** Task kinds with a form made for them; all others are drawn from their schema. */
const DEDICATED: Readonly<Record<string, FormChoice>> = {
  'cycle.ruling': { Form: form(() => import('./cycle/ruling.js')), wide: true },
  'cycle.submission': { Form: form(() => import('./cycle/submission.js')), wide: true },
  'cycle.first-review': { Form: form(() => import('./cycle/first-review.js')), wide: true },
  'defense.sheets': { Form: form(() => import('./panel/score-sheets.js')), wide: true },
  'defense.summary': { Form: form(() => import('./panel/defense-summary.js')), wide: true },
  'cycle.gm-decision': { Form: form(() => import('./cycle/gm-decision.js')), wide: true },
  'candidate.report': { Form: form(() => import('./by-hand/duty-report.js')), wide: false },
  'cycle.appoint-panel': PANEL,
  'candidate.appoint-panel': PANEL,
  'level.interview': { Form: form(() => import('./by-hand/interview.js')), wide: false },
  'level.interview-confirmation': { Form: form(() => import('./by-hand/interview-confirmation.js')), wide: false },
  'level.notice': RECEIPT,
  'setback.acknowledgement': RECEIPT,
  'transfer.acknowledgement': { Form: form(() => import('./by-hand/acknowledgement.js')), wide: false },
  'vacancy.nomination': { Form: form(() => import('./by-hand/nomination.js')), wide: false },
  'vacancy.verification': { Form: form(() => import('./posts/verification.js')), wide: false },
  'vacancy.qualification': { Form: form(() => import('./posts/qualification.js')), wide: false },
  'trial.letter': { Form: form(() => import('./posts/trial-letter.js')), wide: false },
  'trial.manage': { Form: form(() => import('./posts/trial-manage.js')), wide: false },
  'trial.below-mark': { Form: form(() => import('./posts/below-mark.js')), wide: false },
  'trial.extension': VERDICT,
  'trial.end': VERDICT,
  'review.raters': { Form: form(() => import('./by-hand/raters.js')), wide: false },
  'vacancy.competency-sheet': SHEET,
  'vacancy.peripheral-sheet': SHEET,
  'review.sheet': SHEET,
};

export const formFor = (kind: string): FormChoice => DEDICATED[kind] ?? GENERIC;
