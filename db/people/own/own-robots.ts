import { sql, type RawBuilder } from 'kysely';
import type { Robot } from '../../../domain/outgoing/own-robot.js';
import type { Queryable } from '../../database.js';

/** Somebody's own robot, as he sees it; with what is sealed, for comparing. */
export interface OwnRobot {
  readonly channel: Robot;
  readonly shownUrl: string;
  readonly sealedUrl: string;
  readonly sealedSecret: string | null;
  readonly madeAt: Date;
  readonly triedAt: Date | null;
  /** Why the last attempt went wrong (`robotFaultSaid`); null where it went well, or there was none. */
  readonly faultCode: string | null;
}

/** His robot; undefined where he has none. */
export async function readOwnRobot(db: Queryable, personId: string): Promise<OwnRobot | undefined> {
  const { rows } = await sql<OwnRobot>`
    select channel, shown_url as "shownUrl", sealed_url as "sealedUrl", sealed_secret as "sealedSecret", made_at as "madeAt",
      tried_at as "triedAt", fault_code as "faultCode" from own_robot where person_id = ${personId}`.execute(db);
  return rows[0];
}

/** A robot to be kept, sealed. */
export interface SealedRobot extends Pick<OwnRobot, 'channel' | 'shownUrl' | 'sealedUrl' | 'sealedSecret'> {
  readonly at: Date;
}

/** Keeps somebody's robot in the place of the one before; gives its number. */
export async function keepOwnRobot(trx: Queryable, personId: string, one: SealedRobot): Promise<number> {
  const { channel, shownUrl, sealedUrl, sealedSecret, at } = one;
  await endOwnRobot(trx, personId);
  const { rows } = await sql<{ no: number }>`
    insert into own_robot (person_id, channel, shown_url, sealed_url, sealed_secret, made_at)
    values (${personId}, ${channel}, ${shownUrl}, ${sealedUrl}, ${sealedSecret}, ${at}) returning no::int as no`.execute(
    trx,
  );
  return rows[0]?.no ?? 0;
}

/** Ends it: what concerns his tasks is mailed again. Nothing where he has none. */
export async function endOwnRobot(db: Queryable, personId: string): Promise<void> {
  await sql`delete from own_robot where person_id = ${personId}`.execute(db);
}

/** Ends all of them: a copy of an installation tells nobody what the original does. */
export const endOwnRobots = (trx: Queryable): Promise<unknown> => sql`delete from own_robot`.execute(trx);

/** Notes how an attempt by a robot went, by its number, and until when nothing more is tried there; of one that was exchanged meanwhile nothing. */
export async function noteOwnRobot(
  trx: Queryable,
  no: number,
  { at, faultCode }: { readonly at: Date; readonly faultCode: string | null },
  pausedUntil: Date,
): Promise<void> {
  await sql`
    update own_robot set tried_at = ${at}, fault_code = ${faultCode}, paused_until = ${pausedUntil}
    where no = ${no}`.execute(trx);
}

/** Whether somebody, in a query, has one. */
export const hasOwnRobot = (personId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from own_robot o where o.person_id = ${personId})`;

/** The origins at which IT has registered robots of a vendor. */
export async function originsOfRobots(db: Queryable, channel: Robot): Promise<readonly string[]> {
  const { rows } = await sql<{ shown: string }>`
    select distinct shown_url as shown from endpoint where channel = ${channel} and state <> 'ended'`.execute(db);
  return rows.map(({ shown }) => shown);
}
