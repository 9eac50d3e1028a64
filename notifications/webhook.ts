import { createHmac } from 'node:crypto';
import { SECRET_PREFIX } from '../domain/outgoing/endpoint.js';
import type { EventKind } from '../domain/outgoing/events.js';

/** An event on its way to another system. */
export interface Outgoing {
  /** The webhook-id: the same at every attempt, at every endpoint, and of a replay. */
  readonly uid: string;
  readonly kind: EventKind;
  readonly content: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly happenedAt: string;
  /** Where it is read in the product; null where the product's address is not set. */
  readonly url: string | null;
}

/**
 * A request as Standard Webhooks 1.0 has it: the signature is an HMAC-SHA256 over id, timestamp (seconds) and body, one for
 * each secret that counts.
 */
export function webhookRequest(
  { uid, kind, content, happenedAt, url }: Outgoing,
  secrets: readonly string[],
  at: Date,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const body = JSON.stringify({ type: kind, timestamp: happenedAt, data: { ...content, url } });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${uid}.${timestamp}.${body}`).digest('base64')}`;
  });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': uid,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
  return { headers, body };
}
