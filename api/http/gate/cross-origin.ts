import type { Request, RequestHandler } from 'express';

/** Whether a call comes from a page of Temporal's own, which a setting names; browsers say truly where one comes from. */
export const fromEngineUi = (req: Request, engineUi: string | undefined): boolean =>
  engineUi !== undefined && req.get('Origin') === engineUi;

/**
 * Lets the pages of Temporal call a route from their own address, with the log-in of the browser (docs/operating.md).
 * Nobody else's pages may.
 */
export const allowEngineUi =
  (engineUi: string | undefined): RequestHandler =>
  (req, res, next) => {
    if (!fromEngineUi(req, engineUi)) {
      next();
      return;
    }
    res.setHeader('Access-Control-Allow-Origin', engineUi ?? '');
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Vary', 'Origin');
    if (req.method !== 'OPTIONS') {
      next();
      return;
    }
    res.setHeader('Access-Control-Allow-Methods', 'POST');
    res.setHeader('Access-Control-Allow-Headers', 'content-type, x-namespace, authorization');
    res.status(204).end();
  };
