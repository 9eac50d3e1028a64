import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler, Response } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** How a file lies beside itself in a smaller form, best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
/** Addresses of the API and of files: an unknown one among them is a problem, never a page. */
const NOT_PAGES = /^\/(v1|docs|openapi\.json|livez|readyz|metrics|assets)(\/|$)/;

/** The built pages: files by address, and the page itself for every address inside it. */
export interface Pages {
  readonly files: RequestHandler;
  /** Behind the API's routes: deep links get the page, which knows the way from there. */
  readonly deepLinks: RequestHandler;
}

/**
 * Serves the built pages from memory's list of names, so that no address reaches outside the folder. What carries a
 * hash in its name never changes; `index.html` is asked for each time.
 * @returns undefined where nothing was built: then there is only the API.
 */
export function createPages(folder: string): Pages | undefined {
  if (!existsSync(join(folder, 'index.html')) || !existsSync(join(folder, 'assets'))) return undefined;
  const names = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`));
  const index = readFileSync(join(folder, 'index.html'));
  const etag = `"${createHash('sha256').update(index).digest('base64url').slice(0, 22)}"`;
  const page = (res: Response): void => {
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('ETag', etag);
    res.type('html');
    if (res.req.fresh) res.status(304).end();
    else res.send(index);
  };
  return {
    files: (req, res, next) => {
      const read = req.method === 'GET' || req.method === 'HEAD';
      const type = TYPES[extname(req.path)];
      if (read && req.path === '/') page(res);
      else if (!read || req.path === '/index.html' || type === undefined || !names.has(req.path)) next();
      else sendFile(res, folder, req.path, type, names);
    },
    deepLinks: (req, res, next) => {
      const wanted = (req.get('Accept') ?? '').includes('text/html') && req.method === 'GET';
      if (wanted && !NOT_PAGES.test(req.path)) page(res);
      else next();
    },
  };
}

function sendFile(res: Response, folder: string, path: string, type: string, names: ReadonlySet<string>): void {
  const small = ENCODINGS.find(([name, end]) => names.has(path + end) && res.req.acceptsEncodings(name) === name);
  res.setHeader('Content-Type', type);
  res.vary('Accept-Encoding');
  if (small) res.setHeader('Content-Encoding', small[0]);
  const hashed = path.startsWith('/assets/');
  res.sendFile(path.slice(1) + (small?.[1] ?? ''), {
    root: folder,
    cacheControl: true,
    maxAge: hashed ? '1y' : '1h',
    immutable: hashed,
  });
}
