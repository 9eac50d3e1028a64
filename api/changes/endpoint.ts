import { createHash } from 'node:crypto';
import type { Queryable } from '../../db/database.js';
import { registerEndpoint, type By } from '../../db/outbox/endpoints.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import { againstAddress, shownAddress } from '../../domain/outgoing/address.js';
import { SEALED_FOR, type NewEndpoint } from '../../domain/outgoing/endpoint.js';
import { againstSecret } from '../../domain/outgoing/own-robot.js';
import { EVENT_KINDS, tellsOfPeople } from '../../domain/outgoing/events.js';
import { ENDPOINT } from '../../domain/refusals/endpoints.js';
import type { NewChange } from '../../domain/second-person/waiting-change.js';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import { RefusalError, refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { keepSecret } from '../../seal/kept-secret.js';

/** What registering an endpoint works with. */
export interface EndpointDeps {
  readonly keys: KeyRing;
  readonly settings: Pick<ApiSettings, 'reach'>;
}

/** What stands against registering it; undefined where nothing does. */
export function againstEndpoint(
  { settings }: EndpointDeps,
  { channel, url, events }: NewEndpoint,
  secret: string | undefined,
): Refusal | undefined {
  const ofSecret = againstSecret(channel, secret);
  if (ofSecret !== undefined) return ofSecret;
  if (channel !== 'webhook' && tellsOfPeople(events)) return refuse(ENDPOINT.NOT_FOR_ROBOTS);
  return againstAddress(channel, url, settings.reach);
}

/**
 * Registers it, as things stand now. Call it in a transaction.
 * @throws RefusalError ENDPOINT.*
 */
export async function makeEndpoint(
  trx: Queryable,
  deps: EndpointDeps,
  one: NewEndpoint,
  { secret, ...mark }: By & { readonly secret?: string | undefined },
): Promise<number> {
  const against = againstEndpoint(deps, one, secret);
  if (against !== undefined) throw new RefusalError(against);
  const { channel, name, events } = one;
  const url = new URL(one.url).href;
  const { keys } = deps;
  const sealed = {
    channel,
    name,
    events,
    sealedUrl: keepSecret(keys, url, SEALED_FOR.address),
    shownUrl: shownAddress(channel, url),
    urlDigest: createHash('sha256').update(url).digest(),
    ...(secret === undefined ? {} : { sealedSecret: keepSecret(keys, secret, SEALED_FOR.secret) }),
  };
  return registerEndpoint(trx, sealed, mark);
}

/** The change to be asked for where an event tells of somebody's case (4.1). */
export function endpointToAsk(content: NewEndpoint, askedBy: string): NewChange {
  const { name, url, events } = content;
  const said = events.map((kind) => EVENT_KINDS[kind].name);
  return {
    kind: 'endpoint',
    clause: '4.1',
    what: text(
      `接收端「${name}」（${url}）：${said.map(({ zh }) => zh).join('、')}`,
      `endpoint "${name}" (${url}): ${said.map(({ en }) => en).join(', ')}`,
    ),
    reason: null,
    about: [],
    deciders: HIGH_DECIDERS,
    content,
    askedBy,
  };
}
