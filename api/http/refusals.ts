import {
  asDetail,
  listing,
  type Refusal,
  type RefusalDetail,
  RefusalError,
  refuse,
} from '../../domain/vocabulary/refusal.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { AUTH, IDEMPOTENCY, PRECONDITION, REQUEST, ROUTE } from '../../domain/refusals/http.js';
import { SERVICE } from '../../domain/refusals/service.js';
import { EXPORT } from '../../domain/refusals/export.js';
import { TASK } from '../../domain/refusals/tasks.js';

/** A refusal of the API itself, with what HTTP wants beside it. */
export class ApiRefusal extends RefusalError {
  /**
   * @param headers what the status asks for, such as Retry-After.
   * @param extension further members of the problem.
   */
  constructor(
    refusal: Refusal,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly extension: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusal);
  }
}

/** An error as it is, or, where it is a refusal that names no § yet, with that of what was asked for. */
export function citing(error: unknown, clause: string): unknown {
  if (!(error instanceof RefusalError) || error.refusal.clause !== undefined) return error;
  const refusal = { ...error.refusal, clause };
  return error instanceof ApiRefusal
    ? new ApiRefusal(refusal, error.headers, error.extension)
    : new RefusalError(refusal);
}

/** A refusal at the field that it is about. */
export const atField = (path: string, refusal: Refusal): RefusalError =>
  new RefusalError(listing(refusal, [asDetail(refusal, { path })]));

/** 400: some fields are not what the route asks for; each is named with its path. */
export const invalid = (details: readonly RefusalDetail[]): ApiRefusal =>
  new ApiRefusal(listing(refuse(REQUEST.INVALID), details));

/** One faulty field. */
export const fault = (path: string, message: Text, code: string = REQUEST.INVALID.code): RefusalDetail => ({
  path,
  code,
  message,
});

export const malformedJson = (): RefusalError => new RefusalError(refuse(REQUEST.MALFORMED_JSON));

/** 415; of a file people are told which `kinds` are taken. */
export const unsupportedType = (types: readonly string[], kinds?: Text): ApiRefusal =>
  new ApiRefusal(refuse(REQUEST.UNSUPPORTED_TYPE, { types, kinds }), { Accept: types.join(', ') });

/** More values than a body may hold. */
export const tooMany = (most: number): RefusalError => new RefusalError(refuse(REQUEST.TOO_MANY, { most }));

/** Lists and objects inside each other beyond what is read. */
export const tooDeep = (most: number): RefusalError => new RefusalError(refuse(REQUEST.TOO_DEEP, { most }));

export const tooLarge = (limit: string): RefusalError => new RefusalError(refuse(REQUEST.TOO_LARGE, { limit }));

/** 429: more calls in a minute than one account, or one address without a log-in, may make. */
export const tooOften = (seconds: number): ApiRefusal =>
  new ApiRefusal(refuse(REQUEST.TOO_OFTEN, { seconds }), { 'Retry-After': String(seconds) });

/** 429: as many lists are being exported as may be at a time, or one by the same person. */
export const exportsBusy = (): ApiRefusal => new ApiRefusal(refuse(EXPORT.BUSY), { 'Retry-After': '5' });

/** 422: a list has more rows than a sheet. */
export const listTooLong = (most: number): RefusalError => new RefusalError(refuse(EXPORT.LIST_TOO_LONG, { most }));

/** 406: asked for as a workbook alone, which there is not. */
export const noWorkbook = (): RefusalError => new RefusalError(refuse(EXPORT.NO_WORKBOOK));

/** Whoever asked for a workbook went away before it was made; nobody reads this. */
export const readerGone = (): RefusalError => new RefusalError(refuse(EXPORT.READER_GONE));

/** 421: the Host header names another address than the service's own. */
export const wrongHost = (): RefusalError => new RefusalError(refuse(REQUEST.WRONG_HOST));

export const badCursor = (): RefusalError => new RefusalError(refuse(REQUEST.BAD_CURSOR));

export const badHeader = (name: string, zh: string, en: string): RefusalError =>
  new RefusalError(refuse(REQUEST.BAD_HEADER, { name, takes: text(zh, en) }));

export const noRoute = (): RefusalError => new RefusalError(refuse(ROUTE.NOT_FOUND));

export const wrongMethod = (allowed: readonly string[]): ApiRefusal =>
  new ApiRefusal(refuse(ROUTE.METHOD_NOT_ALLOWED, { allowed }), { Allow: allowed.join(', ') });

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="jinji"' };

export const signInRequired = (): ApiRefusal => new ApiRefusal(refuse(AUTH.REQUIRED), CHALLENGE);

export const badToken = (): ApiRefusal =>
  new ApiRefusal(refuse(AUTH.BAD_TOKEN), { 'WWW-Authenticate': 'Bearer realm="jinji", error="invalid_token"' });

export const badCredentials = (): ApiRefusal => new ApiRefusal(refuse(AUTH.BAD_CREDENTIALS), CHALLENGE);

export const codeNeeded = (): ApiRefusal => new ApiRefusal(refuse(AUTH.CODE_NEEDED), CHALLENGE);

export const codeWrong = (): ApiRefusal => new ApiRefusal(refuse(AUTH.CODE_WRONG), CHALLENGE);

export const locked = (seconds: number): ApiRefusal =>
  new ApiRefusal(refuse(AUTH.LOCKED, { seconds }), { 'Retry-After': String(seconds) });

export const tooManyAttempts = (seconds: number): ApiRefusal =>
  new ApiRefusal(refuse(AUTH.TOO_MANY_ATTEMPTS, { seconds }), { 'Retry-After': String(seconds) });

/** The session of the cookie is another one than the caller knows. */
export const otherLogIn = (): RefusalError => new RefusalError(refuse(AUTH.OTHER_LOG_IN));

export const csrfMissing = (): RefusalError => new RefusalError(refuse(AUTH.CSRF));

export const passwordChangeDue = (): RefusalError => new RefusalError(refuse(AUTH.PASSWORD_CHANGE_DUE));

export const secondFactorDue = (): RefusalError => new RefusalError(refuse(AUTH.SECOND_FACTOR_DUE));

export const forbidden = (roles: readonly Role[]): RefusalError => new RefusalError(refuse(AUTH.FORBIDDEN, { roles }));

export const outOfScope = (scopes: readonly string[]): RefusalError =>
  new RefusalError(refuse(AUTH.OUT_OF_SCOPE, { scopes }));

export const ownerLacksRole = (): RefusalError => new RefusalError(refuse(AUTH.OWNER_LACKS_ROLE));

/** An auditor is refused whatever writes, and what is not for his eyes. */
export const readsOnly = (): RefusalError => new RefusalError(refuse(AUTH.READS_ONLY));

export const keyReused = (): RefusalError => new RefusalError(refuse(IDEMPOTENCY.KEY_REUSED));

export const keyInProgress = (): ApiRefusal => new ApiRefusal(refuse(IDEMPOTENCY.IN_PROGRESS), { 'Retry-After': '1' });

export const ifMatchRequired = (): RefusalError => new RefusalError(refuse(PRECONDITION.REQUIRED));

export const changedMeanwhile = (): RefusalError => new RefusalError(refuse(PRECONDITION.FAILED));

export const databaseUnavailable = (): ApiRefusal =>
  new ApiRefusal(refuse(SERVICE.DATABASE_UNAVAILABLE), { 'Retry-After': '2' });

/** 503: a back-up is being taken. */
export const paused = (): ApiRefusal => new ApiRefusal(refuse(SERVICE.PAUSED), { 'Retry-After': '5' });

/** 503: a statement ran longer than it may. */
export const tooSlow = (): ApiRefusal => new ApiRefusal(refuse(SERVICE.TOO_SLOW), { 'Retry-After': '30' });

export const engineUnavailable = (): ApiRefusal =>
  new ApiRefusal(refuse(SERVICE.ENGINE_UNAVAILABLE), { 'Retry-After': '5' });

export const engineTimeout = (): ApiRefusal => new ApiRefusal(refuse(SERVICE.ENGINE_TIMEOUT), { 'Retry-After': '5' });

/** 409: an earlier act of the same person, or one that lost its caller, is still on its way on this task. */
export const actInProgress = (): ApiRefusal => new ApiRefusal(refuse(TASK.ACT_IN_PROGRESS), { 'Retry-After': '2' });

export const internal = (): RefusalError => new RefusalError(refuse(SERVICE.INTERNAL));

/** 503: names what the service still waits for. */
export const notReady = (details: readonly RefusalDetail[]): ApiRefusal =>
  new ApiRefusal(listing(refuse(SERVICE.NOT_READY), details), { 'Retry-After': '2' });

export const wrongPassword = (): RefusalError => new RefusalError(refuse(AUTH.WRONG_PASSWORD));

/** 400 for an evaluation; `error` is what the contract answers for it on every way. */
export const invalidEvaluation = (error: {
  readonly code: string;
  readonly message: string;
  readonly path: string;
}): ApiRefusal => {
  const [zh = error.message, en = error.message] = error.message.split(' / ');
  const details = [fault(error.path, text(zh, en), error.code)];
  return new ApiRefusal({ ...invalid(details).refusal, details }, {}, { error });
};
