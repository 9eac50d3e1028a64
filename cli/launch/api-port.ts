import { freePort, isPortFree, portHolder } from './machine/ports.js';
import { setting } from './setting.js';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

const DEFAULT_PORT = 8080;

/**
 * The port for the API: `JINJI_PORT`, else 8080; 0 takes a free one.
 * @throws RefusalError LAUNCH.PORT_INVALID, or LAUNCH.PORT_IN_USE with who holds it.
 */
export async function apiPort(env: NodeJS.ProcessEnv): Promise<number> {
  const asked = Number(setting(env, 'JINJI_PORT') ?? DEFAULT_PORT);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) {
    throw new RefusalError(refuse(LAUNCH.PORT_INVALID, { given: env.JINJI_PORT ?? '' }));
  }
  if (asked === 0) return freePort();
  if (await isPortFree(asked, setting(env, 'JINJI_HOST') ?? '127.0.0.1')) return asked;
  const holder = portHolder(asked);
  throw new RefusalError(refuse(LAUNCH.PORT_IN_USE, { asked, holder }));
}
