import { sql } from 'kysely';
import type { Channel, EndpointState } from '../../domain/outgoing/endpoint.js';
import type { EventKind } from '../../domain/outgoing/events.js';
import { ENDPOINT } from '../../domain/refusals/endpoints.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { DEFAULT_PREFERENCES, type QuietHours } from '../../domain/people/preferences.js';
import { writeLedger } from '../cases/ledger.js';
import type { Queryable } from '../database.js';

/** An endpoint as it is shown: without its secrets, and of a robot without its address, but with its quiet hours. */
export interface Endpoint extends QuietHours {
  readonly id: number;
  readonly channel: Channel;
  readonly name: string;
  readonly shownUrl: string;
  readonly events: readonly EventKind[];
  readonly state: EndpointState;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly triedAt: Date | null;
  readonly pausedUntil: Date | null;
  readonly waiting: number;
  readonly failed: number;
  /** Until when the secrets of before count beside the current one. */
  readonly overlapUntil: Date | null;
}

/** All endpoints but those that have ended, or one of any state; by name. */
export async function listEndpoints(db: Queryable, at: Date, id?: number): Promise<readonly Endpoint[]> {
  const { rows } = await sql<Endpoint>`
    select e.id, e.channel, e.name, e.shown_url as "shownUrl", e.events, e.state, e.made_by as "madeBy",
      e.made_at as "madeAt", e.tried_at as "triedAt",
      e.quiet_from as "quietFrom", e.quiet_until as "quietUntil", e.quiet_days_off as "quietDaysOff",
      case when e.paused_until > ${at}::timestamptz then e.paused_until end as "pausedUntil",
      (select count(*) from outbox o where o.endpoint_id = e.id and o.state = 'waiting') as waiting,
      (select count(*) from outbox o where o.endpoint_id = e.id and o.state = 'failed') as failed,
      (select max(s.valid_until) from endpoint_secret s where s.endpoint_id = e.id and s.valid_until > ${at}) as "overlapUntil"
    from endpoint e where ${id === undefined ? sql`e.state <> 'ended'` : sql`e.id = ${id}`} order by e.name, e.id`.execute(
    db,
  );
  return rows;
}

/** An endpoint to be kept, its address and secret sealed. */
export interface SealedEndpoint {
  readonly channel: Channel;
  readonly name: string;
  readonly sealedUrl: string;
  readonly shownUrl: string;
  readonly urlDigest: Buffer;
  readonly events: readonly EventKind[];
  /** Of a robot: its vendor's, or none where the vendor gives none; of a webhook the first is made later. */
  readonly sealedSecret?: string;
}

/** Who does something to an endpoint, and when. */
export interface By {
  readonly by: string;
  readonly at: Date;
}

/** Other systems never sleep. */
const NEVER_QUIET: QuietHours = { quietFrom: null, quietUntil: null, quietDaysOff: false };

/**
 * Registers an endpoint, with its line of the ledger. A webhook is on once its first secret is made; a group is left alone
 * as somebody who has chosen nothing. In a transaction.
 * @throws RefusalError ENDPOINT.ADDRESS_TAKEN
 */
export async function registerEndpoint(trx: Queryable, one: SealedEndpoint, { by, at }: By): Promise<number> {
  const { channel, name, sealedUrl, shownUrl, urlDigest, events, sealedSecret } = one;
  const state = channel === 'webhook' ? 'new' : 'on';
  const { quietFrom, quietUntil, quietDaysOff } = channel === 'webhook' ? NEVER_QUIET : DEFAULT_PREFERENCES;
  const { rows } = await sql<{ id: number }>`
    insert into endpoint (channel, name, sealed_url, shown_url, url_sha256, events, state, made_by, made_at, changed_by, changed_at,
      quiet_from, quiet_until, quiet_days_off)
    values (${channel}, ${name}, ${sealedUrl}, ${shownUrl}, ${urlDigest}, ${[...events]}::text[], ${state},
      ${by}, ${at}, ${by}, ${at}, ${quietFrom}, ${quietUntil}, ${quietDaysOff})
    on conflict (url_sha256) where state <> 'ended' do nothing returning id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new RefusalError(refuse(ENDPOINT.ADDRESS_TAKEN));
  if (sealedSecret !== undefined) await insertSecret(trx, id, sealedSecret, { by, at });
  await noteEndpoint(trx, id, 'endpoint.registered', { by, at }, { channel, name, events });
  return id;
}

/** Makes what an endpoint signs with from now on; those of before count so long, and a new webhook is on. */
export async function renewSecret(
  trx: Queryable,
  id: number,
  { sealed, overlapUntil, ...mark }: By & { readonly sealed: string; readonly overlapUntil: Date },
): Promise<void> {
  await sql`
    update endpoint_secret set valid_until = ${overlapUntil}
    where endpoint_id = ${id} and (valid_until is null or valid_until > ${overlapUntil})`.execute(trx);
  await insertSecret(trx, id, sealed, mark);
  await sql`update endpoint set state = 'on' where id = ${id} and state = 'new'`.execute(trx);
  await noteEndpoint(trx, id, 'endpoint.secret-made', mark, { overlapUntil });
}

/** Switches it on or off, or ends it for good; gives up nothing, since what waits may go once it is on again. */
export async function moveEndpoint(
  trx: Queryable,
  id: number,
  { state, by, at }: By & { readonly state: Exclude<EndpointState, 'new'> },
): Promise<void> {
  await sql`
    update endpoint set state = ${state}, changed_by = ${by}, changed_at = ${at}, failures = 0, paused_until = null
    where id = ${id}`.execute(trx);
  await noteEndpoint(trx, id, `endpoint.${state}`, { by, at });
}

/** Says when a group is left alone; what waits goes by that, but for what is tried again. Hours as they are change nothing. */
export async function setEndpointHours(
  trx: Queryable,
  id: number,
  { hours, by, at }: By & { readonly hours: QuietHours },
): Promise<void> {
  const { quietFrom, quietUntil, quietDaysOff } = hours;
  const { numAffectedRows } = await sql`
    update endpoint set quiet_from = ${quietFrom}, quiet_until = ${quietUntil}, quiet_days_off = ${quietDaysOff},
      changed_by = ${by}, changed_at = ${at}
    where id = ${id} and (quiet_from, quiet_until, quiet_days_off)
      is distinct from (${quietFrom}, ${quietUntil}, ${quietDaysOff}::boolean)`.execute(trx);
  if (numAffectedRows !== 1n) return;
  await sql`
    update outbox set due_at = least(due_at, ${at}::timestamptz)
    where endpoint_id = ${id} and state = 'waiting' and attempts = 0`.execute(trx);
  await noteEndpoint(trx, id, 'endpoint.hours', { by, at }, { quietFrom, quietUntil, quietDaysOff });
}

/** Who ends an endpoint that says of itself that it is gone. */
const RECEIVER = 'system:receiver';

/** Ends an endpoint that has answered 410, with its line of the ledger; nothing where it was ended meanwhile. */
export async function endGone(trx: Queryable, id: number, at: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    update endpoint set state = 'ended', changed_by = ${RECEIVER}, changed_at = ${at}
    where id = ${id} and state <> 'ended'`.execute(trx);
  if (numAffectedRows === 1n) await noteEndpoint(trx, id, 'endpoint.ended', { by: RECEIVER, at }, { answered: 410 });
}

/** Names of those that said so in the two weeks before, and whose address is not registered anew. */
export async function listGone(db: Queryable, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct e.name from endpoint e
    where e.state = 'ended' and e.changed_by = ${RECEIVER} and e.changed_at > ${at}::timestamptz - interval '14 days'
      and not exists (select from endpoint n where n.url_sha256 = e.url_sha256 and n.state <> 'ended')
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Switches all of them off: a copy of an installation tells nobody what the original does. */
export async function switchAllOff(trx: Queryable, at: Date): Promise<void> {
  await sql`
    update endpoint set state = 'off', changed_by = 'system:copied', changed_at = ${at} where state = 'on'`.execute(
    trx,
  );
}

/** Holds an endpoint until the transaction ends: it changes in one way at a time. */
export async function holdEndpoint(
  trx: Queryable,
  id: number,
): Promise<{ readonly channel: Channel; readonly state: EndpointState }> {
  const { rows } = await sql<{ channel: Channel; state: EndpointState }>`
    select channel, state from endpoint where id = ${id} for no key update`.execute(trx);
  const [found] = rows;
  if (found === undefined) throw new RefusalError(refuse(ENDPOINT.NOT_FOUND));
  return found;
}

const insertSecret = async (trx: Queryable, id: number, sealed: string, { by, at }: By): Promise<void> => {
  await sql`
    insert into endpoint_secret (endpoint_id, sealed, made_by, made_at) values (${id}, ${sealed}, ${by}, ${at})`.execute(
    trx,
  );
};

/** A line of the ledger about an endpoint; neither addresses nor secrets stand in it. */
export const noteEndpoint = (
  trx: Queryable,
  id: number,
  act: string,
  { by, at }: By,
  after: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  writeLedger(trx, [
    {
      mark: { workflowId: 'endpoint', seq: id, at, actor: by, act, clause: '4.1', taskId: null, about: {} },
      after: { endpoint: id, ...after },
    },
  ]);
