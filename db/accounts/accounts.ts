import { randomBytes } from 'node:crypto';
import { sql, type ExpressionBuilder } from 'kysely';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { ADMINISTRATORS, ROLES, type Role } from '../../domain/vocabulary/roles.js';
import type { Database, Queryable } from '../database.js';
import { hashPassword } from './passwords.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';

/** An account as the administration sees it; never the hash. Instants are ISO 8601 in UTC. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly personId: string;
  readonly personName: string;
  /** The person has left; the account may still read what is his own. */
  readonly left: boolean;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  /** The log-in asks for a code beside the password. */
  readonly secondFactor: boolean;
  /** Raised by every change of the password; older sessions and tokens no longer count. */
  readonly credentialVersion: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A local account to be made, with the roles it has from the beginning. */
export interface NewAccount {
  /** Kept in lower case. */
  readonly login: string;
  readonly password: string;
  /** Employee number. */
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Whether the password must be changed at the first log-in; default false. */
  readonly mustChangePassword?: boolean;
  /** Who makes it: an employee number, `command:<user>`; `system:setup` where it is left out. */
  readonly by?: string;
  /** The first administrator's: it acts alone until the set-up is confirmed (4.1). */
  readonly first?: boolean;
}

/** A password that nobody knows: its owner sets one by a link or a code. */
export const unknownPassword = (): string => randomBytes(32).toString('base64url');

const rolesOf = (eb: ExpressionBuilder<Database, 'account'>) =>
  eb
    .selectFrom('account_role')
    .whereRef('account_role.account_id', '=', 'account.id')
    .select(sql<string[]>`coalesce(array_agg(account_role.role order by account_role.role), '{}')`.as('roles'))
    .as('roles');

/** The columns of {@link Account}, ready for a where clause. */
export function selectAccounts(db: Queryable) {
  return db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id as id',
      'account.login as login',
      'account.person_id as personId',
      'person.name as personName',
      'account.disabled as disabled',
      'account.must_change_password as mustChangePassword',
      'account.credential_version as credentialVersion',
      'account.version as version',
      'account.created_at as createdAt',
      'account.updated_at as updatedAt',
    ])
    .select(
      sql<boolean>`exists (select from second_factor f where f.account_id = account.id and f.confirmed_at is not null)`.as(
        'secondFactor',
      ),
    )
    .select(
      sql<boolean>`status_on(person.status, person.confirmed_on, person.left_on, (now() at time zone 'Asia/Shanghai')::date) = 'left'`.as(
        'left',
      ),
    )
    .select(rolesOf);
}

type Row = Omit<Account, 'roles' | 'createdAt' | 'updatedAt'> & {
  readonly roles: readonly string[] | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A row of {@link selectAccounts} with the roles as the vocabulary knows them. */
export const toAccount = (row: Row): Account => ({
  ...row,
  roles: ROLES.filter((role) => row.roles?.includes(role)),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** The account with this number, or undefined. */
export async function findAccount(db: Queryable, id: number): Promise<Account | undefined> {
  const row = await selectAccounts(db).where('account.id', '=', id).executeTakeFirst();
  return row && toAccount(row);
}

/** The same, where it has to be there. @throws RefusalError `ACCOUNT.NOT_FOUND`. */
export async function knownAccount(db: Queryable, id: number): Promise<Account> {
  const account = await findAccount(db, id);
  if (account === undefined) throw new RefusalError(refuse(ACCOUNT.NOT_FOUND));
  return account;
}

/** The account with this login (any case), or undefined. */
export async function findAccountByLogin(db: Queryable, login: string): Promise<Account | undefined> {
  const row = await selectAccounts(db).where('account.login', '=', normalLogin(login)).executeTakeFirst();
  return row && toAccount(row);
}

/** The open account of somebody who has not left; undefined where there is none. */
export async function openAccountOf(db: Queryable, personId: string): Promise<Account | undefined> {
  const row = await selectAccounts(db)
    .where('account.person_id', '=', personId)
    .where('account.disabled', '=', false)
    .executeTakeFirst();
  const account = row && toAccount(row);
  return account?.left === true ? undefined : account;
}

/** Which accounts to list, a page at a time. */
export interface AccountFilter {
  readonly role?: Role;
  readonly disabled?: boolean;
  /** Logins after this one, in their order. */
  readonly afterLogin?: string;
  readonly limit: number;
}

/** Accounts in the order of their logins. */
export async function listAccounts(db: Queryable, filter: AccountFilter): Promise<readonly Account[]> {
  let query = selectAccounts(db).orderBy('account.login').limit(filter.limit);
  const { role, disabled, afterLogin } = filter;
  if (disabled !== undefined) query = query.where('account.disabled', '=', disabled);
  if (afterLogin !== undefined) query = query.where('account.login', '>', afterLogin);
  if (role !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('account_role')
          .whereRef('account_role.account_id', '=', 'account.id')
          .where('account_role.role', '=', role)
          .select('account_role.role'),
      ),
    );
  }
  return (await query.execute()).map(toAccount);
}

/** Whether there is an open account that may administer accounts. */
export async function hasAdministrator(db: Queryable): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .where('account_role.role', 'in', [...ADMINISTRATORS])
    .where('account.disabled', '=', false)
    .select('account.id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether an open account of somebody who is here has one of these roles, whoever `except` is left aside. */
export async function hasAnother(db: Queryable, roles: readonly Role[], except: readonly string[]): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .where('account_role.role', 'in', [...roles])
    .where('account.disabled', '=', false)
    .where('account.person_id', 'not in', [...except])
    .where('person.status', '!=', 'left')
    .select('account.id')
    .executeTakeFirst();
  return found !== undefined;
}

/** How logins are compared: NFKC, lower case, without blanks around. */
export const normalLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

/**
 * Creates a log-in for a person. Give the open transaction where more belongs to it.
 * @throws RefusalError `ACCOUNT.LOGIN_TAKEN`, `ACCOUNT.PERSON_TAKEN`, `ACCOUNT.PERSON_UNKNOWN`, `ACCOUNT.LOGIN_UNFIT`,
 * `ACCOUNT.PASSWORD_UNFIT`.
 */
export async function createAccount(db: Queryable, account: NewAccount): Promise<Account> {
  const login = normalLogin(account.login);
  const passwordHash = await hashPassword(login, account.password);
  try {
    await sql`
      with made as (
        insert into account (login, person_id, password_hash, must_change_password, first_administrator)
        values (${login}, ${account.personId}, ${passwordHash}, ${account.mustChangePassword ?? false}, ${account.first ?? false})
        returning id, login, person_id),
      noted as (
        insert into account_event (at, account_id, login, person_id, actor, event, detail)
        select now(), id, login, person_id, ${account.by ?? 'system:setup'}, 'created',
               ${JSON.stringify({ roles: account.roles })}::jsonb from made)
      insert into account_role (account_id, role)
      select made.id, asked.role from made cross join unnest(${[...new Set(account.roles)]}::text[]) as asked (role)
    `.execute(db);
  } catch (error) {
    throw takenOrUnfit(error, login, account.personId) ?? error;
  }
  const created = await findAccountByLogin(db, login);
  if (!created) throw new Error(`account ${login} vanished`);
  return created;
}

/** What the constraints of `account` refuse, in words. */
function takenOrUnfit(error: unknown, login: string, personId: string): RefusalError | undefined {
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined;
  switch (constraint) {
    case 'account_login_unique':
      return new RefusalError(refuse(ACCOUNT.LOGIN_TAKEN, { login }));
    case 'account_person_unique':
      return new RefusalError(refuse(ACCOUNT.PERSON_TAKEN, { personId }));
    case 'account_person_id_fkey':
      return new RefusalError(refuse(ACCOUNT.PERSON_UNKNOWN, { personId }));
    case 'account_login_check':
      return new RefusalError(refuse(ACCOUNT.LOGIN_UNFIT));
    default:
      return undefined;
  }
}
