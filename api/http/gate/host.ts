import type { RequestHandler } from 'express';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { wrongHost } from '../refusals.js';
import { isProbe } from './probes.js';

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets through what was called by the address that `JINJI_PUBLIC_URL` names, or by this machine's own; without such an
 * address everything. So nobody's page makes a browser take the service for a part of it, and no link is made of a
 * name that a caller invented. Behind a trusted proxy the name that the proxy hands on counts.
 */
export function checkHost({ publicUrl }: ApiSettings): RequestHandler {
  if (publicUrl === undefined)
    return (_req, _res, next) => {
      next();
    };
  const own = new URL(publicUrl);
  return (req, _res, next) => {
    if (isProbe(req)) next();
    else if (isOwn(own, req.host)) next();
    else throw wrongHost();
  };
}

function isOwn(own: URL, host: string | undefined): boolean {
  if (host === undefined || !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(host)) return false;
  const asked = URL.parse(`${own.protocol}//${host}`);
  if (asked === null) return false;
  return asked.host === own.host || THIS_MACHINE.has(asked.hostname);
}
