import { ACCOUNT, OIDC } from './people/accounts.js';
import { APPEAL } from './pipelines/appeal.js';
import { ATTACHMENT } from './attachments.js';
import { APPOINTMENT, COMPANY_NOTICE, REPORT } from './pipelines/appointment.js';
import { BACKUP } from './backup.js';
import { BATCH, CASE, DOCUMENT, GM, INTERVIEW, NOTICE } from './cases.js';
import { VERIFICATION } from './verification.js';
import { CONFIRMATION } from './pipelines/confirmation.js';
import { CONSENT } from './pipelines/consent.js';
import { DEFENSE, PANEL } from './pipelines/defense.js';
import { DEPARTURE } from './pipelines/departure.js';
import { ENTRY, HIRE } from './pipelines/entry.js';
import { AUTH, IDEMPOTENCY, PRECONDITION, REQUEST, ROUTE } from './http.js';
import { SERVICE } from './service.js';
import { IMPORT } from './imports.js';
import { DATABASE, INSTALLATION, RECONCILE, VERIFY } from './installation.js';
import { LAUNCH } from './launch.js';
import { LAUNCH as PLAY } from './play.js';
import { LIVE } from './live.js';
import { CYCLE, REVIEW, SPECIAL, SUBMISSION } from './pipelines/level-promotion.js';
import { OWN_WORDS } from './pipelines/own-words.js';
import { ANNOUNCEMENT, FORECAST, POLICY, REGISTER, STANDARDS, WHAT_IF } from './policy.js';
import { POLICY_DRAFT } from './policy-draft.js';
import { NOMINATION, QUALIFICATION, SHEET, VACANCY } from './pipelines/position-promotion.js';
import { RATER } from './pipelines/nominee-raters.js';
import { RATES } from './pipelines/rates.js';
import { REBASE } from './pipelines/rebase.js';
import { PAY } from './people/pay.js';
import { COMPLAINT, FEED, HISTORY, LEAVE, MAIL, MESSAGE, PERSON, RATING, RELATIVE, VIEW } from './people/records.js';
import { ENDPOINT } from './endpoints.js';
import { ERASURE } from './people/erasure.js';
import { EXPORT } from './export.js';
import { GO_LIVE, OLDER_SETBACK } from './pipelines/older-setbacks.js';
import { TAKEN_OVER } from './pipelines/taken-over.js';
import { CHANGE, SETUP } from './people/second-person.js';
import { SEAL } from './seal.js';
import { SERVICE_ACCOUNT } from './people/service-accounts.js';
import { SETBACK } from './pipelines/setback.js';
import { MOVED, PROXY } from './standing-in.js';
import { TALK } from './talk.js';
import { SIGN } from './signing.js';
import { STEP, TASK } from './tasks.js';
import { RETURN, TAKE_BACK, VOID } from './undo.js';
import { TEMPLATE } from './templates.js';
import { TRANSFER } from './pipelines/transfer.js';
import { REVIEW as TRIAL_REVIEW } from './pipelines/trial-review.js';
import { TRIAL } from './pipelines/trial.js';
import type { DeclaredDetail, DeclaredRefusal, RefusalStatus } from '../vocabulary/refusal.js';

/** Every code that is declared, of refusals and of their lines, in the order of the rooms. */
export const DECLARED: readonly (DeclaredDetail | DeclaredRefusal)[] = [
  ACCOUNT,
  OIDC,
  SERVICE_ACCOUNT,
  APPEAL,
  APPOINTMENT,
  COMPANY_NOTICE,
  REPORT,
  ATTACHMENT,
  BACKUP,
  BATCH,
  CASE,
  DOCUMENT,
  TEMPLATE,
  VERIFICATION,
  GM,
  INTERVIEW,
  NOTICE,
  CONFIRMATION,
  CONSENT,
  DEFENSE,
  PANEL,
  DEPARTURE,
  ENDPOINT,
  ENTRY,
  ERASURE,
  EXPORT,
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
  LIVE,
  PLAY,
  CYCLE,
  REVIEW,
  SPECIAL,
  SUBMISSION,
  OWN_WORDS,
  ANNOUNCEMENT,
  POLICY,
  POLICY_DRAFT,
  REGISTER,
  STANDARDS,
  WHAT_IF,
  FORECAST,
  NOMINATION,
  QUALIFICATION,
  RATER,
  SHEET,
  VACANCY,
  RATES,
  REBASE,
  COMPLAINT,
  HISTORY,
  FEED,
  MAIL,
  MESSAGE,
  PAY,
  PERSON,
  RATING,
  LEAVE,
  RELATIVE,
  VIEW,
  CHANGE,
  SETUP,
  SEAL,
  SETBACK,
  GO_LIVE,
  OLDER_SETBACK,
  TAKEN_OVER,
  MOVED,
  PROXY,
  STEP,
  TALK,
  TASK,
  TRANSFER,
  TRIAL_REVIEW,
  TRIAL,
  VOID,
  TAKE_BACK,
  RETURN,
  SIGN,
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
