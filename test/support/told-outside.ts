import { sql } from 'kysely';
import type { Queryable } from '../../db/database.js';
import { EVENT_BODIES } from '../../domain/outgoing/event-schemas.js';
import { WANTED_KINDS, type EventKind } from '../../domain/outgoing/events.js';

/** Has a system of a test's own want every kind of event; nothing is ever delivered to it. */
export async function wantEverything(db: Queryable): Promise<void> {
  await sql`
    insert into endpoint (channel, name, sealed_url, shown_url, url_sha256, events, state, made_by, made_at, changed_by, changed_at)
    values ('webhook', 'everything', 'x', 'x', sha256('x'), ${[...WANTED_KINDS]}::text[], 'on', 'it', now(), 'it', now())`.execute(
    db,
  );
}

/** What other systems were told of a kind, in its order, as it is described; throws where it is not. */
export async function toldOutside(
  db: Queryable,
  kind: EventKind,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await sql<{ content: Record<string, unknown> }>`
    select v.content from outgoing_event v join outbox o on o.event_id = v.id where v.kind = ${kind} order by v.id`.execute(
    db,
  );
  for (const { content } of rows) {
    EVENT_BODIES[kind].parse({ type: kind, timestamp: '2026-07-09T02:00:00.000Z', data: { ...content, url: null } });
  }
  return rows.map(({ content }) => content);
}
