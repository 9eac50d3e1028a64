import { sql } from 'kysely';
import type { AnnouncementKind, NewAnnouncement } from '../../domain/settings/announcement.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';
import { insertEvents } from '../outbox/events.js';
import { confirms } from './confirming.js';

/**
 * Announces what has not been announced, and tells everybody who is here and was not told: a message, and mail where it
 * is set up, in the same transaction. Doing it again tells nobody twice. Call it inside a transaction.
 * @returns how many people were told of something
 */
export async function announce(trx: Queryable, announcements: readonly NewAnnouncement[], at: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-announcements'))`.execute(trx);
  let told = 0;
  for (const one of announcements) {
    const { no, isNew } = await keep(trx, one, at);
    if (isNew) await publish(trx, no, one, at);
    const to = await address(trx, no, one.kind, at);
    told += to.length;
    if (to.length === 0 || one.kind === 'privacy') continue; // the notice is shown when they come in
    const order = { to, clause: one.clause, subject: one.title, body: one.body };
    await insertMessages(trx, [{ order, mark: { workflowId: 'announcement', seq: no, at, about: {} } }]);
  }
  return told;
}

/** The number of the announcement, whether it is new or not. */
async function keep(
  trx: Queryable,
  one: NewAnnouncement,
  at: Date,
): Promise<{ readonly no: number; readonly isNew: boolean }> {
  const { key, kind, clause, title, body, effectiveFrom } = one;
  const { numAffectedRows } = await sql`
    insert into announcement (key, kind, clause, title, body, effective_from, announced_at)
    values (${key}, ${kind}, ${clause}, ${JSON.stringify(title)}::jsonb, ${JSON.stringify(body)}::jsonb,
            ${effectiveFrom}, ${at})
    on conflict (key) do nothing`.execute(trx);
  const { rows } = await sql<{ no: number }>`select no from announcement where key = ${key}`.execute(trx);
  const no = rows[0]?.no;
  if (no === undefined) throw new Error(`announcement ${key} vanished`);
  return { no, isNew: numAffectedRows === 1n };
}

/** Tells other systems and groups of it, once. */
async function publish(trx: Queryable, no: number, one: NewAnnouncement, at: Date): Promise<void> {
  const { clause, title, effectiveFrom } = one;
  const content = { no, clause, title, effectiveFrom };
  const event = { kind: 'announcement.published', subject: title, path: '/messages', content } as const;
  await insertEvents(trx, [{ event, mark: { workflowId: 'announcement', seq: no, at } }]);
}

/**
 * Everybody in HR's records who has not left as of that day is concerned (§2, §4), and of the policy whoever may confirm it;
 * gives those who were not yet told.
 */
async function address(trx: Queryable, no: number, kind: AnnouncementKind, at: Date): Promise<readonly string[]> {
  const today = todayIn('Asia/Shanghai', at.getTime());
  const { rows } = await sql<{ id: string }>`
    insert into announcement_addressee (announcement_no, person_id, told_at)
    select ${no}, p.id, ${at}::timestamptz from person p
    where status_on(p.status, p.confirmed_on, p.left_on, ${today}::date) <> 'left'
      and ${confirms(sql`${kind}::text`, sql`p.id`)}
    on conflict do nothing returning person_id as id`.execute(trx);
  return rows.map(({ id }) => id).sort();
}
