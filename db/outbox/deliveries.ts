import { sql } from 'kysely';
import type { DeliveryState } from '../../domain/outgoing/delivery.js';
import type { Channel, EndpointState } from '../../domain/outgoing/endpoint.js';
import type { QuietHours } from '../../domain/people/preferences.js';
import type { EventKind } from '../../domain/outgoing/events.js';
import { ENDPOINT } from '../../domain/refusals/endpoints.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import { noteEndpoint, type By } from './endpoints.js';

/** An event as it goes out. */
export interface HeldEvent {
  /** The webhook-id. */
  readonly uid: string;
  readonly kind: EventKind;
  readonly subject: Text;
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly happenedAt: string;
}

/** What is due at one endpoint: one event of a webhook, several of a kind of a robot. */
export interface DueAtEndpoint {
  readonly ids: readonly number[];
  readonly attempts: number;
  readonly endpoint: {
    readonly id: number;
    readonly channel: Channel;
    readonly state: EndpointState;
    readonly sealedUrl: string;
    /** The current one first, then those that still count. */
    readonly sealedSecrets: readonly string[];
    readonly failures: number;
    readonly hours: QuietHours;
  };
  readonly events: readonly HeldEvent[];
}

/** So many events at most are one message of a robot. */
const MOST_TOGETHER = 50;

/**
 * What is due next at the endpoint that was tried the longest ago, held until the transaction ends. Of one endpoint one thing
 * is on its way at a time, whichever worker has it: others take another one.
 */
export async function holdDelivery(trx: Queryable, at: Date): Promise<DueAtEndpoint | undefined> {
  const { rows } = await sql<{ id: number }>`
    select e.id from endpoint e
    where e.state in ('on', 'ended') and (e.paused_until is null or e.paused_until <= ${at}) and exists (
      select from outbox o where o.endpoint_id = e.id and o.state = 'waiting' and o.due_at <= ${at})
    order by e.tried_at nulls first, e.id`.execute(trx);
  for (const { id } of rows) {
    const held = await holdAt(trx, id, at);
    if (held !== undefined) return held;
  }
  return undefined;
}

async function holdAt(trx: Queryable, id: number, at: Date): Promise<DueAtEndpoint | undefined> {
  const lock = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('jinji-endpoint'), ${id}::int) as free`.execute(trx);
  if (lock.rows[0]?.free !== true) return undefined;
  const { rows } = await sql<DueAtEndpoint>`
    with due as (
      select o.id, o.attempts, o.due_at, v.uid, v.kind, v.subject, v.path, v.content, v.happened_at
      from outbox o join outgoing_event v on v.id = o.event_id
      where o.endpoint_id = ${id} and o.state = 'waiting' and o.due_at <= ${at}
      order by o.due_at, o.id
      limit (select case when channel = 'webhook' then 1 else ${MOST_TOGETHER}::int end from endpoint where id = ${id})
      for update of o skip locked),
    taken as (select * from due where kind = (select kind from due order by due_at, id limit 1))
    select jsonb_agg(t.id order by t.due_at, t.id) as ids, min(t.attempts) as attempts,
      jsonb_build_object('id', e.id, 'channel', e.channel, 'state', e.state, 'sealedUrl', e.sealed_url,
        'failures', e.failures, 'hours', jsonb_build_object('quietFrom', e.quiet_from, 'quietUntil', e.quiet_until,
          'quietDaysOff', e.quiet_days_off), 'sealedSecrets', coalesce((
          select jsonb_agg(s.sealed order by s.id desc) from endpoint_secret s
          where s.endpoint_id = e.id and (s.valid_until is null or s.valid_until > ${at})), '[]')) as endpoint,
      jsonb_agg(jsonb_build_object('uid', t.uid, 'kind', t.kind, 'subject', t.subject, 'path', t.path,
        'content', t.content, 'happenedAt', to_char(t.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by t.due_at, t.id) as events
    from endpoint e join taken t on true
    where e.id = ${id} and e.state in ('on', 'ended') and (e.paused_until is null or e.paused_until <= ${at})
    group by e.id`.execute(trx);
  return rows[0];
}

/** Notes how an attempt at an endpoint went: until when nothing more is tried there, and how often it went wrong in a row. */
export async function noteAttempt(
  trx: Queryable,
  id: number,
  { at, failures, pausedUntil }: { readonly at: Date; readonly failures: number; readonly pausedUntil: Date | null },
): Promise<void> {
  await sql`
    update endpoint set tried_at = ${at}, failures = ${failures}, paused_until = ${pausedUntil} where id = ${id}`.execute(
    trx,
  );
}

/** A delivery as IT sees it; who it is about stands nowhere in it. */
export interface DeliveryView {
  readonly id: number;
  readonly eventId: string;
  readonly kind: EventKind;
  readonly subject: Text;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly faultCode: string | null;
  readonly fault: string | null;
  readonly happenedAt: Date;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly replay: number;
}

/** Deliveries to an endpoint, latest first, before one. */
export async function listDeliveries(
  db: Queryable,
  asked: {
    readonly endpointId: number;
    readonly state: DeliveryState | undefined;
    readonly before: number | undefined;
    readonly limit: number;
  },
): Promise<readonly DeliveryView[]> {
  const { endpointId, state, before, limit } = asked;
  const { rows } = await sql<DeliveryView>`
    select o.id, v.uid as "eventId", v.kind, v.subject, o.state, o.attempts, o.fault_code as "faultCode", o.fault,
      v.happened_at as "happenedAt", o.due_at as "dueAt", o.sent_at as "sentAt", o.replay
    from outbox o join outgoing_event v on v.id = o.event_id
    where o.endpoint_id = ${endpointId} and (${state ?? null}::text is null or o.state = ${state ?? null})
      and (${before ?? null}::bigint is null or o.id < ${before ?? null}::bigint)
    order by o.id desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Has a delivery tried at once that waits or was given up, and sends another one, under the same webhook-id, of what was
 * taken. In a transaction, with its line of the ledger.
 * @throws RefusalError ENDPOINT.DELIVERY_NOT_FOUND, ENDPOINT.ENDED
 */
export async function replayDelivery(trx: Queryable, id: number, { by, at }: By): Promise<void> {
  const { rows } = await sql<{ state: DeliveryState; endpointId: number; eventId: number; ended: boolean }>`
    select o.state, o.endpoint_id as "endpointId", o.event_id as "eventId", e.state = 'ended' as ended
    from outbox o join endpoint e on e.id = o.endpoint_id where o.id = ${id} for update of o`.execute(trx);
  const [found] = rows;
  if (found === undefined) throw new RefusalError(refuse(ENDPOINT.DELIVERY_NOT_FOUND));
  const { state, endpointId, eventId, ended } = found;
  if (ended) throw new RefusalError(refuse(ENDPOINT.ENDED));
  if (state === 'sent') {
    await sql`
      insert into outbox (event_id, endpoint_id, replay, due_at, queued_at)
      select ${eventId}, ${endpointId}, max(replay) + 1, ${at}, ${at} from outbox
      where event_id = ${eventId} and endpoint_id = ${endpointId}
      having count(*) filter (where state = 'waiting') = 0
      on conflict on constraint outbox_event_once do nothing`.execute(trx);
  } else {
    await sql`
      update outbox set state = 'waiting', due_at = ${at}, queued_at = ${at}, attempts = 0 where id = ${id}`.execute(
      trx,
    );
  }
  await sql`update endpoint set paused_until = null where id = ${endpointId}`.execute(trx);
  await noteEndpoint(trx, endpointId, 'endpoint.replayed', { by, at }, { delivery: id });
}

/** Of endpoints that are on: what was given up in the two weeks before, and what has been tried in vain for an hour. */
export async function countUntaken(
  db: Queryable,
  at: Date,
): Promise<readonly { readonly name: string; readonly failed: number; readonly delayed: number }[]> {
  const { rows } = await sql<{ name: string; failed: number; delayed: number }>`
    select e.name, count(*) filter (where o.state = 'failed') as failed, count(*) filter (where o.state = 'waiting') as delayed
    from endpoint e join outbox o on o.endpoint_id = e.id
    where e.state = 'on' and (o.state = 'failed' and o.tried_at > ${at}::timestamptz - interval '14 days'
      or o.state = 'waiting' and (o.attempts > 0 or e.failures > 0) and o.queued_at < ${at}::timestamptz - interval '1 hour')
    group by e.id order by e.name, e.id`.execute(db);
  return rows;
}
