import type { Request } from 'express';

const PROBES = new Set(['/livez', '/readyz', '/metrics']);

/** Whether a machine asks how the process fares: at whatever address it finds it, and answered at once. */
export const isProbe = ({ path }: Pick<Request, 'path'>): boolean => isProbeAddress(path);

/** The same by the address alone. */
export const isProbeAddress = (path: string): boolean => PROBES.has(path);
