import type { Account } from '../../db/accounts/accounts.js';
import { createResetLink, mailAddressOf } from '../../db/accounts/resets.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages } from '../../db/messages/messages.js';
import { resetDeciders } from '../../domain/accounts/sensitive-roles.js';
import type { NewChange } from '../../domain/second-person/waiting-change.js';
import { text } from '../../domain/vocabulary/text.js';

/** Of a reset that waits for a second person. */
export interface ResetContent {
  readonly accountId: number;
  readonly resetNo: number;
}

/** Mails the owner a one-time link; false where there is no way to mail it. Call it inside a transaction. */
export async function mailLink(trx: Queryable, account: Account, link: string | undefined, at: Date): Promise<boolean> {
  if (link === undefined || (await mailAddressOf(trx, account.personId)) === undefined) return false;
  const { secret, expiresAt } = await createResetLink(trx, account.id, at);
  const url = `${link}/password-reset#${secret}`;
  const until = expiresAt.toISOString();
  const order = {
    to: [account.personId],
    clause: '4.1',
    subject: text('设置您的密码', 'Set your password'),
    body: text(
      `请打开一次性链接设置密码(${until} 前有效):${url}`,
      `Open this one-time link to set your password (until ${until}): ${url}`,
    ),
    mailed: 'whole',
  } as const;
  await insertMessages(trx, [{ order, mark: { workflowId: `reset:${secret.slice(0, 12)}`, seq: 1, at, about: {} } }]);
  return true;
}

/** The change to be asked for where the owner has shown a code. */
export function resetToAsk(account: Account, resetNo: number, askedBy: string): NewChange {
  const whose = `${account.login}(${account.personName},${account.personId})`;
  const content: ResetContent = { accountId: account.id, resetNo };
  return {
    kind: 'password-reset',
    clause: '4.1',
    what: text(
      `账号 ${whose} 重设密码:请先向本人核实其正在申请`,
      `a new password for ${whose}: ask the owner first whether he wants it`,
    ),
    reason: null,
    about: [account.personId],
    deciders: resetDeciders(account.roles),
    content,
    askedBy,
  };
}
