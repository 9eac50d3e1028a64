import { sql } from 'kysely';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../domain/people/preferences.js';
import type { Queryable } from '../../database.js';

/** How somebody wants to be reached; what holds for everybody where he has chosen nothing. */
export async function readPreferences(db: Queryable, personId: string): Promise<Preferences> {
  const { rows } = await sql<Preferences>`
    select language, mails, news, invitations, quiet_from as "quietFrom", quiet_until as "quietUntil", quiet_days_off as "quietDaysOff"
    from preference where person_id = ${personId}`.execute(db);
  return rows[0] ?? DEFAULT_PREFERENCES;
}

/** Keeps what somebody has chosen. */
export async function keepPreferences(db: Queryable, personId: string, chosen: Preferences, at: Date): Promise<void> {
  const { language, mails, news, invitations, quietFrom, quietUntil, quietDaysOff } = chosen;
  await sql`
    insert into preference (person_id, language, mails, news, invitations, quiet_from, quiet_until, quiet_days_off, changed_at)
    values (${personId}, ${language}, ${mails}, ${news}, ${invitations}, ${quietFrom}, ${quietUntil}, ${quietDaysOff}, ${at})
    on conflict (person_id) do update set language = excluded.language, mails = excluded.mails,
      news = excluded.news, invitations = excluded.invitations,
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, quiet_days_off = excluded.quiet_days_off,
      changed_at = excluded.changed_at`.execute(db);
}
