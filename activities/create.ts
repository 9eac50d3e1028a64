import type { PipelineActivities } from '../domain/activities.js';
import { createTrialActivities } from './create-trial.js';
import type { AppointmentActivities } from '../domain/activities-appointment.js';
import { createAdmitSpecial } from './admit-special.js';
import { createAppointmentActivities } from './appointment.js';
import { createCheckSubstitute, createComposePanel } from './compose-panel.js';
import { createVacancyActivities } from './create-vacancy.js';
import type { ActivityDependencies } from './dependencies.js';
import { createEvaluateCycle } from './evaluate-cycle.js';
import { createEvaluateSession } from './evaluate-session.js';
import { createCycleDue, createOpenCycle } from './open-cycle.js';
import { createOpenRebase } from './open-rebase.js';
import { createOpenSpecial } from './open-special.js';
import { createProjectStep } from './project-step.js';
import { createPeopleActivities } from './people-activities.js';
import { createFindMovedFacts, createListCandidates, createReevaluate } from './reevaluate.js';
import { createAppealActivities } from './appeals.js';
import { createSetbackActivities } from './setbacks.js';
import { keepReadings } from './keep-readings.js';
import { createTakeTurn } from './take-turn.js';
import { createStartPersons } from './start-persons.js';
import { createWatchRecords } from './watch.js';

/** Everything the pipelines ask of the outside world, put together once by the worker. */
export const createActivities = (dependencies: ActivityDependencies): PipelineActivities & AppointmentActivities => ({
  ...keepReadings(createReadings(dependencies), dependencies.db),
  projectStep: createProjectStep(dependencies),
  takeTurn: createTakeTurn(dependencies),
});

const createReadings = (
  dependencies: ActivityDependencies,
): Omit<PipelineActivities & AppointmentActivities, 'projectStep' | 'takeTurn'> => ({
  ...createAppointmentActivities(dependencies),
  openCycle: createOpenCycle(dependencies),
  openSpecial: createOpenSpecial(dependencies),
  openRebase: createOpenRebase(dependencies),
  evaluateCycle: createEvaluateCycle(dependencies),
  listCandidates: createListCandidates(dependencies),
  reevaluate: createReevaluate(dependencies),
  findMovedFacts: createFindMovedFacts(dependencies),
  admitSpecial: createAdmitSpecial(dependencies),
  composePanel: createComposePanel(dependencies),
  checkSubstitute: createCheckSubstitute(dependencies),
  evaluateSession: createEvaluateSession(dependencies),
  startPersons: createStartPersons(dependencies),
  cycleDue: createCycleDue(dependencies),
  ...createTrialActivities(dependencies),
  watchRecords: createWatchRecords(dependencies),
  ...createVacancyActivities(dependencies),
  ...createSetbackActivities(dependencies),
  ...createPeopleActivities(dependencies),
  ...createAppealActivities(dependencies),
});
