/**
 * The one table from refusal codes to HTTP (RFC 9110). An exact code wins over a prefix; the longest prefix wins.
 * A code that nothing matches is answered 422 and logged, so that a new one is noticed and never a 500.
 */
const EXACT: Readonly<Record<string, number>> = {
  'REQUEST.INVALID': 400,
  'REQUEST.MALFORMED_JSON': 400,
  'REQUEST.BAD_CURSOR': 400,
  'REQUEST.BAD_HEADER': 400,
  'REQUEST.UNSUPPORTED_TYPE': 415,
  'REQUEST.TOO_LARGE': 413,
  'REQUEST.ABORTED': 400,
  'ROUTE.NOT_FOUND': 404,
  'ROUTE.METHOD_NOT_ALLOWED': 405,
  'AUTH.REQUIRED': 401,
  'AUTH.BAD_TOKEN': 401,
  'AUTH.BAD_CREDENTIALS': 401,
  'AUTH.FORBIDDEN': 403,
  'AUTH.CSRF': 403,
  'AUTH.PASSWORD_CHANGE_DUE': 403,
  'AUTH.LOCKED': 429,
  'AUTH.TOO_MANY_ATTEMPTS': 429,
  'AUTH.WRONG_PASSWORD': 422,
  'APPEAL.ALREADY_MADE': 409,
  'APPEAL.NOT_YOURS': 403,
  'APPOINTMENT.ON_HOLD': 409,
  'DOCUMENT.ALREADY_WITHDRAWN': 409,
  'DOCUMENT.WITHDRAWAL_PENDING': 409,
  'REPORT.OUT_OF_TURN': 409,
  'REPORT.WRONG_TYPE': 415,
  'REPORT.NOT_HIS': 403,
  'TASK.NOT_OPEN': 409,
  'TASK.CLAIMED_BY_ANOTHER': 409,
  'TASK.NOT_CLAIMED': 409,
  'TASK.OWN_CASE': 403,
  'TASK.NOT_YOURS': 403,
  'CASE.OWN': 403,
  'CASE.OUT_OF_TURN': 409,
  'REVIEW.FACTS_MOVED': 409,
  'REVIEW.ALREADY_ANSWERED': 409,
  'REVIEW.CLOSED': 409,
  'SETBACK.FACTS_MOVED': 409,
  'RATING.OWN': 403,
  'COMPLAINT.OWN': 403,
  'SPECIAL.CYCLE_OPEN': 409,
  'SPECIAL.OTHER_CASE_OPEN': 409,
  'SPECIAL.OWN': 403,
  'NOMINATION.OTHER_CASE_OPEN': 409,
  'GM.FACTS_MOVED': 409,
  'GM.HEAD_COUNT_EXCEEDED': 409,
  'VACANCY.HEAD_COUNT_BELOW_TAKEN': 409,
  'SHEET.ALREADY_HANDED_IN': 409,
  'BATCH.OTHERS_PENDING': 409,
  'HISTORY.CASE_ALREADY_DECIDED': 409,
  'PAY.CASE_ALREADY_CHANGED': 409,
  'REGISTER.UNCHANGED': 409,
  'REGISTER.NOT_PROPOSED': 409,
  'REGISTER.OWN_PROPOSAL': 403,
  'REGISTER.CHOICE_NOT_FOUND': 404,
  'IMPORT.ALREADY_APPLIED': 409,
  'IMPORT.DATA_CHANGED': 409,
  'IMPORT.TOO_LARGE': 413,
  'DATABASE.NEWER': 503,
  'IDEMPOTENCY.KEY_REUSED': 422,
  'IDEMPOTENCY.IN_PROGRESS': 409,
  'PRECONDITION.REQUIRED': 428,
  'PRECONDITION.FAILED': 412,
  'SERVICE.DATABASE_UNAVAILABLE': 503,
  'SERVICE.ENGINE_UNAVAILABLE': 503,
  'SERVICE.ENGINE_TIMEOUT': 503,
  'SERVICE.INTERNAL': 500,
  'SERVICE.NOT_READY': 503,
};

const PREFIX: readonly (readonly [string, number])[] = [
  ['REQUEST.', 400],
  ['AUTH.', 403],
  ['IDEMPOTENCY.', 409],
  ['PRECONDITION.', 412],
  ['SERVICE.', 503],
  ['ACCOUNT.', 422],
  ['APPEAL.', 422],
  ['APPOINTMENT.', 422],
  ['BATCH.', 422],
  ['CASE.', 422],
  ['COMPANY_NOTICE.', 422],
  ['COMPLAINT.', 422],
  ['CYCLE.', 422],
  ['DEFENSE.', 422],
  ['DOCUMENT.', 422],
  ['GM.', 422],
  ['CONFIRMATION.', 422],
  ['DEPARTURE.', 422],
  ['ENTRY.', 422],
  ['HIRE.', 422],
  ['TRANSFER.', 422],
  ['HISTORY.', 422],
  ['IMPORT.', 422],
  ['INTERVIEW.', 422],
  ['NOTICE.', 422],
  ['NOMINATION.', 422],
  ['PANEL.', 422],
  ['PAY.', 422],
  ['PERSON.', 422],
  ['REGISTER.', 422],
  ['QUALIFICATION.', 422],
  ['RATER.', 422],
  ['RATING.', 422],
  ['RELATIVE.', 422],
  ['POLICY.', 422],
  ['REPORT.', 422],
  ['REVIEW.', 422],
  ['SHEET.', 422],
  ['SETBACK.', 422],
  ['SPECIAL.', 422],
  ['SUBMISSION.', 422],
  ['TASK.', 422],
  ['WHAT_IF.', 422],
  ['TRIAL.', 422],
  ['VACANCY.', 422],
];

/** Ends of codes that mean the same everywhere. */
const SUFFIX: readonly (readonly [string, number])[] = [
  ['.NOT_FOUND', 404],
  ['.UNKNOWN', 404],
  ['.ALREADY_EXISTS', 409],
  ['.ALREADY_OPEN', 409],
  ['_TAKEN', 409],
  ['.CONFLICT', 409],
  ['.STALE', 412],
];

export interface Mapped {
  readonly status: number;
  /** False for a code that no line of the table names. */
  readonly known: boolean;
}

/** The HTTP status of a refusal code. */
export function statusOf(code: string): Mapped {
  const exact = EXACT[code];
  if (exact !== undefined) return { status: exact, known: true };
  const suffix = SUFFIX.find(([end]) => code.endsWith(end));
  if (suffix) return { status: suffix[1], known: true };
  const prefix = PREFIX.filter(([start]) => code.startsWith(start)).sort((a, b) => b[0].length - a[0].length)[0];
  return prefix ? { status: prefix[1], known: true } : { status: 422, known: false };
}
