import { Readable } from 'node:stream';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import type { StoredAnswer } from '../../db/steps/idempotency.js';
import { statusOf } from '../../domain/refusals/declared.js';
import { named, type Refusal } from '../../domain/vocabulary/refusal.js';
import { recordRead, type ReadLine } from '../../db/service/read-lines.js';
import { recordRefusedAct } from '../../db/steps/refused-acts.js';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import { admit, ForbiddenTo } from './gate/access.js';
import type { CallLimits } from './gate/call-limits.js';
import type { CursorSeal } from './cursor-seal.js';
import { failureOf } from './failures.js';
import { actIdOf, keyOf, type Idempotency } from './idempotency.js';
import { requestIdOf, shownAddress } from './logging.js';
import { withNames } from './named.js';
import { languageOf, problemOf } from './problem.js';
import { readLineOf } from './gate/read-log.js';
import { parseRequest } from './request.js';
import { keep, send, type Outcome } from './reply.js';
import { signInRequired } from './refusals.js';
import { recordedAs, type Answer, type Call, type Route, type SignedIn } from './route.js';
import type { ExportPlaces } from './sheet/places.js';
import { sheetAskedFor, workbookAnswer } from './sheet/workbook-answer.js';
import type { WebSessions } from './gate/web-session.js';

export interface RunnerDeps {
  readonly db: Kysely<Database>;
  /** By which is asked who calls. */
  readonly callers: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly idempotency: Idempotency;
  readonly limits: CallLimits;
  readonly secondFactor: ApiSettings['secondFactor'];
  readonly cursors: CursorSeal;
  readonly places: ExportPlaces;
  readonly log: Logger;
  readonly now: () => Date;
  /** Check every answer against the route's schema; tests do. */
  readonly checkAnswers: boolean;
}

/** Turns a route into an Express handler: admit, parse, once for its key, handle, answer. */
export const createRunner =
  (deps: RunnerDeps) =>
  (route: Route): RequestHandler =>
  async (req, res) => {
    const who: { actor?: SignedIn } = {};
    try {
      const { answer, replayed } = await run(deps, route, req, res, who);
      if (replayed) res.setHeader('Idempotent-Replay', 'true');
      await send(req, res, answer);
    } catch (error) {
      await send(req, res, { kind: 'kept', answer: await answerFailure(deps, route, req, error, who.actor) });
    }
  };

interface Run {
  readonly answer: Outcome;
  readonly replayed: boolean;
}

async function run(
  deps: RunnerDeps,
  route: Route,
  req: Request,
  res: Response,
  who: { actor?: SignedIn },
): Promise<Run> {
  const actor = await admit({ ...deps, db: deps.callers }, route, req, deps.now());
  if (actor) who.actor = actor;
  const key = actor && route.method !== 'get' ? keyOf(req.get('Idempotency-Key'), actor) : undefined;
  const given = await parseRequest(route, req, res);
  const parsed = { ...given, query: deps.cursors.open(route, actor, given.query) };
  const call = (repeated: boolean): Call => ({
    ...parsed,
    repeated,
    get actor() {
      if (!actor) throw signInRequired();
      return actor;
    },
    requestId: requestIdOf(req),
    actId: actIdOf(actor?.accountId ?? 0, key),
    language: languageOf(req),
    http: { req, res },
  });
  const sheet = sheetAskedFor(route, req);
  const checked = (of: Route, answer: Answer): void => {
    if (deps.checkAnswers) check(of, answer);
  };
  const handle = async (repeated: boolean): Promise<Answer> => {
    const answer =
      sheet === undefined
        ? await route.handle(call(repeated) as Call<never, never, never>)
        : await workbookAnswer({ ...deps, check: checked }, route, sheet, call(repeated));
    checked(route, answer);
    for (const refusal of answer.refused ?? [])
      await putOnRecord(deps, route, req, actor, refusal, statusOf(refusal.code));
    const line = actor && readLineOf(route, actor, parsed.params, answer);
    // What is taken along, as a workbook or a file, is told each time.
    const isPage = route.method === 'get' && sheet === undefined && answer.raw === undefined;
    if (line !== undefined) await recorded(deps, line, answer, isPage ? SAME_LOOK_MS : 0);
    return deps.cursors.close(route, actor, answer);
  };
  if (!actor || key === undefined || route.repeat !== 'stored') {
    return { answer: { kind: 'fresh', route, answer: await handle(false) }, replayed: false };
  }
  const content = JSON.stringify([route.method, req.originalUrl, traced(route, parsed.body) ?? null]);
  const { answer, replayed } = await deps.idempotency.once(
    { accountId: actor.accountId, key, content },
    async (again) => {
      try {
        return keep(route, await handle(again));
      } catch (error) {
        return answerFailure(deps, route, req, error, actor);
      }
    },
  );
  return { answer: { kind: 'kept', answer }, replayed };
}

/** A page that stands open asks again every few seconds: for so long, in milliseconds, that is one look. */
const SAME_LOOK_MS = 600_000;

/** The line stands before the first byte goes out; where it cannot be written nothing does. */
async function recorded({ db, now }: RunnerDeps, line: ReadLine, { raw }: Answer, lookMs: number): Promise<void> {
  const at = now();
  try {
    await recordRead(db, line, at, lookMs === 0 ? undefined : new Date(at.getTime() - lookMs));
  } catch (error) {
    if (raw?.content instanceof Readable) raw.content.destroy();
    throw error;
  }
}

/** A body without what must leave no trace. */
const traced = ({ sealed = [] }: Route, body: unknown): unknown =>
  typeof body !== 'object' || body === null || sealed.length === 0
    ? body
    : Object.fromEntries(Object.entries(body).filter(([name]) => !sealed.includes(name)));

/** What was refused, by whom and why: the workflow's history has nothing of it. */
async function putOnRecord(
  deps: RunnerDeps,
  route: Route,
  req: Request,
  actor: SignedIn | undefined,
  refusal: Refusal,
  { status }: { readonly status: number },
): Promise<void> {
  const requestId = requestIdOf(req);
  await recordRefusedAct(deps.db, {
    accountId: actor?.accountId ?? null,
    personId: actor === undefined ? null : recordedAs(actor),
    method: route.method.toUpperCase(),
    route: route.path,
    target: shownAddress(req.originalUrl).slice(0, 500),
    status,
    code: refusal.code,
    clause: refusal.clause ?? null,
    detail: named(refusal, new Map()).message.en.slice(0, 2000), // nobody's name is kept there
    requestId,
  }).catch((failed: unknown) => {
    deps.log.error({ err: failed, requestId }, 'a refused act could not be recorded');
  });
}

/** The problem for anything thrown; a refused write is put on record (the workflow's history has nothing of it). */
async function answerFailure(
  deps: RunnerDeps,
  route: Route,
  req: Request,
  thrown: unknown,
  known: SignedIn | undefined,
): Promise<StoredAnswer> {
  const actor = thrown instanceof ForbiddenTo ? thrown.actor : known;
  const error = thrown instanceof ForbiddenTo ? thrown.cause : thrown;
  const failure = failureOf(error);
  const { refusal, status } = failure;
  if (req.res !== undefined) req.res.locals.refused = refusal.code;
  const requestId = requestIdOf(req);
  if (failure.unexpected)
    deps.log.error({ err: error, requestId, code: refusal.code, route: route.path }, 'unexpected');
  if (route.method !== 'get' && status < 500) await putOnRecord(deps, route, req, actor, refusal, { status });
  const language = languageOf(req);
  return {
    status,
    headers: {
      ...failure.headers,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
      'Cache-Control': 'no-store',
    },
    body: JSON.stringify({
      ...problemOf(await withNames(deps.db, refusal), status, requestId, language),
      ...failure.extension,
    }),
  };
}

function check(route: Route, answer: Answer): void {
  const { schema } = route.answer;
  if (answer.raw || !schema) return;
  const parsed = schema.safeParse(answer.body);
  if (!parsed.success) {
    throw new Error(`${route.method} ${route.path} answers what it does not declare: ${parsed.error.message}`);
  }
}
