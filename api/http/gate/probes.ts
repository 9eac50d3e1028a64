import type { Request } from 'express';

const PROBES = new Set(['/livez', '/readyz']);

/** Whether a machine asks if the process lives or is ready: at whatever address it finds it, and answered at once. */
export const isProbe = ({ path }: Pick<Request, 'path'>): boolean => PROBES.has(path);
