import { sql } from 'kysely';
import type { SignWay } from '../../domain/signing/signing.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import type { Queryable } from '../database.js';

/** Somebody who was asked to sign a task, and what he has answered. */
export interface SignerView {
  readonly no: number;
  readonly way: SignWay;
  readonly toId: string;
  readonly toName: string;
  readonly byId: string;
  readonly byName: string;
  readonly note: string;
  readonly at: Date;
  readonly removed: boolean;
  /** `signed` or `refused`; null while he has not answered. */
  readonly answer: 'sign' | 'refuse' | null;
  readonly reason: string | null;
}

/** Who was asked to sign a task, in order, as the lines of the ledger and the signatures have it (docs/decisions/0058). */
export async function signersOf(db: Queryable, taskId: string): Promise<readonly SignerView[]> {
  const { rows } = await sql<SignerView>`
    select (l.after ->> 'no')::int as no, l.after ->> 'way' as way, l.after ->> 'to' as "toId", coalesce(p.name, l.after ->> 'to') as "toName",
      l.actor as "byId", coalesce(b.name, l.actor) as "byName", l.after ->> 'note' as note, l.at,
      exists (select from ledger r where r.task_id = l.task_id and r.act in ('task.signer-removed', 'task.signer-left') and r.after ->> 'no' = l.after ->> 'no') as removed,
      s.answer ->> 'decision' as answer, s.answer ->> 'reason' as reason
    from ledger l left join person p on p.id = l.after ->> 'to' left join person b on b.id = l.actor
      left join lateral (
        select case when t.state = 'completed' then t.answer end as answer from task t
        where t.signs = l.task_id and t.sign_no = (l.after ->> 'no')::int order by t.opened_at desc, t.id desc limit 1) s on true
    where l.task_id = ${taskId} and l.act = 'task.signer-added' order by l.id`.execute(db);
  return rows;
}

/** What a signature is about: the task, and what was handed in for it, where that waits. */
export interface SignedTask {
  readonly taskId: string;
  readonly kind: string;
  readonly no: number;
  readonly held: unknown;
}

/** Of a signature, which task it signs; undefined for any other task. */
export async function signedBy(db: Queryable, taskId: string): Promise<SignedTask | undefined> {
  const { rows } = await sql<SignedTask>`
    select o.id as "taskId", o.kind, s.sign_no as no, coalesce(o.held_answer, o.answer) as held
    from task s join task o on o.id = s.signs where s.id = ${taskId}`.execute(db);
  return rows[0];
}

/** Who has handed in what a signature signs, with the roles that count for him there now; undefined where nothing waits. */
export async function holderNow(
  db: Queryable,
  taskId: string,
): Promise<{ readonly personId: string; readonly roles: readonly Role[] } | undefined> {
  const { rows } = await sql<{ personId: string; roles: readonly Role[] }>`
    select o.held_by as "personId",
      offices_at(o.held_by, o) as roles
    from task s join task o on o.id = s.signs where s.id = ${taskId} and o.state = 'open' and o.held_by is not null`.execute(
    db,
  );
  return rows[0];
}

/** Whether what was handed in for a task waits for its signers. */
export async function isHeld(db: Queryable, taskId: string): Promise<boolean> {
  const { rows } = await sql`select from task where id = ${taskId} and state = 'open' and held_at is not null`.execute(
    db,
  );
  return rows.length > 0;
}
