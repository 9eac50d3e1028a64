import type { Queryable } from '../../db/database.js';
import { holdDelivery, noteAttempt, type DueAtEndpoint } from '../../db/outbox/deliveries.js';
import type { Delivery } from '../../domain/outgoing/delivery.js';
import { endGone } from '../../db/outbox/endpoints.js';
import { SEALED_FOR, type Channel } from '../../domain/outgoing/endpoint.js';
import { EVENT_KINDS } from '../../domain/outgoing/events.js';
import { mayBeMailedAt } from '../../domain/people/preferences.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { post, type Answer, type PostSettings } from '../../notifications/post.js';
import { retryAfterMs } from '../../notifications/retry-after.js';
import { webhookRequest } from '../../notifications/webhook.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { keptSecret } from '../../seal/kept-secret.js';
import {
  answeredLater,
  notReached,
  ROBOT_GAP_MS,
  shortened,
  tellRobot,
  UNREADABLE,
  type Attempted,
} from './tell-robot.js';
import { pauseAfter, takeTurn, type Handed, type Turn, type TurnDependencies } from './take-turn.js';

const LONGEST_PAUSE_MINUTES = 60;
/** The receiver wants nothing more, ever (Standard Webhooks 1.0). */
const GONE = 410;

/** What delivering to endpoints works with. */
export interface DeliveryDependencies extends TurnDependencies {
  readonly keys: KeyRing;
  readonly calendar: WorkdayCalendar;
  readonly settings: PostSettings & {
    /** The address of the product, without a final slash; absent where it is not set. */
    readonly link?: string;
  };
}

/** Delivers what is due next at some endpoint (docs/decisions/0055). */
export const deliverNext = (dependencies: DeliveryDependencies): Promise<Turn | 'idle'> =>
  takeTurn(dependencies, { hold: holdDelivery, hand: (trx, due) => handDelivery(trx, dependencies, due) });

async function handDelivery(trx: Queryable, dependencies: DeliveryDependencies, due: DueAtEndpoint): Promise<Handed> {
  const { id, state, failures, channel } = due.endpoint;
  if (state === 'ended') return { delivery: ENDED, address: null };
  const until = quietUntil(dependencies, due);
  if (until !== undefined) return { until };
  const { delivery, askedMs = 0 } = await attempt(dependencies, due);
  const at = dependencies.now();
  if (delivery.outcome === 'never') await endGone(trx, id, at);
  const unwell = isUnwell(delivery, channel);
  const ownMs = unwell ? pauseAfter(failures, LONGEST_PAUSE_MINUTES) : channel === 'webhook' ? 0 : ROBOT_GAP_MS;
  const pauseMs = unwell ? Math.max(ownMs, askedMs) : ownMs;
  const pausedUntil = pauseMs === 0 ? null : new Date(at.getTime() + pauseMs);
  await noteAttempt(trx, id, { at, failures: unwell ? failures + 1 : 0, pausedUntil });
  return { delivery, address: null };
}

/**
 * A group is people: it is left alone in its quiet hours, and on days off by the workday calendar. What IT tries out goes
 * at once, and other systems never sleep.
 */
function quietUntil({ calendar, now }: DeliveryDependencies, { endpoint, events }: DueAtEndpoint): Date | undefined {
  if (endpoint.channel === 'webhook' || events.some(({ kind }) => EVENT_KINDS[kind].asked)) return undefined;
  const at = now().getTime();
  const may = mayBeMailedAt(endpoint.hours, calendar, at);
  return may > at ? new Date(may) : undefined;
}

/** Whether the endpoint as a whole is unwell, or this one thing alone was refused. */
const isUnwell = (delivery: Delivery, channel: Channel): boolean =>
  delivery.outcome === 'later' && (!delivery.reached || channel !== 'webhook' || /^(429|5\d\d)$/.test(delivery.code));

async function attempt({ keys, settings, now }: DeliveryDependencies, due: DueAtEndpoint): Promise<Attempted> {
  const { channel, sealedUrl, sealedSecrets } = due.endpoint;
  const address = keptSecret(keys, sealedUrl, SEALED_FOR.address);
  const secrets = sealedSecrets.map((one) => keptSecret(keys, one, SEALED_FOR.secret));
  const known = secrets.filter((one) => one !== undefined);
  if (address === undefined || known.length < secrets.length) return { delivery: UNREADABLE };
  const [first] = due.events;
  if (first === undefined) return { delivery: { outcome: 'sent' } };
  const linkTo = (path: string): string | null => (settings.link === undefined ? null : `${settings.link}${path}`);
  try {
    if (channel === 'webhook') {
      const sent = webhookRequest({ ...first, url: linkTo(first.path) }, known, now());
      const answer = await post(new URL(address), sent, settings);
      return { delivery: webhookOutcome(answer), askedMs: retryAfterMs(answer.retryAfter, now()) };
    }
    const said = { subjects: due.events.map(({ subject }) => subject), url: linkTo(first.path) };
    return await tellRobot(channel, { address, secret: known[0] ?? '' }, said, settings, now());
  } catch (error) {
    return { delivery: notReached(error) };
  }
}

function webhookOutcome({ status, body }: Answer): Delivery {
  if (status >= 200 && status <= 299) return { outcome: 'sent' };
  if (status === GONE) return { outcome: 'never', code: String(status), fault: shortened(body) };
  const moved = status >= 300 && status <= 399;
  return answeredLater(String(status), moved ? '不跟随跳转 · redirects are not followed' : body);
}

const ENDED: Delivery = { outcome: 'never', code: 'ENDPOINT_ENDED', fault: '接收端已终止 · the endpoint has ended' };
