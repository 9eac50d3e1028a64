import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import type { SignAct } from '../domain/step/journal.js';
import type { ApiSettings } from '../domain/settings/configuration.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import type { PolicyEngine } from '../policy/engine.js';
import type { HolidayNames } from '../policy/data/calendar.js';
import type { LiveLibrary } from '../policy/data/live-library.js';
import type { Importer } from '../imports/importer.js';
import type { Engine } from './engine/engine.js';
import type { Route } from './http/route.js';
import { createAccountLockRoutes } from './routes/accounts/account-locks.js';
import { createAccountsOfPeopleRoutes } from './routes/accounts/accounts-of-people.js';
import { createAccountRoutes } from './routes/accounts/accounts.js';
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
import { createDeliveryRoutes } from './routes/service/deliveries.js';
import { createDocumentScanRoutes } from './routes/cases/document-scans.js';
import { createDocumentRoutes } from './routes/cases/documents.js';
import { createEndpointRoutes } from './routes/service/endpoints.js';
import { createForecastRoutes } from './routes/cases/forecast.js';
import { createFigureRoutes } from './routes/policy/figures.js';
import { createConfirmationRoutes } from './routes/people/confirmations.js';
import { createMovementRoutes } from './routes/people/movements.js';
import { createGoLiveRoutes } from './routes/people/go-live.js';
import { createTakenOverRoutes } from './routes/people/taken-over.js';
import { createSetUpRoutes } from './routes/service/set-up.js';
import { createHireRoutes } from './routes/people/hires.js';
import { createTaskRoutes } from './routes/tasks/tasks.js';
import { createTaskDraftRoutes } from './routes/tasks/task-drafts.js';
import { createLiveRoutes } from './routes/tasks/live.js';
import { createImportRoutes } from './routes/service/imports.js';
import { createMailRoutes } from './routes/service/mails.js';
import { createMessageRoutes } from './routes/people/messages.js';
import { createOwnWordsRoutes } from './routes/cases/own-words.js';
import { createOlderSetbackRoutes } from './routes/people/older-setbacks.js';
import { createPipelineRoutes } from './routes/policy/pipelines.js';
import { createPolicyRoutes } from './routes/policy/policy.js';
import { createPrivacyRoutes } from './routes/policy/privacy.js';
import { createRetentionRoutes } from './routes/policy/retention.js';
import { createCaseFormRoutes } from './routes/papers/case-forms.js';
import { createCyclePaperRoutes } from './routes/papers/cycle-papers.js';
import { createHousePaperRoutes } from './routes/papers/house.js';
import { createVerificationRoutes } from './routes/papers/verifications.js';
import { createSessionPaperRoutes } from './routes/papers/session.js';
import { createPaperRoutes } from './routes/papers/issued.js';
import { createTemplateRoutes } from './routes/papers/templates.js';
import { createPayRoutes } from './routes/people/pay.js';
import { createPayrollRoutes } from './routes/people/payroll.js';
import { createDirectoryRoutes } from './routes/people/directory.js';
import { createPeopleRoutes } from './routes/people/people.js';
import { createRegisterRoutes } from './routes/policy/register.js';
import { createRatingRoutes } from './routes/people/ratings.js';
import { createRebaseRoutes } from './routes/cases/rebases.js';
import { createProxyRoutes } from './routes/people/proxies.js';
import { createRelativeRoutes } from './routes/people/relatives.js';
import { createPasswordResetRoutes } from './routes/accounts/password-resets.js';
import { createSampleLogInRoutes } from './routes/service/sample-log-ins.js';
import { createCalendarFeedRoutes } from './routes/people/calendar-feeds.js';
import { createOwnRobotRoutes } from './routes/people/own-robots.js';
import { createNamedViewRoutes } from './routes/people/named-views.js';
import { createPreferenceRoutes } from './routes/people/preferences.js';
import { createSecondFactorRoutes } from './routes/accounts/second-factor.js';
import { createOwnLogInRoutes } from './routes/accounts/own-log-ins.js';
import { createOwnServiceAccountRoutes } from './routes/accounts/own-service-accounts.js';
import { createServiceAccountRoutes } from './routes/accounts/service-accounts.js';
import { createServiceRoutes } from './routes/service/service.js';
import { createSessionRoutes } from './routes/accounts/sessions.js';
import { createSpecialPromotionRoutes } from './routes/cases/special-promotions.js';
import { createStandardsRoutes } from './routes/policy/standards.js';
import { createOidcRoutes } from './routes/service/oidc.js';
import { createReadLineRoutes } from './routes/service/read-lines.js';
import { createErasureRoutes } from './routes/people/erasures.js';
import { createHeldDataRoutes } from './routes/people/held-data.js';
import { createStandingRoutes } from './routes/people/standings.js';
import { createTrialRoutes } from './routes/cases/trials.js';
import { createWhatIfRoutes } from './routes/policy/what-if.js';
import type { SampleLogIns } from './views/people/sample-log-ins.js';
import { createVoidingRoutes } from './routes/cases/voidings.js';
import { createPolicyDraftRoutes } from './routes/policy/drafts.js';
import { createWaitingChangeRoutes } from './routes/service/waiting-changes.js';
import { createWithdrawalRoutes } from './routes/cases/withdrawals.js';
import { createVacancyRoutes } from './routes/cases/vacancies.js';
import type { WebSessions } from './http/gate/web-session.js';
import type { Looks } from './looks/looks.js';
import type { Scanner } from './scanner/scanner.js';
import type { LiveStreams } from './live/streams.js';

export interface RouteDeps {
  readonly db: Kysely<Database>;
  /** The same database by connections of their own, for what has to be answered while all others wait: who calls. */
  readonly callers: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly engine: Engine;
  readonly importer: Importer;
  readonly library: LiveLibrary;
  readonly policy: PolicyEngine;
  readonly calendar: WorkdayCalendar;
  readonly holidayNames: HolidayNames;
  readonly settings: ApiSettings;
  readonly sampleLogIns: () => Promise<SampleLogIns>;
  readonly log: Logger;
  readonly scanner: Scanner;
  readonly looks: Looks;
  readonly now: () => Date;
  /** Signs acts as they are taken (docs/decisions/0044). */
  readonly sign: SignAct;
  readonly keys: KeyRing;
  /** By which open pages hear of changes (docs/decisions/0059). */
  readonly live: LiveStreams;
}

/** Every route of the API; what is not in this list does not exist. */
export const createRoutes = (deps: RouteDeps): readonly Route[] => [
  ...createSessionRoutes(deps),
  ...createOidcRoutes(deps),
  ...createSampleLogInRoutes(deps),
  ...createTaskRoutes(deps),
  ...createTaskDraftRoutes(deps),
  ...createLiveRoutes(deps),
  ...createCycleRoutes(deps),
  ...createCycleBoardRoutes(deps),
  ...createForecastRoutes(deps),
  ...createVacancyRoutes(deps),
  ...createCaseRoutes(deps),
  ...createPipelineRoutes(),
  ...createAppealRoutes(deps),
  ...createRebaseRoutes(deps),
  ...createVoidingRoutes(deps),
  ...createSpecialPromotionRoutes(deps),
  ...createDefenseRoutes(deps),
  ...createAttachmentRoutes(deps),
  ...createOwnWordsRoutes(deps),
  ...createDocumentRoutes(deps),
  ...createDocumentScanRoutes(deps),
  ...createPaperRoutes(deps),
  ...createTemplateRoutes(deps),
  ...createSessionPaperRoutes(deps),
  ...createCaseFormRoutes(deps),
  ...createHousePaperRoutes(deps),
  ...createCyclePaperRoutes(deps),
  ...createVerificationRoutes(deps),
  ...createWithdrawalRoutes(deps),
  ...createMessageRoutes(deps),
  ...createMailRoutes(deps),
  ...createTrialRoutes(deps),
  ...createPeopleRoutes(deps),
  ...createDepartmentRoutes(deps),
  ...createDirectoryRoutes(deps),
  ...createRatingRoutes(deps),
  ...createOlderSetbackRoutes(deps),
  ...createGoLiveRoutes(deps),
  ...createTakenOverRoutes(deps),
  ...createComplaintRoutes(deps),
  ...createLeaveRoutes(deps),
  ...createStandingRoutes(deps),
  ...createHeldDataRoutes(deps),
  ...createErasureRoutes(deps),
  ...createReadLineRoutes(deps),
  ...createHireRoutes(deps),
  ...createConfirmationRoutes(deps),
  ...createMovementRoutes(deps),
  ...createRelativeRoutes(deps),
  ...createProxyRoutes(deps),
  ...createPayRoutes(deps),
  ...createPayrollRoutes(deps),
  ...createFigureRoutes(deps),
  ...createImportRoutes(deps),
  ...createWaitingChangeRoutes(deps),
  ...createSetUpRoutes(deps),
  ...createPolicyRoutes(deps),
  ...createPolicyDraftRoutes(deps),
  ...createRegisterRoutes(deps),
  ...createStandardsRoutes(deps),
  ...createAnnouncementRoutes(deps),
  ...createPrivacyRoutes(deps),
  ...createRetentionRoutes(deps),
  ...createWhatIfRoutes(deps),
  ...createAccountsOfPeopleRoutes(deps),
  ...createAccountRoutes(deps),
  ...createAccountLockRoutes(deps),
  ...createPasswordResetRoutes(deps),
  ...createPreferenceRoutes(deps),
  ...createNamedViewRoutes(deps),
  ...createCalendarFeedRoutes(deps),
  ...createOwnRobotRoutes(deps),
  ...createSecondFactorRoutes(deps),
  ...createOwnLogInRoutes(deps),
  ...createServiceAccountRoutes(deps),
  ...createOwnServiceAccountRoutes(deps),
  ...createServiceRoutes(deps),
  ...createEndpointRoutes(deps),
  ...createDeliveryRoutes(deps),
  ...createCodecRoutes(deps),
  ...createAlarmRoutes(deps),
  ...createCalendarRoutes(deps),
];
