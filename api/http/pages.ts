import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';

/** What the build makes. What lies beside it (the compressed forms, hidden files) has no address of its own. */
const FILE = /^(?:\/\w[\w.-]*)+\.(?:css|js|png|svg|woff2)$/;
/** Addresses of the API and of files: an unknown one among them is a problem, never a page. */
const NOT_PAGES = /^\/(v1|docs|openapi\.json|livez|readyz|metrics|assets)(\/|$)/;

/** The built pages: files by address, and the page itself for every address inside it. */
export interface Pages {
  readonly files: RequestHandler;
  /** Behind the API's routes: deep links get the page, which knows the way from there. */
  readonly deepLinks: RequestHandler;
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * Serves the built pages: what carries a hash in its name never changes; the rest is asked for each hour, and
 * `index.html` each time.
 * @returns undefined where nothing was built: then there is only the API.
 */
export function createPages(folder: string): Pages | undefined {
  if (!existsSync(join(folder, 'index.html')) || !existsSync(join(folder, 'assets'))) return undefined;
  const index = readFileSync(join(folder, 'index.html'));
  const etag = `"${createHash('sha256').update(index).digest('base64url').slice(0, 22)}"`;
  const page = (res: Response): void => {
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('ETag', etag);
    res.type('html');
    if (res.req.fresh) res.status(304).end();
    else res.send(index);
  };
  const hashed = serve(folder, { maxAge: '1y', immutable: true });
  const named = serve(folder, { maxAge: '1h' });
  return {
    files: (req, res, next) => {
      if (!isRead(req.method)) next();
      else if (req.path === '/') page(res);
      else if (!FILE.test(req.path)) next();
      else if (req.path.startsWith('/assets/')) hashed(req, res, next);
      else named(req, res, next);
    },
    deepLinks: (req, res, next) => {
      const wanted = (req.get('Accept') ?? '').includes('text/html') && isRead(req.method);
      if (wanted && !NOT_PAGES.test(req.path)) page(res);
      else next();
    },
  };
}

/** Sends a file in its smallest form that the browser takes; passes on what is not there. */
function serve(folder: string, cache: { readonly maxAge: string; readonly immutable?: boolean }): RequestHandler {
  const files: RequestHandler = expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: { ...cache, redirect: false },
  });
  return (req, res, next) => {
    files(req, res, (error?: unknown) => {
      // Where a new build took the file away, what was said of its compressed form must not stand over the problem.
      for (const header of ['Content-Encoding', 'Content-Type', 'Vary']) res.removeHeader(header);
      if (isOutOfRange(error)) res.status(416).set(error.headers).end();
      else next(error);
    });
  };
}

/** What serve-static throws for a part that a file does not have; its headers say how long the file is. */
const isOutOfRange = (error: unknown): error is { readonly headers: Readonly<Record<string, string>> } =>
  error instanceof Error && 'status' in error && error.status === 416 && 'headers' in error;
