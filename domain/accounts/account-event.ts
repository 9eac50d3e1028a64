import { text, type Text } from '../vocabulary/text.js';

/** What the ledger of the accounts knows, in the words in which the owner is told of it. */
export const ACCOUNT_EVENT_NAMES = {
  created: text('账号已建立', 'The account was made'),
  'role-asked': text('有人为您的账号申请敏感角色', 'A sensitive role was asked for your account'),
  'role-granted': text('您的账号获得了角色', 'Your account was given a role'),
  'role-refused': text('为您的账号申请的角色未获同意', 'A role asked for your account was refused'),
  'role-removed': text('您的账号失去了角色', 'Your account lost a role'),
  'opening-asked': text('有人申请重新启用您的账号', 'To open your account again was asked'),
  'opening-refused': text('重新启用您账号的申请未获同意', 'To open your account again was refused'),
  'removal-asked': text(
    '有人申请取消您账号的敏感角色或停用账号',
    'To take a sensitive role from your account or close it was asked',
  ),
  'removal-refused': text('取消您账号角色或停用账号的申请未获同意', 'What was asked against your account was refused'),
  suspended: text('您的账号已紧急暂停', 'Your account was suspended in an emergency'),
  'reset-asked': text('有人为您的账号申请重设密码', 'A new password was asked for your account'),
  'reset-confirmed': text('第二人确认了您的密码重设', 'A second person has confirmed your new password'),
  'reset-refused': text('您的密码重设未获确认', 'The new password of your account was refused'),
  'password-set': text('您的账号设置了新密码', 'A new password was set for your account'),
  'password-changed': text('密码已由本人更改', 'The password was changed by its owner'),
  'log-ins-ended': text('本人结束了其他登录', 'Its owner ended every other log-in'),
  'identity-linked': text('您的账号绑定了单位账号', 'Your account was linked to a company log-in'),
  'factor-on': text('您的登录已启用动态码', 'The second step of your log-in was switched on'),
  'factor-off': text('您的登录已停用动态码', 'The second step of your log-in was switched off'),
  'factor-reset-asked': text('有人申请解除您登录的动态码', 'Somebody asked to take off the second step of your log-in'),
  'factor-reset': text(
    '您登录的动态码已解除，经第二人确认',
    'The second step of your log-in was taken off, confirmed by a second person',
  ),
  'factor-reset-refused': text('解除动态码的申请未获同意', 'Taking off the second step of your log-in was refused'),
  'recovery-code-used': text('有人用恢复码登录', 'A recovery code was used to log in'),
  'recovery-codes-renewed': text('恢复码已更换', 'The recovery codes were made anew'),
  'code-locked': text('有人在密码正确之后多次输错动态码', 'Somebody has entered wrong codes after the right password'),
  'service-asked': text('有人申请以您为所有人的服务账号', 'A service account was asked for in your name'),
  'service-made': text('已建立以您为所有人的服务账号', 'A service account was made in your name'),
  'service-refused': text('以您为所有人的服务账号未获同意', 'A service account asked for in your name was refused'),
  'service-closed': text('您的服务账号已停用', 'A service account of yours was closed'),
  'token-made': text('您的服务账号有了新令牌', 'A service account of yours has a new token'),
  'token-revoked': text('您的服务账号的令牌已作废', 'A token of a service account of yours was revoked'),
  disabled: text('您的账号已停用', 'Your account was disabled'),
  enabled: text('您的账号已启用', 'Your account was enabled'),
  locked: text('多次登录失败，登录已锁定', 'The log-in is locked after many failures'),
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
  'opening-asked',
  'opening-refused',
  'removal-asked',
  'removal-refused',
  'suspended',
  'reset-asked',
  'reset-confirmed',
  'reset-refused',
  'password-set',
  'identity-linked',
  'factor-on',
  'factor-off',
  'factor-reset-asked',
  'factor-reset',
  'factor-reset-refused',
  'recovery-code-used',
  'recovery-codes-renewed',
  'code-locked',
  'service-asked',
  'service-made',
  'service-refused',
  'service-closed',
  'token-made',
  'token-revoked',
  'disabled',
  'enabled',
];
