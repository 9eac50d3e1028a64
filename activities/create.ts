import type { PipelineActivities } from '../domain/pipelines/activities.js';
import { createTrialActivities } from './trial/create-trial.js';
import { createAdmitSpecial } from './level-promotion/admit-special.js';
import { createAppointmentActivities } from './appointment/appointment.js';
import { createFindMissingRates } from './find-missing-rates.js';
import { createCheckSubstitute } from './defense/check-substitute.js';
import { createComposePanel } from './defense/compose-panel.js';
import { createVacancyActivities } from './position-promotion/create-vacancy.js';
import type { ActivityDependencies } from './dependencies.js';
import { createEvaluateCycle } from './level-promotion/evaluate-cycle.js';
import { createEvaluateSession } from './defense/evaluate-session.js';
import { createFindLeavers } from './level-promotion/find-leavers.js';
import { createListMovedCases } from './level-promotion/moved-cases.js';
import { createListUnpaidLevels } from './level-promotion/unpaid-levels.js';
import { createCycleDue, createOpenCycle } from './level-promotion/open-cycle.js';
import { createOpenRebase } from './rebase/open.js';
import { createOpenSpecial } from './level-promotion/open-special.js';
import { createProjectStep } from './projection/project-step.js';
import { createPeopleActivities } from './people-activities.js';
import { createFindMovedFacts, createListCandidates, createReevaluate } from './level-promotion/reevaluate.js';
import { createAppealActivities } from './appeal/appeals.js';
import { createSetbackActivities } from './setback/setbacks.js';
import { keepReadings } from './projection/keep-readings.js';
import { createTakeTurn } from './projection/take-turn.js';
import { createReportUnheard } from './projection/unheard.js';
import { createComposeClosings, createStartClosings } from './level-promotion/start-closings.js';
import { createListMovedRelations } from './service/moved-relations.js';
import { createWatchRecords } from './service/watch.js';

/** Everything the pipelines ask of the outside world, put together once by the worker. */
export const createActivities = (dependencies: ActivityDependencies): PipelineActivities => ({
  ...keepReadings(createReadings(dependencies), dependencies.db),
  projectStep: createProjectStep(dependencies),
  takeTurn: createTakeTurn(dependencies),
  reportUnheard: createReportUnheard(dependencies),
});

const createReadings = (
  dependencies: ActivityDependencies,
): Omit<PipelineActivities, 'projectStep' | 'takeTurn' | 'reportUnheard'> => ({
  ...createAppointmentActivities(dependencies),
  openCycle: createOpenCycle(dependencies),
  openSpecial: createOpenSpecial(dependencies),
  openRebase: createOpenRebase(dependencies),
  evaluateCycle: createEvaluateCycle(dependencies),
  listCandidates: createListCandidates(dependencies),
  reevaluate: createReevaluate(dependencies),
  findMovedFacts: createFindMovedFacts(dependencies),
  findLeavers: createFindLeavers(dependencies),
  listMovedCases: createListMovedCases(dependencies),
  listUnpaidLevels: createListUnpaidLevels(dependencies),
  findMissingRates: createFindMissingRates(dependencies),
  admitSpecial: createAdmitSpecial(dependencies),
  composePanel: createComposePanel(dependencies),
  checkSubstitute: createCheckSubstitute(dependencies),
  evaluateSession: createEvaluateSession(dependencies),
  composeClosings: createComposeClosings(dependencies),
  startClosings: createStartClosings(dependencies),
  cycleDue: createCycleDue(dependencies),
  ...createTrialActivities(dependencies),
  watchRecords: createWatchRecords(dependencies),
  listMovedRelations: createListMovedRelations(dependencies),
  ...createVacancyActivities(dependencies),
  ...createSetbackActivities(dependencies),
  ...createPeopleActivities(dependencies),
  ...createAppealActivities(dependencies),
});
