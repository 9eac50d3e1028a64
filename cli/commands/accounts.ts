import { randomBytes } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import Table from 'cli-table3';
import * as z from 'zod';
import { setPassword } from '../../db/accounts/changes.js';
import { createAccount, findAccountByLogin, listAccounts } from '../../db/accounts/accounts.js';
import { unlockLogin } from '../../db/defense/sessions.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { ROLES } from '../../domain/vocabulary/roles.js';
import { withDatabase } from './with-database.js';
import { ACCOUNT } from '../../domain/refusals/accounts.js';

const resetting = z.strictObject({ passwordStdin: z.boolean() });
const creating = z.strictObject({
  person: z.string().min(1),
  role: z.array(z.enum(ROLES)),
  passwordStdin: z.boolean(),
});

/** Never an argument: those stand in the list of processes for everybody to read. */
const passwordFrom = async (stdin: boolean): Promise<string> =>
  stdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : randomBytes(12).toString('base64url');

const tell = (login: string, password: string, stdin: boolean): void => {
  const said = stdin ? '' : ` 初始密码 · initial password: ${password}`;
  process.stdout.write(`${login}${said} (首次登录须更改 · to be changed at the first log-in)\n`);
};

/** `jinji account create` */
export async function createAccountFromCommand(login: string, given: unknown): Promise<void> {
  const { person, role, passwordStdin } = creating.parse(given);
  const password = await passwordFrom(passwordStdin);
  await withDatabase(async ({ db }) => {
    const made = await createAccount(db, { login, password, personId: person, roles: role, mustChangePassword: true });
    tell(made.login, password, passwordStdin);
  });
}

/** `jinji account reset-password`; also ends the lock after failed log-ins. */
export async function resetPasswordFromCommand(login: string, given: unknown): Promise<void> {
  const { passwordStdin } = resetting.parse(given);
  const password = await passwordFrom(passwordStdin);
  await withDatabase(async ({ db }) => {
    const account = await findAccountByLogin(db, login);
    if (!account) {
      throw new RefusalError(refuse(ACCOUNT.LOGIN_UNKNOWN, { login }));
    }
    await setPassword(db, account, password, true);
    await unlockLogin(db, account.login);
    tell(account.login, password, passwordStdin);
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
