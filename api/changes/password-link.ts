import type { Account } from '../../db/accounts/accounts.js';
import { noteAccount } from '../../db/accounts/events.js';
import { confirmReset, createResetLink, findResetByCode, mailAddressOf } from '../../db/accounts/resets.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { askChange } from '../../db/second-person/waiting-changes.js';
import { resetDeciders } from '../../domain/accounts/sensitive-roles.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';
import type { NewChange } from '../../domain/second-person/waiting-change.js';
import { momentIn } from '../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { whoseAccount } from './words.js';

/** Of a reset that waits for a second person. */
export interface ResetContent {
  readonly accountId: number;
  readonly resetNo: number;
}

/** Who asks for somebody's new password, and by what. */
export interface ResetAsked {
  /** What the owner got at the log-in; undefined: a link is mailed. */
  readonly code: string | undefined;
  readonly by: string;
  readonly publicUrl: string | undefined;
  readonly at: Date;
  /** The first administrator before the set-up is confirmed: there is no second person yet. */
  readonly alone: boolean;
}

/** How a new password comes about: by a link in the mail, at once by the code, or once a second person agrees. */
export const RESET_WAYS = ['mail', 'alone', 'second-person'] as const;
type ResetWay = (typeof RESET_WAYS)[number];

/** The address of a one-time link, below that of the product as browsers see it. */
export const passwordLink = (publicUrl: string, secret: string): string => `${publicUrl}/password-reset#${secret}`;

/** Mails the owner a one-time link; false where there is no way to mail it. Call it inside a transaction. */
export async function mailLink(
  trx: Queryable,
  account: Account,
  publicUrl: string | undefined,
  at: Date,
): Promise<boolean> {
  if (publicUrl === undefined || (await mailAddressOf(trx, account.personId)) === undefined) return false;
  const { secret, expiresAt } = await createResetLink(trx, account.id, at);
  const url = passwordLink(publicUrl, secret);
  const until = momentIn('Asia/Shanghai', expiresAt.getTime());
  const order = {
    to: [account.personId],
    clause: '4.1',
    subject: text('设置您的密码', 'Set your password'),
    body: text(
      `请打开一次性链接设置密码（北京时间 ${until} 前有效）：${url}`,
      `Open this one-time link to set your password (until ${until}, Beijing time): ${url}`,
    ),
    mailed: 'whole',
    topic: 'account',
  } as const;
  await insertMessages(trx, [{ order, mark: { workflowId: `reset:${secret.slice(0, 12)}`, seq: 1, at, about: {} } }]);
  return true;
}

/**
 * Asks for a new password of somebody, with its line in the ledger of the accounts: by a link in the owner's mail, or by
 * the code that he has shown, which waits for a second person where there may be one. Call it inside a transaction.
 * @throws RefusalError `ACCOUNT.NO_MAIL`, `ACCOUNT.CODE_UNKNOWN`
 */
export async function askReset(
  trx: Queryable,
  account: Account,
  { code, by, publicUrl, at, alone }: ResetAsked,
): Promise<ResetWay> {
  await noteAccount(trx, { accountId: account.id, actor: by, event: 'reset-asked', at });
  if (code === undefined) {
    if (!(await mailLink(trx, account, publicUrl, at))) throw new RefusalError(refuse(ACCOUNT.NO_MAIL));
    return 'mail';
  }
  const found = await findResetByCode(trx, account.id, code, at);
  if (found === undefined) throw new RefusalError(refuse(ACCOUNT.CODE_UNKNOWN));
  if (alone) {
    await confirmReset(trx, found.no, at);
    await noteAccount(trx, { accountId: account.id, actor: by, event: 'reset-confirmed', at });
    return 'alone';
  }
  await askChange(trx, resetToAsk(account, found, by), at);
  return 'second-person';
}

/** The change to be asked for where the owner has shown a code. */
function resetToAsk(
  account: Account,
  { no: resetNo, expiresAt: until }: { readonly no: number; readonly expiresAt: Date },
  askedBy: string,
): NewChange {
  const whose = whoseAccount(account);
  const content: ResetContent = { accountId: account.id, resetNo };
  return {
    kind: 'password-reset',
    clause: '4.1',
    what: text(
      `账号 ${whose.zh} 重设密码：请先向本人核实其正在申请`,
      `a new password for ${whose.en}: ask the owner first whether he wants it`,
    ),
    reason: null,
    about: [account.personId],
    deciders: resetDeciders(account.roles),
    content,
    askedBy,
    until,
  };
}
