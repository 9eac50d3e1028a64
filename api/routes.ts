import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import type { ApiSettings } from '../domain/configuration.js';
import type { WorkdayCalendar } from '../domain/workdays.js';
import type { PolicyEngine } from '../policy/engine.js';
import type { HolidayNames } from '../policy/calendar.js';
import type { PolicyLibrary } from '../policy/library.js';
import type { Importer } from '../imports/importer.js';
import type { Engine } from './engine.js';
import type { Route } from './route.js';
import { createAccountRoutes } from './routes/accounts.js';
import { createAlarmRoutes } from './routes/alarms.js';
import { createAppealRoutes } from './routes/appeals.js';
import { createCalendarRoutes } from './routes/calendar.js';
import { createCaseRoutes } from './routes/cases.js';
import { createComplaintRoutes } from './routes/complaints.js';
import { createCycleBoardRoutes } from './routes/cycle-board.js';
import { createCycleRoutes } from './routes/cycles.js';
import { createDefenseRoutes } from './routes/defenses.js';
import { createDepartmentRoutes } from './routes/departments.js';
import { createDocumentRoutes } from './routes/documents.js';
import { createFigureRoutes } from './routes/figures.js';
import { createConfirmationRoutes } from './routes/confirmations.js';
import { createMovementRoutes } from './routes/movements.js';
import { createHireRoutes } from './routes/hires.js';
import { createTaskRoutes } from './routes/tasks.js';
import { createImportRoutes } from './routes/imports.js';
import { createMailRoutes } from './routes/mails.js';
import { createMessageRoutes } from './routes/messages.js';
import { createPipelineRoutes } from './routes/pipelines.js';
import { createPolicyRoutes } from './routes/policy.js';
import { createPayRoutes } from './routes/pay.js';
import { createPeopleRoutes } from './routes/people.js';
import { createRegisterRoutes } from './routes/register.js';
import { createRatingRoutes } from './routes/ratings.js';
import { createRebaseRoutes } from './routes/rebases.js';
import { createRelativeRoutes } from './routes/relatives.js';
import { createSampleLogInRoutes } from './routes/sample-log-ins.js';
import { createServiceRoutes } from './routes/service.js';
import { createReportRoutes } from './routes/reports.js';
import { createSessionRoutes } from './routes/sessions.js';
import { createSpecialPromotionRoutes } from './routes/special-promotions.js';
import { createStandingRoutes } from './routes/standings.js';
import { createTrialRoutes } from './routes/trials.js';
import { createWhatIfRoutes } from './routes/what-if.js';
import type { SampleLogIns } from './sample-log-ins.js';
import { createWithdrawalRoutes } from './routes/withdrawals.js';
import { createVacancyRoutes } from './routes/vacancies.js';
import type { WebSessions } from './web-session.js';

export interface RouteDeps {
  readonly db: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly engine: Engine;
  readonly importer: Importer;
  readonly library: PolicyLibrary;
  readonly policy: PolicyEngine;
  readonly calendar: WorkdayCalendar;
  readonly holidayNames: HolidayNames;
  readonly settings: ApiSettings;
  readonly sampleLogIns: () => Promise<SampleLogIns>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Every route of the API; what is not in this list does not exist. */
export const createRoutes = (deps: RouteDeps): readonly Route[] => [
  ...createSessionRoutes(deps),
  ...createSampleLogInRoutes(deps),
  ...createTaskRoutes(deps),
  ...createCycleRoutes(deps),
  ...createCycleBoardRoutes(deps),
  ...createVacancyRoutes(deps),
  ...createCaseRoutes(deps),
  ...createPipelineRoutes(),
  ...createAppealRoutes(deps),
  ...createRebaseRoutes(deps),
  ...createSpecialPromotionRoutes(deps),
  ...createDefenseRoutes(deps),
  ...createReportRoutes(deps),
  ...createDocumentRoutes(deps),
  ...createWithdrawalRoutes(deps),
  ...createMessageRoutes(deps),
  ...createMailRoutes(deps),
  ...createTrialRoutes(deps),
  ...createPeopleRoutes(deps),
  ...createDepartmentRoutes(deps),
  ...createRatingRoutes(deps),
  ...createComplaintRoutes(deps),
  ...createStandingRoutes(deps),
  ...createHireRoutes(deps),
  ...createConfirmationRoutes(deps),
  ...createMovementRoutes(deps),
  ...createRelativeRoutes(deps),
  ...createPayRoutes(deps),
  ...createFigureRoutes(deps),
  ...createImportRoutes(deps),
  ...createPolicyRoutes(deps),
  ...createRegisterRoutes(deps),
  ...createWhatIfRoutes(deps),
  ...createAccountRoutes(deps),
  ...createServiceRoutes(deps),
  ...createAlarmRoutes(deps),
  ...createCalendarRoutes(deps),
];
