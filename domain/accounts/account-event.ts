import { text, type Text } from '../vocabulary/text.js';

/** What the ledger of the accounts knows, in the words in which the owner is told of it. */
export const ACCOUNT_EVENT_NAMES = {
  created: text('账号已建立', 'The account was made'),
  'role-asked': text('有人为您的账号申请敏感角色', 'A sensitive role was asked for your account'),
  'role-granted': text('您的账号获得了角色', 'Your account was given a role'),
  'role-refused': text('为您的账号申请的角色未获同意', 'A role asked for your account was refused'),
  'role-removed': text('您的账号失去了角色', 'Your account lost a role'),
  'reset-asked': text('有人为您的账号申请重设密码', 'A new password was asked for your account'),
  'reset-confirmed': text('第二人确认了您的密码重设', 'A second person has confirmed your new password'),
  'reset-refused': text('您的密码重设未获确认', 'The new password of your account was refused'),
  'password-set': text('您的账号设置了新密码', 'A new password was set for your account'),
  'password-changed': text('密码已由本人更改', 'The password was changed by its owner'),
  'identity-linked': text('您的账号绑定了单位账号', 'Your account was linked to a company log-in'),
  disabled: text('您的账号已停用', 'Your account was disabled'),
  enabled: text('您的账号已启用', 'Your account was enabled'),
  locked: text('多次登录失败,登录已锁定', 'The log-in is locked after many failures'),
  unlocked: text('登录锁定已解除', 'The lock of the log-in was ended'),
} as const satisfies Readonly<Record<string, Text>>;

/** A kind of line in the ledger of the accounts. */
export type AccountEvent = keyof typeof ACCOUNT_EVENT_NAMES;

/** The kinds of lines in the ledger of the accounts. */
export const ACCOUNT_EVENTS = Object.keys(ACCOUNT_EVENT_NAMES) as readonly AccountEvent[];

/** Of these the owner and the HR manager are told; the others concern nobody but whoever did them. */
export const TOLD_EVENTS: readonly AccountEvent[] = [
  'role-asked',
  'role-granted',
  'role-refused',
  'role-removed',
  'reset-asked',
  'reset-confirmed',
  'reset-refused',
  'password-set',
  'identity-linked',
  'disabled',
  'enabled',
];
