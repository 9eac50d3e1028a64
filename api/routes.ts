import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import type { SignAct } from '../domain/step/journal.js';
import type { ApiSettings } from '../domain/settings/configuration.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import type { PolicyEngine } from '../policy/engine.js';
import type { HolidayNames } from '../policy/data/calendar.js';
import type { PolicyLibrary } from '../policy/data/library.js';
import type { Importer } from '../imports/importer.js';
import type { Engine } from './http/engine.js';
import type { Route } from './http/route.js';
import { createAccountRoutes } from './routes/people/accounts.js';
import { createAlarmRoutes } from './routes/service/alarms.js';
import { createAnnouncementRoutes } from './routes/policy/announcements.js';
import { createAttachmentRoutes } from './routes/cases/attachments.js';
import { createAppealRoutes } from './routes/cases/appeals.js';
import { createCalendarRoutes } from './routes/policy/calendar.js';
import { createCaseRoutes } from './routes/cases/cases.js';
import { createLeaveRoutes } from './routes/people/leaves.js';
import { createCodecRoutes } from './routes/service/codec.js';
import type { KeyRing } from '../seal/key-ring.js';
import { createComplaintRoutes } from './routes/people/complaints.js';
import { createCycleBoardRoutes } from './routes/cases/cycle-board.js';
import { createCycleRoutes } from './routes/cases/cycles.js';
import { createDefenseRoutes } from './routes/cases/defenses.js';
import { createDepartmentRoutes } from './routes/people/departments.js';
import { createDocumentRoutes } from './routes/cases/documents.js';
import { createFigureRoutes } from './routes/policy/figures.js';
import { createConfirmationRoutes } from './routes/people/confirmations.js';
import { createMovementRoutes } from './routes/people/movements.js';
import { createGoLiveRoutes } from './routes/people/go-live.js';
import { createHireRoutes } from './routes/people/hires.js';
import { createTaskRoutes } from './routes/tasks/tasks.js';
import { createImportRoutes } from './routes/service/imports.js';
import { createMailRoutes } from './routes/service/mails.js';
import { createMessageRoutes } from './routes/people/messages.js';
import { createOwnWordsRoutes } from './routes/cases/own-words.js';
import { createOlderSetbackRoutes } from './routes/people/older-setbacks.js';
import { createPipelineRoutes } from './routes/policy/pipelines.js';
import { createPolicyRoutes } from './routes/policy/policy.js';
import { createPrivacyRoutes } from './routes/policy/privacy.js';
import { createPayRoutes } from './routes/people/pay.js';
import { createPeopleRoutes } from './routes/people/people.js';
import { createRegisterRoutes } from './routes/policy/register.js';
import { createRatingRoutes } from './routes/people/ratings.js';
import { createRebaseRoutes } from './routes/cases/rebases.js';
import { createRelativeRoutes } from './routes/people/relatives.js';
import { createPasswordResetRoutes } from './routes/people/password-resets.js';
import { createSampleLogInRoutes } from './routes/service/sample-log-ins.js';
import { createServiceRoutes } from './routes/service/service.js';
import { createSessionRoutes } from './routes/cases/sessions.js';
import { createSpecialPromotionRoutes } from './routes/cases/special-promotions.js';
import { createStandardsRoutes } from './routes/policy/standards.js';
import { createOidcRoutes } from './routes/service/oidc.js';
import { createReadLineRoutes } from './routes/service/read-lines.js';
import { createHeldDataRoutes } from './routes/people/held-data.js';
import { createStandingRoutes } from './routes/people/standings.js';
import { createTrialRoutes } from './routes/cases/trials.js';
import { createWhatIfRoutes } from './routes/policy/what-if.js';
import type { SampleLogIns } from './views/sample-log-ins.js';
import { createWaitingChangeRoutes } from './routes/service/waiting-changes.js';
import { createWithdrawalRoutes } from './routes/cases/withdrawals.js';
import { createVacancyRoutes } from './routes/cases/vacancies.js';
import type { WebSessions } from './http/web-session.js';

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
  /** Signs acts as they are taken (docs/decisions/0044). */
  readonly sign: SignAct;
  readonly keys: KeyRing;
}

/** Every route of the API; what is not in this list does not exist. */
export const createRoutes = (deps: RouteDeps): readonly Route[] => [
  ...createSessionRoutes(deps),
  ...createOidcRoutes(deps),
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
  ...createAttachmentRoutes(deps),
  ...createOwnWordsRoutes(deps),
  ...createDocumentRoutes(deps),
  ...createWithdrawalRoutes(deps),
  ...createMessageRoutes(deps),
  ...createMailRoutes(deps),
  ...createTrialRoutes(deps),
  ...createPeopleRoutes(deps),
  ...createDepartmentRoutes(deps),
  ...createRatingRoutes(deps),
  ...createOlderSetbackRoutes(deps),
  ...createGoLiveRoutes(deps),
  ...createComplaintRoutes(deps),
  ...createLeaveRoutes(deps),
  ...createStandingRoutes(deps),
  ...createHeldDataRoutes(deps),
  ...createReadLineRoutes(deps),
  ...createHireRoutes(deps),
  ...createConfirmationRoutes(deps),
  ...createMovementRoutes(deps),
  ...createRelativeRoutes(deps),
  ...createPayRoutes(deps),
  ...createFigureRoutes(deps),
  ...createImportRoutes(deps),
  ...createWaitingChangeRoutes(deps),
  ...createPolicyRoutes(deps),
  ...createRegisterRoutes(deps),
  ...createStandardsRoutes(deps),
  ...createAnnouncementRoutes(deps),
  ...createPrivacyRoutes(deps),
  ...createWhatIfRoutes(deps),
  ...createAccountRoutes(deps),
  ...createPasswordResetRoutes(deps),
  ...createServiceRoutes(deps),
  ...createCodecRoutes(deps),
  ...createAlarmRoutes(deps),
  ...createCalendarRoutes(deps),
];
