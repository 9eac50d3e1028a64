import connectPgSimple from 'connect-pg-simple';
import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type pg from 'pg';
import { fromEngineUi } from './cross-origin.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import type { Account } from '../../../db/accounts/accounts.js';

/** Whose log-in at a provider a session comes from. */
export interface OidcSession {
  readonly issuer: string;
  readonly subject: string;
  readonly sid?: string;
}

declare module 'express-session' {
  interface SessionData {
    accountId: number;
    /** Of the account at the log-in: a change of the password ends the session. */
    credentialVersion: number;
    /** Of a log-in with the company's own account: by whom it was made, so that it ends where it ends there. */
    oidc?: OidcSession;
  }
}

export interface WebSessions {
  /** Attaches the session of the cookie; without a cookie it touches nothing. */
  readonly attach: RequestHandler;
  readonly cookieName: string;
  /** Begins a fresh session (never one that somebody else could know) and returns its CSRF token. */
  begin(req: Request, account: Account, oidc?: OidcSession): Promise<string>;
  /** Ends the session and its cookie. */
  end(req: Request): Promise<void>;
  /** Whether the session of a call that lasts is still kept: nobody has logged out of it, and it has not expired. */
  lasts(req: Request): Promise<boolean>;
  csrfToken(req: Request): string;
  /**
   * Whether a write carries the session's token in X-CSRF-Token; to a route that Temporal's own pages may call, also
   * whether it comes from them.
   */
  csrfHolds(req: Request, crossOrigin?: boolean): boolean;
}

/**
 * Cookie sessions in PostgreSQL. They last a fixed time from the log-in. Over TLS the cookie is `__Host-jinji`;
 * without TLS browsers refuse that name, so it is `jinji`.
 */
export function createWebSessions(pool: pg.Pool, settings: ApiSettings): WebSessions {
  const { overTls: secure } = settings;
  const cookieName = secure ? '__Host-jinji' : 'jinji';
  const Store = connectPgSimple(session);
  const csrf = csrfSync({ getTokenFromRequest: (req) => req.get('X-CSRF-Token') });
  const attach = session({
    name: cookieName,
    secret: settings.sessionSecret,
    store: new Store({ pool, tableName: 'web_session', pruneSessionInterval: false, disableTouch: true }),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: settings.sessionHours * 3_600_000 },
  });
  const settle = (act: (done: (error?: unknown) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      act((error) => {
        if (error === undefined || error === null) resolve();
        else reject(error instanceof Error ? error : new Error('the session store failed', { cause: error }));
      });
    });
  return {
    attach,
    cookieName,
    async begin(req, account, oidc) {
      await settle((done) => req.session.regenerate(done));
      req.session.accountId = account.id;
      req.session.credentialVersion = account.credentialVersion;
      if (oidc !== undefined) req.session.oidc = oidc;
      const token = csrf.generateToken(req, true);
      await settle((done) => req.session.save(done));
      return token;
    },
    async end(req) {
      await settle((done) => req.session.destroy(done));
      req.res?.clearCookie(cookieName, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
    },
    lasts: (req) =>
      new Promise((resolve, reject) => {
        req.sessionStore.get(req.sessionID, (error: unknown, kept) => {
          if (error === undefined || error === null) resolve(kept !== undefined && kept !== null);
          else reject(error instanceof Error ? error : new Error('the session store failed', { cause: error }));
        });
      }),
    csrfToken: (req) => csrf.generateToken(req),
    csrfHolds: (req, crossOrigin = false) =>
      csrf.isRequestValid(req) || (crossOrigin && fromEngineUi(req, settings.engineUi)),
  };
}
