import { momentIn } from '../../domain/vocabulary/civil-date.js';
import { findAccountByLogin, hasAdministrator, type Account } from '../../db/accounts/accounts.js';
import { setPassword } from '../../db/accounts/changes.js';
import { noteAccount } from '../../db/accounts/events.js';
import { createResetLink } from '../../db/accounts/resets.js';
import type { Queryable } from '../../db/database.js';
import { unlockLogin } from '../../db/accounts/sessions.js';
import { findSetup } from '../../db/second-person/setup.js';
import { openAccount } from '../../api/changes/open-account.js';
import { askReset, mailLink, passwordLink } from '../../api/changes/password-link.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { ADMINISTRATORS, type Role } from '../../domain/vocabulary/roles.js';

/** Who runs a command, when, and how browsers reach the product. */
export interface Commanded {
  /** `command:<user>`. */
  readonly by: string;
  readonly at: Date;
  readonly publicUrl: string | undefined;
}

/** A log-in as the command names it. */
export interface AccountGiven {
  readonly login: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly password: string | undefined;
}

/** Whose password is reset, and by what. */
export interface ResetGiven {
  readonly login: string;
  readonly password: string | undefined;
  /** What its owner got at the log-in. */
  readonly code: string | undefined;
}

const MAILED = '链接已寄给本人 · the link was mailed to its owner';

/**
 * `jinji account create`. Until the set-up is confirmed it does alone what needs a second person afterwards (4.1); the
 * first account that may administer accounts is the first administrator's. Gives the lines to be printed.
 * @throws RefusalError `ACCOUNT.*`
 */
export async function createAccountByCommand(
  trx: Queryable,
  { password, ...given }: AccountGiven,
  { by, at, publicUrl }: Commanded,
): Promise<readonly string[]> {
  const alone = (await findSetup(trx)) === undefined;
  if (!alone && password !== undefined) throw new RefusalError(refuse(ACCOUNT.SECOND_PERSON, { login: given.login }));
  const administers = given.roles.some((role) => ADMINISTRATORS.includes(role));
  const first = alone && administers && !(await hasAdministrator(trx));
  const { account, waiting } = await openAccount(
    trx,
    { ...given, alone, first, by, ...(password === undefined ? {} : { password, mustChangePassword: true }) },
    at,
  );
  const { login } = account;
  const lines =
    waiting.length === 0 ? [] : [`待第二人确认的角色 · roles that wait for a second person: ${waiting.join(', ')}`];
  if (password !== undefined) return [...lines, `${login} (首次登录须更改 · to be changed at the first log-in)`];
  if (alone) return [...lines, await linkLine(trx, account, at, publicUrl)];
  return [
    ...lines,
    (await mailLink(trx, account, publicUrl, at))
      ? `${login} ${MAILED}`
      : `${login} 由本人在登录页取得代码 · its owner gets a code at the log-in`,
  ];
}

/**
 * `jinji account reset-password`; also ends the lock after failed log-ins. Gives the lines to be printed.
 * @throws RefusalError `ACCOUNT.*`
 */
export async function resetPasswordByCommand(
  trx: Queryable,
  { login, password, code }: ResetGiven,
  { by, at, publicUrl }: Commanded,
): Promise<readonly string[]> {
  const account = await findAccountByLogin(trx, login);
  if (!account) throw new RefusalError(refuse(ACCOUNT.LOGIN_UNKNOWN, { login }));
  await unlockLogin(trx, account.login);
  if ((await findSetup(trx)) === undefined) {
    await noteAccount(trx, { accountId: account.id, actor: by, event: 'reset-asked', at });
    if (password === undefined) return [await linkLine(trx, account, at, publicUrl)];
    await setPassword(trx, account, password, true);
    return [];
  }
  if (password !== undefined) throw new RefusalError(refuse(ACCOUNT.SECOND_PERSON, { login }));
  const asked = await askReset(trx, account, { code, by, publicUrl, at, alone: false });
  return [`${account.login} ${asked === 'mail' ? MAILED : '待第二人确认 · it waits for a second person'}`];
}

/** Until the set-up is confirmed: a one-time link, by which its owner sets the password. */
async function linkLine(trx: Queryable, account: Account, at: Date, publicUrl = '<JINJI_PUBLIC_URL>'): Promise<string> {
  const { secret, expiresAt } = await createResetLink(trx, account.id, at);
  const link = passwordLink(publicUrl, secret);
  return `${account.login} 一次性链接 · one-time link (${momentIn('Asia/Shanghai', expiresAt.getTime())}): ${link}`;
}
