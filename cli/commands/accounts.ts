import { userInfo } from 'node:os';
import { text as readAll } from 'node:stream/consumers';
import Table from 'cli-table3';
import * as z from 'zod';
import { listAccounts } from '../../db/accounts/accounts.js';
import type { Queryable } from '../../db/database.js';
import { publicUrl } from '../../domain/settings/environment.js';
import { ROLES } from '../../domain/vocabulary/roles.js';
import { createAccountByCommand, resetPasswordByCommand, type Commanded } from './account-acts.js';
import { withDatabase } from './with-database.js';

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

/** Never an argument: those stand in the list of processes for everybody to read. Undefined: a link is made. */
const passwordFrom = async (stdin: boolean): Promise<string | undefined> =>
  stdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : undefined;

/** Does something to accounts in one transaction, and prints what it says. */
const act = (what: (trx: Queryable, commanded: Commanded) => Promise<readonly string[]>): Promise<void> =>
  withDatabase(async ({ db }) => {
    const by = `command:${userInfo().username}`;
    const commanded = { by, at: new Date(), publicUrl: publicUrl.parse(process.env.JINJI_PUBLIC_URL) };
    for (const line of await db.transaction().execute((trx) => what(trx, commanded))) process.stdout.write(`${line}\n`);
  });

/** `jinji account create`. */
export async function createAccountFromCommand(login: string, given: unknown): Promise<void> {
  const { person: personId, role: roles, passwordStdin } = creating.parse(given);
  const password = await passwordFrom(passwordStdin);
  await act((trx, commanded) => createAccountByCommand(trx, { login, personId, roles, password }, commanded));
}

/** `jinji account reset-password`. */
export async function resetPasswordFromCommand(login: string, given: unknown): Promise<void> {
  const { passwordStdin, code } = resetting.parse(given);
  const password = await passwordFrom(passwordStdin);
  await act((trx, commanded) => resetPasswordByCommand(trx, { login, password, code }, commanded));
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
