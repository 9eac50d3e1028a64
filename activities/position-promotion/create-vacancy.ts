import type { VacancyActivities } from '../../domain/pipelines/position-promotion/activities.js';
import { createAdmitNomination } from './admit-nomination.js';
import { createAssessNominee } from './assess-nominee.js';
import { createCheckSheetRaters } from './check-sheet-raters.js';
import type { ActivityDependencies } from '../dependencies.js';
import { createOpenVacancy } from './open-vacancy.js';
import { createNomineeFactsMoved, createReevaluateNominee } from './reevaluate-nominee.js';

/** What a vacancy's workflow asks of the outside world. */
export const createVacancyActivities = (dependencies: ActivityDependencies): VacancyActivities => ({
  openVacancy: createOpenVacancy(dependencies),
  admitNomination: createAdmitNomination(dependencies),
  reevaluateNominee: createReevaluateNominee(dependencies),
  nomineeFactsMoved: createNomineeFactsMoved(dependencies),
  checkSheetRaters: createCheckSheetRaters(dependencies),
  assessNominee: createAssessNominee(dependencies),
});
