import { hasAnother, type Account } from '../../db/accounts/accounts.js';
import { changeAsItStands } from '../../db/accounts/changes.js';
import { noteAccount } from '../../db/accounts/events.js';
import type { Queryable } from '../../db/database.js';
import { askChange, waitingOfKind } from '../../db/second-person/waiting-changes.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';
import type { WaitingChange } from '../../domain/second-person/waiting-change.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { rolesInWords } from '../../domain/vocabulary/role-names.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { text } from '../../domain/vocabulary/text.js';
import { together, whoseAccount } from './words.js';

/** Of sensitive roles to be taken from an account, or of its closing (4.1). */
interface RolesTakenContent {
  readonly accountId: number;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  /** Closed already, in an emergency: a refusal opens it again. */
  readonly suspended: boolean;
}

/** What is to be taken from an account. */
export type ToTake = Pick<RolesTakenContent, 'roles' | 'disabled' | 'suspended'>;

/** What waits to be taken from an account. */
export interface WaitingTaken {
  readonly roles: readonly Role[];
  readonly disabled: boolean;
}

/** What waits to be taken, by account. */
export async function waitingTaken(db: Queryable, at: Date): Promise<ReadonlyMap<number, WaitingTaken>> {
  const found = new Map<number, WaitingTaken>();
  for (const { content } of await waitingOfKind(db, 'roles-taken', at)) {
    const { accountId, roles, disabled } = content as RolesTakenContent;
    const already = found.get(accountId) ?? { roles: [], disabled: false };
    found.set(accountId, { roles: [...already.roles, ...roles], disabled: already.disabled || disabled });
  }
  return found;
}

/**
 * Asks a second person to take sensitive roles or to close an account, what does not wait already; owner and HR manager
 * are told. Call it in a transaction.
 */
export async function askTaking(
  trx: Queryable,
  account: Account,
  { roles, disabled, suspended }: ToTake,
  by: { readonly askedBy: string; readonly reason: string | null; readonly at: Date },
): Promise<void> {
  const { askedBy, reason, at } = by;
  const already = (await waitingTaken(trx, at)).get(account.id);
  const taken = roles.filter((role) => already?.roles.includes(role) !== true);
  const closes = disabled && already?.disabled !== true;
  if (taken.length === 0 && !closes) return;
  const whose = whoseAccount(account);
  const names = rolesInWords(taken);
  const parts = [
    ...(taken.length === 0
      ? []
      : [
          text(
            `取消账号 ${whose.zh} 的角色：${names.zh}`,
            `take these roles from the account ${whose.en}: ${names.en}`,
          ),
        ]),
    ...(closes
      ? [
          suspended
            ? text(
                `账号 ${whose.zh} 已紧急暂停：同意则停用，拒绝则恢复`,
                `the account ${whose.en} is suspended: approved it stays closed, refused it opens again`,
              )
            : text(`停用账号 ${whose.zh}`, `close the account ${whose.en}`),
        ]
      : []),
  ];
  const content: RolesTakenContent = { accountId: account.id, roles: taken, disabled: closes, suspended };
  await askChange(
    trx,
    {
      kind: 'roles-taken',
      clause: '4.1',
      what: together(parts),
      reason,
      about: [account.personId],
      deciders: HIGH_DECIDERS,
      content,
      askedBy,
    },
    at,
  );
  if (suspended) return;
  const detail = taken.length === 0 ? {} : { roles: taken };
  await noteAccount(trx, { accountId: account.id, actor: askedBy, event: 'removal-asked', detail, at });
}

/**
 * Closes an account at once, whoever's it is; owner and HR manager are told, and a second person is asked.
 * @throws RefusalError `ACCOUNT.NOBODY_TO_DECIDE` where nobody but whoever suspends could then say whether it stays closed.
 */
export async function suspend(
  trx: Queryable,
  account: Account,
  { by, reason, at }: { readonly by: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await changeAsItStands(trx, account.id, () => ({ disabled: true }), { by, at });
  // Judged behind the lock of changes to accounts, so that of two at once the later sees the earlier.
  if (!(await hasAnother(trx, HIGH_DECIDERS, [by, account.personId])))
    throw new RefusalError(refuse(ACCOUNT.NOBODY_TO_DECIDE));
  await noteAccount(trx, { accountId: account.id, actor: by, event: 'suspended', detail: { reason }, at });
  await askTaking(trx, account, { roles: [], disabled: true, suspended: true }, { askedBy: by, reason, at });
}

/** Takes what was asked for, of what the account has by now. */
export async function takeRoles(trx: Queryable, change: WaitingChange, decidedBy: string, at: Date): Promise<void> {
  const { accountId, roles, disabled } = change.content as RolesTakenContent;
  const left = (account: Account) => ({
    ...(roles.length === 0 ? {} : { roles: account.roles.filter((role) => !roles.includes(role)) }),
    ...(disabled ? { disabled } : {}),
  });
  await changeAsItStands(trx, accountId, left, { by: decidedBy, at });
}

/** Refused: what was suspended opens again, and the ledger of the accounts says so. */
export async function refuseTaking(trx: Queryable, change: WaitingChange, by: string, at: Date): Promise<void> {
  const { accountId, roles, suspended } = change.content as RolesTakenContent;
  if (suspended) await changeAsItStands(trx, accountId, () => ({ disabled: false }), { by, at });
  const detail = roles.length === 0 ? {} : { roles };
  await noteAccount(trx, { accountId, actor: by, event: 'removal-refused', detail, at });
}
