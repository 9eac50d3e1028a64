import { freePort, isPortFree, portHolder } from './machine/ports.js';
import { refuse } from './refuse.js';
import { setting } from './setting.js';

const DEFAULT_PORT = 8080;

/**
 * The port for the API: `JINJI_PORT`, else 8080; 0 takes a free one.
 * @throws RefusalError LAUNCH.PORT_INVALID, or LAUNCH.PORT_IN_USE with who holds it.
 */
export async function apiPort(env: NodeJS.ProcessEnv): Promise<number> {
  const asked = Number(setting(env, 'JINJI_PORT') ?? DEFAULT_PORT);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) {
    throw refuse(
      'PORT_INVALID',
      `JINJI_PORT=${env.JINJI_PORT ?? ''} 不是有效端口。请设为 1 到 65535 之间的整数。`,
      `JINJI_PORT=${env.JINJI_PORT ?? ''} is not a port. Set it to a whole number from 1 to 65535.`,
    );
  }
  if (asked === 0) return freePort();
  if (await isPortFree(asked, setting(env, 'JINJI_HOST') ?? '127.0.0.1')) return asked;
  const holder = portHolder(asked);
  throw refuse(
    'PORT_IN_USE',
    `端口 ${asked} 已被占用${holder === undefined ? '' : `:${holder}`}。请停止该程序,或用另一个端口启动:JINJI_PORT=${asked + 1} npm start`,
    `Port ${asked} is in use${holder === undefined ? '' : ` by ${holder}`}. Stop that program, or start with another port: JINJI_PORT=${asked + 1} npm start`,
  );
}
