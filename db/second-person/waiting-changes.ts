import { sql } from 'kysely';
import {
  CHANGE_DAYS,
  CHANGE_KIND_NAMES,
  filesOfChange,
  type NewChange,
  type WaitingChange,
  WITH_FILES,
} from '../../domain/second-person/waiting-change.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import { ownersOf, peopleBehind } from '../accounts/service-accounts.js';
import { insertMessages } from '../messages/messages.js';

const DAY_MS = 86_400_000;

const changesAt = (at: Date) => sql<WaitingChange>`
  select c.no, c.kind, c.clause, c.what, c.reason, c.about, c.deciders, c.content, c.asked_by as "askedBy",
         c.asked_at as "askedAt", c.expires_at as "expiresAt",
         coalesce(e.outcome, case when c.expires_at <= ${at} then 'expired' else 'waiting' end) as state,
         e.ended_by as "endedBy", e.at as "endedAt", e.reason as "endReason"
  from waiting_change c left join waiting_change_end e on e.change_no = c.no`;

/**
 * Has a change wait for a second person, with its line of the ledger; whoever could decide it is told. Where the same
 * person has asked for the same already, that one goes on waiting. Call it inside a transaction.
 * @returns the change with its number
 */
export async function askChange(trx: Queryable, change: NewChange, at: Date): Promise<WaitingChange> {
  const { kind, clause, what, reason, deciders, content, askedBy, until } = change;
  // A script's owner would decide on what is his own doing.
  const about = [...change.about, ...(await ownersOf(trx, [askedBy]))];
  const standing = await findEqual(trx, change, at);
  if (standing !== undefined) return standing;
  const days = at.getTime() + CHANGE_DAYS * DAY_MS;
  const expiresAt = new Date(Math.min(days, until?.getTime() ?? days));
  const { rows } = await sql<{ no: number }>`
    insert into waiting_change (kind, clause, what, reason, about, deciders, content, asked_by, asked_at, expires_at)
    values (${kind}, ${clause}, ${JSON.stringify(what)}::jsonb, ${reason}, ${[...new Set(about)]}::text[],
            ${[...deciders]}::text[], ${JSON.stringify(content)}::jsonb, ${askedBy}, ${at}, ${expiresAt})
    returning no`.execute(trx);
  const no = rows[0]?.no;
  if (no === undefined) throw new Error('the change was not kept');
  const asked = { ...change, about, no, state: 'waiting', askedAt: at, expiresAt } as const;
  const waiting = { ...asked, endedBy: null, endedAt: null, endReason: null };
  await writeLine(trx, { no, at, actor: askedBy, act: 'change.asked', clause, after: { kind, what, reason } });
  await tell(trx, waiting, { to: await whoCouldDecide(trx, waiting), firstNo: 0, at }, [
    text('有变更待您确认', 'A change waits for a second person'),
    text(
      `${CHANGE_KIND_NAMES[kind].zh}：${what.zh}。请在“待第二人确认”页同意或拒绝。`,
      `${CHANGE_KIND_NAMES[kind].en}: ${what.en}. Approve or refuse it on the page “Second person”.`,
    ),
  ]);
  return waiting;
}

/** A change that waits and is the same; nobody asks for it at the same moment until the transaction ends. */
async function findEqual(
  trx: Queryable,
  { kind, content, askedBy }: NewChange,
  at: Date,
): Promise<WaitingChange | undefined> {
  const written = JSON.stringify(content);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${askedBy} ${written}`}, 0))`.execute(trx);
  const { rows } = await sql<WaitingChange>`
    select * from (${changesAt(at)}) as change
    where kind = ${kind} and state = 'waiting' and "askedBy" = ${askedBy} and content = ${written}::jsonb`.execute(trx);
  return rows[0];
}

/** One change at a time is decided; held until the transaction ends. Undefined where there is none. */
export async function holdChange(trx: Queryable, no: number, at: Date): Promise<WaitingChange | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-waiting-change'), ${no}::int)`.execute(trx);
  return findChange(trx, no, at);
}

/** A change by its number; undefined where there is none. */
export async function findChange(db: Queryable, no: number, at: Date): Promise<WaitingChange | undefined> {
  const { rows } = await sql<WaitingChange>`select * from (${changesAt(at)}) as change where no = ${no}`.execute(db);
  return rows[0];
}

/** Which changes to list, latest first. */
export interface ChangePage {
  readonly reader: Actor;
  readonly waiting: boolean | undefined;
  readonly before: number | undefined;
  readonly limit: number;
  readonly at: Date;
}

/** The changes that somebody sees: those he asked for, and those that his roles could decide. */
export async function listChanges(db: Queryable, page: ChangePage): Promise<readonly WaitingChange[]> {
  const { reader, waiting, before, limit, at } = page;
  const { rows } = await sql<WaitingChange>`
    select * from (${changesAt(at)}) as change
    where ("askedBy" = ${reader.personId} or deciders && ${[...reader.roles]}::text[]
           or ${reader.roles.includes('auditor')})
      and (${before ?? null}::bigint is null or no < ${before ?? null}::bigint)
      and (${waiting ?? null}::boolean is null or (state = 'waiting') = ${waiting ?? null})
    order by no desc limit ${limit}`.execute(db);
  return rows;
}

/** Changes of one kind that wait, whoever asked; those that concern somebody, where he is named. */
export async function waitingOfKind(
  db: Queryable,
  kind: WaitingChange['kind'],
  at: Date,
  about?: string,
): Promise<readonly WaitingChange[]> {
  const { rows } = await sql<WaitingChange>`
    select * from (${changesAt(at)}) as change where kind = ${kind} and state = 'waiting'
      and (${about ?? null}::text is null or about @> array[${about ?? null}::text]) order by no`.execute(db);
  return rows;
}

/** Those that wait and name a file beside their reason. */
export async function waitingWithFile(db: Queryable, id: string, at: Date): Promise<readonly WaitingChange[]> {
  const { rows } = await sql<WaitingChange>`
    select * from (${changesAt(at)}) as change where kind = any(${[...WITH_FILES]}::text[]) and state = 'waiting'
      and position(${id} in content::text) > 0 order by no`.execute(db);
  return rows.filter((change) => filesOfChange(change).includes(id));
}

/** How a change ended. */
export interface ChangeEnd {
  readonly outcome: 'applied' | 'refused' | 'withdrawn';
  /** Employee number. */
  readonly by: string;
  readonly reason: string | null;
  readonly at: Date;
}

const ENDED: Readonly<Record<ChangeEnd['outcome'], Text>> = {
  applied: text('您提出的变更已确认并生效', 'A change you asked for was approved and holds'),
  refused: text('您提出的变更未被同意', 'A change you asked for was refused'),
  withdrawn: text('变更已撤回', 'A change was taken back'),
};

/** Ends a change, with its line of the ledger; who asked is told. Call it inside the transaction that carries it out. */
export async function endChange(trx: Queryable, change: WaitingChange, end: ChangeEnd): Promise<void> {
  const { outcome, by, reason, at } = end;
  const { no, kind, clause, what, askedBy } = change;
  await sql`
    insert into waiting_change_end (change_no, outcome, ended_by, reason, at)
    values (${no}, ${outcome}, ${by}, ${reason}, ${at})`.execute(trx);
  const act = `change.${outcome}`;
  await writeLine(trx, { no, at, actor: by, act, clause, after: { kind, what, askedBy, reason } });
  const to = askedBy === by ? [] : await peopleBehind(trx, [askedBy]);
  const why = reason === null ? text('', '') : text(` 理由：${reason}`, ` Reason: ${reason}`);
  await tell(trx, change, { to, firstNo: 1, at }, [
    ENDED[outcome],
    text(`${CHANGE_KIND_NAMES[kind].zh}：${what.zh}。${why.zh}`, `${CHANGE_KIND_NAMES[kind].en}: ${what.en}.${why.en}`),
  ]);
}

async function whoCouldDecide(db: Queryable, change: WaitingChange): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from account a join account_role r on r.account_id = a.id
    where r.role = any(${[...change.deciders]}::text[]) and not a.disabled
      and a.person_id <> ${change.askedBy} and a.person_id <> all(${[...change.about]}::text[])
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Employee numbers among these of those who could ever be a second person in one of the roles. */
export async function couldDecide(
  db: Queryable,
  people: readonly string[],
  roles: readonly Role[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from account a join account_role r on r.account_id = a.id
    where a.person_id = any(${[...people]}::text[]) and r.role = any(${[...roles]}::text[]) order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

async function tell(
  trx: Queryable,
  { no, clause }: Pick<WaitingChange, 'no' | 'clause'>,
  { to, firstNo, at }: { readonly to: readonly string[]; readonly firstNo: number; readonly at: Date },
  [subject, body]: readonly [Text, Text],
): Promise<void> {
  if (to.length === 0) return;
  const mark = { workflowId: 'waiting-change', seq: no, at, about: {} };
  await insertMessages(trx, [{ order: { to, clause, subject, body }, mark }], firstNo);
}

interface Line {
  readonly no: number;
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly clause: string;
  readonly after: unknown;
}

const writeLine = async (trx: Queryable, { no, at, actor, act, clause, after }: Line): Promise<void> => {
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, after)
    values (${at}, ${actor}, ${act}, ${clause}, 'waiting-change', ${no}::int, ${JSON.stringify(after)}::jsonb)`.execute(
    trx,
  );
};
