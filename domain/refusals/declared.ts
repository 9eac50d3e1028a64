import { ACCOUNT, OIDC } from './accounts.js';
import { APPEAL } from './appeal.js';
import { ATTACHMENT } from './attachments.js';
import { APPOINTMENT, COMPANY_NOTICE, REPORT } from './appointment.js';
import { BATCH, CASE, DOCUMENT, GM, INTERVIEW, NOTICE } from './cases.js';
import { CONFIRMATION } from './confirmation.js';
import { CONSENT } from './consent.js';
import { DEFENSE, PANEL } from './defense.js';
import { DEPARTURE } from './departure.js';
import { ENTRY, HIRE } from './entry.js';
import { AUTH, IDEMPOTENCY, PRECONDITION, REQUEST, ROUTE, SERVICE } from './http.js';
import { IMPORT } from './imports.js';
import { DATABASE, INSTALLATION, RECONCILE, VERIFY } from './installation.js';
import { LAUNCH } from './launch.js';
import { LAUNCH as PLAY } from './play.js';
import { CYCLE, REVIEW, SPECIAL, SUBMISSION } from './level-promotion.js';
import { OWN_WORDS } from './own-words.js';
import { ANNOUNCEMENT, POLICY, REGISTER, STANDARDS, WHAT_IF } from './policy.js';
import { NOMINATION, QUALIFICATION, RATER, SHEET, VACANCY } from './position-promotion.js';
import { RATES } from './rates.js';
import { REBASE } from './rebase.js';
import { COMPLAINT, HISTORY, LEAVE, MAIL, MESSAGE, PAY, PERSON, RATING, RELATIVE } from './records.js';
import { GO_LIVE, OLDER_SETBACK } from './older-setbacks.js';
import { CHANGE, SETUP } from './second-person.js';
import { SEAL } from './seal.js';
import { SETBACK } from './setback.js';
import { STEP, TASK } from './tasks.js';
import { TRANSFER } from './transfer.js';
import { REVIEW as TRIAL_REVIEW } from './trial-review.js';
import { TRIAL } from './trial.js';
import type { DeclaredDetail, DeclaredRefusal, RefusalStatus } from '../vocabulary/refusal.js';

/** Every code that is declared, of refusals and of their lines, in the order of the rooms. */
export const DECLARED: readonly (DeclaredDetail | DeclaredRefusal)[] = [
  ACCOUNT,
  OIDC,
  APPEAL,
  APPOINTMENT,
  COMPANY_NOTICE,
  REPORT,
  ATTACHMENT,
  BATCH,
  CASE,
  DOCUMENT,
  GM,
  INTERVIEW,
  NOTICE,
  CONFIRMATION,
  CONSENT,
  DEFENSE,
  PANEL,
  DEPARTURE,
  ENTRY,
  HIRE,
  AUTH,
  IDEMPOTENCY,
  PRECONDITION,
  REQUEST,
  ROUTE,
  SERVICE,
  IMPORT,
  DATABASE,
  INSTALLATION,
  RECONCILE,
  VERIFY,
  LAUNCH,
  PLAY,
  CYCLE,
  REVIEW,
  SPECIAL,
  SUBMISSION,
  OWN_WORDS,
  ANNOUNCEMENT,
  POLICY,
  REGISTER,
  STANDARDS,
  WHAT_IF,
  NOMINATION,
  QUALIFICATION,
  RATER,
  SHEET,
  VACANCY,
  RATES,
  REBASE,
  COMPLAINT,
  HISTORY,
  MAIL,
  MESSAGE,
  PAY,
  PERSON,
  RATING,
  LEAVE,
  RELATIVE,
  CHANGE,
  SETUP,
  SEAL,
  SETBACK,
  GO_LIVE,
  OLDER_SETBACK,
  STEP,
  TASK,
  TRANSFER,
  TRIAL_REVIEW,
  TRIAL,
].flatMap((table: Readonly<Record<string, DeclaredDetail | DeclaredRefusal>>) => Object.values(table));

const STATUSES: ReadonlyMap<string, RefusalStatus | null> = new Map(
  DECLARED.flatMap((one) => ('status' in one ? [[one.code, one.status] as const] : [])),
);

/** The HTTP status of a code, and whether this release declares it. */
export interface Mapped {
  readonly status: number;
  /** False for a code that is not declared: another release's, of a workflow that has waited for long. */
  readonly known: boolean;
}

/** The HTTP status of a refusal; 422 for a code that nobody declared, and never a 500. */
export function statusOf(code: string): Mapped {
  const status = STATUSES.get(code) ?? undefined;
  return status === undefined ? { status: 422, known: false } : { status, known: true };
}
