import * as z from 'zod';
import { isNetwork, type Reach } from '../outgoing/reach.js';
import { ConfigurationError, maybe } from './environment.js';

/** The variables of what goes to other systems; without them it goes to public addresses alone. */
export const outgoingVariables = {
  JINJI_WEBHOOK_LOOPBACK: maybe(z.stringbool()),
  JINJI_WEBHOOK_NETWORKS: maybe(z.string()),
};

type Read = z.infer<ReturnType<typeof z.object<typeof outgoingVariables>>>;

/**
 * Where webhooks and robots may go beside public addresses.
 * @throws ConfigurationError for a network that is none.
 */
export function reachOf({ JINJI_WEBHOOK_LOOPBACK: loopback, JINJI_WEBHOOK_NETWORKS: written }: Read): Reach {
  const networks = (written ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (!networks.every(isNetwork)) {
    throw new ConfigurationError(
      'JINJI_WEBHOOK_NETWORKS has to be networks such as 10.0.0.0/8, comma-separated (须为以逗号分隔的网段)',
    );
  }
  return { loopback: loopback ?? false, networks };
}
