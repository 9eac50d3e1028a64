import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { ApiSettings } from '../domain/settings/configuration.js';
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.js';
import { createCallLimits } from './http/gate/call-limits.js';
import { createCursorSeal } from './http/cursor-seal.js';
import { allowEngineUi } from './http/gate/cross-origin.js';
import { createDocsPage } from './http/docs-page.js';
import { failureOf } from './http/failures.js';
import { createIdempotency } from './http/idempotency.js';
import { inTurns } from './http/gate/turns.js';
import { checkHost } from './http/gate/host.js';
import { holdWhilePaused, type Pause } from './http/gate/pause.js';
import { createRequestLog, keepTrail, requestIdOf } from './http/logging.js';
import { describe, type OpenApi } from './http/openapi.js';
import { createPages } from './http/pages.js';
import { languageOf, problemOf, sendProblem } from './http/problem.js';
import { noRoute, wrongMethod } from './http/refusals.js';
import type { Metrics } from './metrics/metrics.js';
import type { Route } from './http/route.js';
import { createRunner } from './http/runner.js';
import { createExportPlaces } from './http/sheet/places.js';
import type { WebSessions } from './http/gate/web-session.js';

export interface AppDeps {
  readonly db: Kysely<Database>;
  /** By which is asked who calls (docs/decisions/0088). */
  readonly callers: Kysely<Database>;
  readonly sessions: WebSessions;
  readonly routes: readonly Route[];
  readonly settings: ApiSettings;
  readonly log: Logger;
  readonly now: () => Date;
  /** Where the built pages lie. */
  readonly pagesFolder?: string;
  readonly checkAnswers?: boolean;
  /** Absent where nobody is given figures. */
  readonly metrics?: Metrics;
  /** Whether a back-up keeps acts waiting. */
  readonly pause?: Pause;
}

export interface App {
  readonly express: Express;
  readonly document: OpenApi;
}

/** The whole application over its routes; listens to nothing yet. */
export function createApp(deps: AppDeps): App {
  const { sessions, settings, routes, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustedProxies?.split(',').map((one) => one.trim()) ?? false);
  app.use(inTurns());
  if (deps.metrics !== undefined) app.use(deps.metrics.observe);
  app.use(createRequestLog(log));
  app.use(keepTrail);
  app.use(secureHeaders(settings));
  app.use(checkHost(settings));
  const document = describe(routes, sessions.cookieName);
  const pages = deps.pagesFolder === undefined ? undefined : createPages(deps.pagesFolder);
  if (pages) app.use(pages.files);
  app.use(createDocsPage(document));
  if (deps.metrics !== undefined) app.get('/metrics', deps.metrics.page);
  if (deps.pause !== undefined) app.use('/v1', holdWhilePaused(deps.pause));
  app.use('/v1', sessions.attach);
  const run = createRunner({
    ...deps,
    idempotency: createIdempotency(deps.db, deps.now, settings.sessionSecret),
    limits: createCallLimits(settings),
    secondFactor: settings.secondFactor,
    cursors: createCursorSeal(settings.sessionSecret),
    places: createExportPlaces(),
    checkAnswers: deps.checkAnswers ?? false,
  });
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    if (route.crossOrigin === true) app.use(path, allowEngineUi(settings.engineUi));
    app[route.method](path, run(route));
    const allowed = methods.get(path) ?? new Set();
    allowed.add(route.method.toUpperCase());
    if (route.method === 'get') allowed.add('HEAD');
    methods.set(path, allowed);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (req, res) => {
      if (req.method !== 'OPTIONS') throw wrongMethod([...allowed]);
      res
        .status(204)
        .setHeader('Allow', [...allowed, 'OPTIONS'].join(', '))
        .end();
    });
  }
  if (pages) app.use(pages.deepLinks);
  app.use(() => {
    throw noRoute();
  });
  app.use(lastResort(log));
  return { express: app, document };
}

function secureHeaders(settings: ApiSettings) {
  const { overTls: tls } = settings;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Without TLS the header would lock browsers out of a plain address.
    strictTransportSecurity: tls,
  });
}

/** What was thrown outside the routes (unknown addresses, the session store, broken URLs): a problem like all others. */
function lastResort(log: Logger): ErrorRequestHandler {
  return (error: unknown, req: Request, res: Response, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { refusal, status, headers, unexpected } = failureOf(error);
    if (unexpected) log.error({ err: error, requestId: requestIdOf(req) }, 'unexpected');
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    const language = languageOf(req);
    res.locals.refused = refusal.code;
    sendProblem(res, problemOf(refusal, status, requestIdOf(req), language), language);
  };
}
