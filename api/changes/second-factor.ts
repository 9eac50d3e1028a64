import type { Account } from '../../db/accounts/accounts.js';
import { endLogIns } from '../../db/accounts/changes.js';
import { noteAccount } from '../../db/accounts/events.js';
import { findFactor, removeFactor } from '../../db/accounts/second-factors.js';
import type { Queryable } from '../../db/database.js';
import { resetDeciders } from '../../domain/accounts/sensitive-roles.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';
import type { NewChange } from '../../domain/second-person/waiting-change.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { whoseAccount } from './words.js';

/** Of the second step of a log-in that is to be taken off, for a lost device. */
export interface FactorResetContent {
  readonly accountId: number;
  /** When the owner confirmed the device that is lost: one that he enrols later is another. */
  readonly enrolledAt: string;
}

/** The change to be asked for where somebody has lost his device and his recovery codes (4.1). */
export function factorResetToAsk(account: Account, enrolledAt: Date, askedBy: string): NewChange {
  const whose = whoseAccount(account);
  const content: FactorResetContent = { accountId: account.id, enrolledAt: enrolledAt.toISOString() };
  return {
    kind: 'factor-reset',
    clause: '4.1',
    what: text(
      `解除账号 ${whose.zh} 登录的动态码：请先向本人核实设备确已丢失`,
      `the second step of the log-in of ${whose.en} is taken off: ask the owner first whether his device is lost`,
    ),
    reason: null,
    about: [account.personId],
    deciders: resetDeciders(account.roles),
    content,
    askedBy,
  };
}

/**
 * Takes off the second step that was on when it was asked for; every log-in of the account ends.
 * @throws RefusalError `ACCOUNT.FACTOR_OFF`, `ACCOUNT.FACTOR_ANOTHER`.
 */
export async function resetFactor(
  trx: Queryable,
  { accountId, enrolledAt }: FactorResetContent,
  decidedBy: string,
  at: Date,
): Promise<void> {
  const confirmedAt = (await findFactor(trx, accountId))?.confirmedAt ?? null;
  if (confirmedAt === null) throw new RefusalError(refuse(ACCOUNT.FACTOR_OFF));
  // Without a time, from before it was kept, nobody knows which device was lost.
  if (confirmedAt.toISOString() !== enrolledAt || !(await removeFactor(trx, accountId, confirmedAt)))
    throw new RefusalError(refuse(ACCOUNT.FACTOR_ANOTHER));
  await endLogIns(trx, accountId);
  await noteAccount(trx, { accountId, actor: decidedBy, event: 'factor-reset', at });
}
