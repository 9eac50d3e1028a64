import { userInfo } from 'node:os';
import { text as readAll } from 'node:stream/consumers';
import Table from 'cli-table3';
import * as z from 'zod';
import { setPassword } from '../../db/accounts/changes.js';
import {
  createAccount,
  findAccountByLogin,
  listAccounts,
  unknownPassword,
  type Account,
} from '../../db/accounts/accounts.js';
import { noteAccount } from '../../db/accounts/events.js';
import { createResetLink, findResetByCode } from '../../db/accounts/resets.js';
import type { Queryable } from '../../db/database.js';
import { findSetup } from '../../db/second-person/setup.js';
import { askChange } from '../../db/second-person/waiting-changes.js';
import { mailLink, resetToAsk } from '../../api/changes/password-link.js';
import { askRoles } from '../../api/changes/roles.js';
import { sensitiveAmong } from '../../domain/accounts/sensitive-roles.js';
import { unlockLogin } from '../../db/defense/sessions.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { ROLES, type Role } from '../../domain/vocabulary/roles.js';
import { withDatabase } from './with-database.js';
import { ACCOUNT } from '../../domain/refusals/accounts.js';

const resetting = z.strictObject({
  passwordStdin: z.boolean(),
  code: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
});
const creating = z.strictObject({
  person: z.string().min(1),
  role: z.array(z.enum(ROLES)),
  passwordStdin: z.boolean(),
});

const by = (): string => `command:${userInfo().username}`;

/** Never an argument: those stand in the list of processes for everybody to read. Undefined: a link is made. */
const passwordFrom = async (stdin: boolean): Promise<string | undefined> =>
  stdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : undefined;

/** Until the set-up is confirmed: a one-time link, by which its owner sets the password. */
async function tellLink(trx: Queryable, account: Account): Promise<void> {
  const { secret, expiresAt } = await createResetLink(trx, account.id, new Date());
  const url = `${process.env.JINJI_PUBLIC_URL?.replace(/\/$/, '') ?? '<JINJI_PUBLIC_URL>'}/password-reset#${secret}`;
  process.stdout.write(`${account.login} 一次性链接 · one-time link (${expiresAt.toISOString()}): ${url}\n`);
}

/** A link to the owner's mail where there is one; else he gets a code at the log-in. */
async function sendLink(trx: Queryable, account: Account): Promise<void> {
  const mailed = await mailLink(trx, account, process.env.JINJI_PUBLIC_URL, new Date());
  process.stdout.write(
    mailed
      ? `${account.login} 链接已寄给本人 · the link was mailed to its owner\n`
      : `${account.login} 由本人在登录页取得代码 · its owner gets a code at the log-in\n`,
  );
}

/**
 * `jinji account create`. Until the set-up is confirmed it does alone what needs a second person afterwards (4.1); the
 * first account that may administer accounts is the first administrator's.
 */
export async function createAccountFromCommand(login: string, given: unknown): Promise<void> {
  const { person: personId, role, passwordStdin } = creating.parse(given);
  const password = await passwordFrom(passwordStdin);
  await withDatabase(async ({ db }) => {
    await db.transaction().execute(async (trx) => {
      const alone = (await findSetup(trx)) === undefined;
      if (!alone && password !== undefined) throw new RefusalError(refuse(ACCOUNT.SECOND_PERSON, { login }));
      const sensitive = alone ? [] : sensitiveAmong(role, []);
      const roles = role.filter((one) => !sensitive.includes(one));
      const first = alone && administers(role) && (await listAccounts(trx, { limit: 1 })).length === 0;
      const made = await createAccount(trx, {
        login,
        personId,
        roles,
        first,
        password: password ?? unknownPassword(),
        mustChangePassword: password !== undefined,
        by: by(),
      });
      await askRoles(trx, made, sensitive, by(), new Date());
      if (sensitive.length > 0) {
        process.stdout.write(`待第二人确认的角色 · roles that wait for a second person: ${sensitive.join(', ')}\n`);
      }
      if (password !== undefined)
        process.stdout.write(`${made.login} (首次登录须更改 · to be changed at the first log-in)\n`);
      else if (alone) await tellLink(trx, made);
      else await sendLink(trx, made);
    });
  });
}

const administers = (roles: readonly Role[]): boolean => roles.includes('it-admin') || roles.includes('hr-manager');

/** `jinji account reset-password`; also ends the lock after failed log-ins. */
export async function resetPasswordFromCommand(login: string, given: unknown): Promise<void> {
  const { passwordStdin, code } = resetting.parse(given);
  const password = await passwordFrom(passwordStdin);
  await withDatabase(async ({ db }) => {
    await db.transaction().execute(async (trx) => {
      const at = new Date();
      const account = await findAccountByLogin(trx, login);
      if (!account) throw new RefusalError(refuse(ACCOUNT.LOGIN_UNKNOWN, { login }));
      const asked = { accountId: account.id, actor: by(), event: 'reset-asked', at } as const;
      await noteAccount(trx, asked);
      await unlockLogin(trx, account.login);
      if ((await findSetup(trx)) === undefined) {
        if (password === undefined) await tellLink(trx, account);
        else await setPassword(trx, account, password, true);
        return;
      }
      if (password !== undefined) throw new RefusalError(refuse(ACCOUNT.SECOND_PERSON, { login }));
      if (code === undefined) {
        if (!(await mailLink(trx, account, process.env.JINJI_PUBLIC_URL, at))) {
          throw new RefusalError(refuse(ACCOUNT.SECOND_PERSON, { login }));
        }
        process.stdout.write(`${account.login} 链接已寄给本人 · the link was mailed to its owner\n`);
        return;
      }
      const resetNo = await findResetByCode(trx, account.id, code, at);
      if (resetNo === undefined) throw new RefusalError(refuse(ACCOUNT.CODE_UNKNOWN));
      await askChange(trx, resetToAsk(account, resetNo, by()), at);
      process.stdout.write(`${account.login} 待第二人确认 · it waits for a second person\n`);
    });
  });
}

const PAGE = 200;

/** `jinji account list` */
export async function listAccountsForCommand(): Promise<void> {
  const table = new Table({
    style: { head: [], border: [] },
    head: ['login', '工号 number', '姓名 name', '角色 roles', '状态 state'],
  });
  await withDatabase(async ({ db }) => {
    let page = await listAccounts(db, { limit: PAGE });
    for (;;) {
      for (const one of page) {
        table.push([
          one.login,
          one.personId,
          one.personName,
          one.roles.join(', '),
          one.disabled ? '停用 disabled' : '',
        ]);
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      page = await listAccounts(db, { limit: PAGE, afterLogin: last.login });
    }
  });
  process.stdout.write(`${table.toString()}\n`);
}
