import { sql } from 'kysely';
import { ACCOUNT_EVENT_NAMES, TOLD_EVENTS, type AccountEvent } from '../../domain/accounts/account-event.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';

/** A line of the ledger of the accounts, to be written. */
export interface NewAccountEvent {
  readonly accountId: number;
  /** Employee number, `command:<user>` or `system:<what>`. */
  readonly actor: string;
  readonly event: AccountEvent;
  /** Roles by name, and the like; never a password or a code. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Writes a line; where it matters to him the owner is told, and the HR manager. Call it inside a transaction. */
export async function noteAccount(
  trx: Queryable,
  { accountId, actor, event, detail = {}, at }: NewAccountEvent,
): Promise<void> {
  const { rows } = await sql<{ no: number; login: string; personId: string }>`
    insert into account_event (at, account_id, login, person_id, actor, event, detail)
    select ${at}, a.id, a.login, a.person_id, ${actor}, ${event}, ${JSON.stringify(detail)}::jsonb
    from account a where a.id = ${accountId}
    returning no, login, person_id as "personId"`.execute(trx);
  const [line] = rows;
  if (line === undefined || !TOLD_EVENTS.includes(event)) return;
  const what = Object.values(detail).flat().map(String).join(', ');
  const after = what === '' ? '' : `(${what})`;
  const subject = ACCOUNT_EVENT_NAMES[event];
  const body = text(
    `账号 ${line.login}:${subject.zh}${after}。如有疑问请立即联系人力资源经理。`,
    `Account ${line.login}: ${subject.en}${after}. Ask the HR manager at once if this surprises you.`,
  );
  const order = {
    to: [line.personId],
    toRoles: ['hr-manager'],
    clause: '4.1',
    topic: 'account',
    subject,
    body,
  } as const;
  await insertMessages(trx, [{ order, mark: { workflowId: 'account', seq: line.no, at, about: {} } }]);
}

/** A line of the ledger of the accounts, to be read. */
export interface AccountEventView {
  readonly no: number;
  readonly at: Date;
  readonly accountId: number;
  readonly login: string;
  readonly personId: string;
  readonly actor: string;
  readonly event: AccountEvent;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The ledger of the accounts, or of one of them, latest first. */
export async function listAccountEvents(
  db: Queryable,
  page: { readonly accountId: number | undefined; readonly before: number | undefined; readonly limit: number },
): Promise<readonly AccountEventView[]> {
  const { rows } = await sql<AccountEventView>`
    select no, at, account_id as "accountId", login, person_id as "personId", actor, event, detail from account_event
    where (${page.accountId ?? null}::bigint is null or account_id = ${page.accountId ?? null})
      and (${page.before ?? null}::bigint is null or no < ${page.before ?? null})
    order by no desc limit ${page.limit}`.execute(db);
  return rows;
}
