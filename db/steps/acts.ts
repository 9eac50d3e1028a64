import { sql, type Kysely, type RawBuilder } from 'kysely';
import { trailNow } from '../../domain/trail/current.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { JournalledAct, SignAct, SignedAct, TakenAct } from '../../domain/step/journal.js';
import type { Database, Queryable } from '../database.js';

/** After this long a worker delivers an act that has no answer; whoever took it delivers it at once. */
const FIRST_DELIVERY_SECONDS = 3;
/** The same of several of one call, which are judged once more before any of them goes. */
const FIRST_DELIVERY_TOGETHER_SECONDS = 15;
/** For so long whoever acted may still hear his answer. */
const HEARD_WITHIN_SECONDS = 10;
/** The longest pause between two deliveries. */
const LONGEST_PAUSE_SECONDS = 60;
/** No delivery is put off for so long: the clock by which that was written was ahead, and has been set right. */
const WRONGLY_AHEAD_SECONDS = 3 * LONGEST_PAUSE_SECONDS;

const columns = sql`id, workflow_id as "workflowId", task_ids as "taskIds", what, input, taken_at as "takenAt", deliveries, request_id as "requestId"`;

/**
 * Writes an act down before anything is sent: from here on it is taken. Undefined when it may not be taken: another act
 * on one of its tasks waits for its answer, of the same person, of anybody whose own call has given up, or one that is
 * `alone`. An act that is there already comes back as it is.
 * @param alone one of several of one call: it waits for anybody's, and anybody's for it (0034).
 */
export async function takeAct(
  db: Queryable,
  act: TakenAct,
  at: Date,
  sign: SignAct,
  alone = false,
): Promise<JournalledAct | undefined> {
  const { key, bytes } = sign(act, at);
  const { id, workflowId, what, input } = act;
  const taskIds = sql`${[...act.taskIds]}::text[]`;
  const { personId } = input.actor;
  const seconds = alone ? FIRST_DELIVERY_TOGETHER_SECONDS : FIRST_DELIVERY_SECONDS;
  const deliverAt = new Date(at.getTime() + seconds * 1000);
  const lost = new Date(at.getTime() - HEARD_WITHIN_SECONDS * 1000);
  const taken = await sql<JournalledAct>`
    insert into act (id, workflow_id, task_ids, what, input, actor_id, taken_at, deliver_at, alone, signed_with, signature, request_id)
    select ${id}, ${workflowId}, ${taskIds}, ${what}, ${JSON.stringify(input)}::jsonb, ${personId}, ${at}, ${deliverAt},
      ${alone}, ${key}, ${Buffer.from(bytes)}::bytea, ${trailNow()?.requestId ?? null}::text
    where not exists (
      select from act w where w.task_ids && ${taskIds} and w.answered_at is null and w.id <> ${id}
        and (${alone} or w.alone or w.actor_id = ${personId} or w.taken_at < ${lost}::timestamptz))
    on conflict (id) do nothing
    returning ${columns}, false as again, null::timestamptz as "answeredAt", null::jsonb as refusal`.execute(db);
  return taken.rows[0] ?? findAct(db, id);
}

/** Which of these acts the journal knows. */
export async function knownActs(db: Queryable, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from act where id = any(${[...ids]}::text[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes acts out of the journal again that nobody has delivered; false where a worker has begun with one, and all stay. */
export async function dropUndelivered(db: Kysely<Database>, ids: readonly string[]): Promise<boolean> {
  try {
    await db.transaction().execute(async (trx) => {
      const { numAffectedRows } = await sql`
        delete from act where id = any(${[...ids]}::text[]) and deliveries = 0 and answered_at is null`.execute(trx);
      if (Number(numAffectedRows) < ids.length) throw new Begun();
    });
    return true;
  } catch (error) {
    if (error instanceof Begun) return false;
    throw error;
  }
}
class Begun extends Error {}

/** An act of the journal; it may have been delivered before. */
async function findAct(db: Queryable, id: string): Promise<JournalledAct | undefined> {
  const { rows } = await sql<JournalledAct>`
    select ${columns}, true as again, answered_at as "answeredAt", refusal from act where id = ${id}`.execute(db);
  return rows[0];
}

/** An entry of the journal with what was signed, as one value of JSON; instants in epoch milliseconds. */
const signed = sql`jsonb_build_object('id', id, 'workflowId', workflow_id, 'taskIds', to_jsonb(task_ids), 'what', what,
  'input', input, 'takenAt', (extract(epoch from taken_at) * 1000)::bigint, 'key', signed_with,
  'bytes', encode(signature, 'hex'))`;

interface SignedJson extends Omit<SignedAct, 'takenAt' | 'signature'> {
  readonly takenAt: number;
  readonly key: string | null;
  /** Hexadecimal. */
  readonly bytes: string | null;
}

/** The journal's entries of these acts with what was signed, as a column; those that are not there are left out. */
export const signedActs = (ids: readonly string[]): RawBuilder<readonly SignedJson[]> =>
  sql`(select coalesce(jsonb_agg(${signed}), '[]') from act where id = any(${[...ids]}::text[]))`;

/** What that column holds. */
export const signedIn = (column: readonly SignedJson[]): readonly SignedAct[] =>
  column.map(({ takenAt, key, bytes, ...act }) => ({
    ...act,
    takenAt: new Date(takenAt),
    signature: key === null || bytes === null ? null : { key, bytes: Buffer.from(bytes, 'hex') },
  }));

/** The same of these acts, asked by itself. */
export async function findSigned(db: Queryable, ids: readonly string[]): Promise<readonly SignedAct[]> {
  const { rows } = await sql<{ found: readonly SignedJson[] }>`select ${signedActs(ids)} as found`.execute(db);
  return signedIn(rows[0]?.found ?? []);
}

/** Marks an act as refused for good, so that nobody delivers it any more. */
export async function refuseAct(db: Queryable, id: string, refusal: Refusal, at: Date): Promise<void> {
  await sql`
    update act set answered_at = ${at}, refusal = ${JSON.stringify(refusal)}::jsonb
    where id = ${id} and answered_at is null`.execute(db);
}

/** Marks acts as carried out; without waiting for the disk: a mark that is lost costs one more delivery. */
export async function answerActs(db: Queryable, ids: readonly string[], at: Date): Promise<void> {
  await sql`
    with settings as materialized (select set_config('synchronous_commit', 'off', true) as off)
    update act set answered_at = ${at} from settings
    where id = any(${[...ids]}::text[]) and answered_at is null`.execute(db);
}

/** Takes up to so many acts that have had no answer by now, and puts off their next delivery; any number may ask. */
export async function nextDeliveries(db: Queryable, limit: number, at: Date): Promise<readonly JournalledAct[]> {
  const { rows } = await sql<JournalledAct>`
    update act set deliveries = deliveries + 1,
      deliver_at = ${at}::timestamptz + make_interval(secs => least(power(2, least(deliveries, 6)), ${LONGEST_PAUSE_SECONDS}))
    where id in (
      select id from act where answered_at is null and (
        deliver_at <= ${at} or deliver_at > ${at}::timestamptz + make_interval(secs => ${WRONGLY_AHEAD_SECONDS}))
      order by taken_at, id limit ${limit} for update skip locked)
    returning ${columns}, true as again, answered_at as "answeredAt", refusal`.execute(db);
  return rows;
}

/** A workflow waits for this act to come again, whatever was thought of it: it is delivered at once. */
export async function hurryAct(db: Queryable, id: string, at: Date): Promise<void> {
  await sql`
    update act set deliver_at = least(deliver_at, ${at}), answered_at = null, refusal = null where id = ${id}`.execute(
    db,
  );
}

/** Acts that were taken ten minutes before `at` or earlier and have no answer. */
export async function countUnanswered(db: Queryable, at: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from act
    where answered_at is null and taken_at < ${at}::timestamptz - interval '10 minutes'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Deletes acts that were answered so many days ago; what they did stands in the records. */
export async function forgetActs(db: Queryable, before: Date): Promise<void> {
  await sql`delete from act where answered_at < ${before}`.execute(db);
}
