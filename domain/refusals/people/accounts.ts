import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about the log-in with the company's own accounts. */
export const OIDC = declare('OIDC', {
  NOT_SET_UP: {
    status: 404,
    words: text(
      '未设置单位账号登录；请用登录名和密码登录，或联系系统管理员。',
      'The company’s own log-in is not set up; log in with login and password, or ask IT.',
    ),
  },
  BAD_LOGOUT_TOKEN: {
    status: 400,
    words: text(
      '退出通知未被接受：签名、受众或时间不符。请检查身份提供方的设置。',
      'The log-out token was not taken: signature, audience or time do not fit. Check the settings of the provider.',
    ),
  },
});

/** What is refused about accounts: logins, passwords, and the last who can administer them. */
export const ACCOUNT = declare('ACCOUNT', {
  PASSWORD_UNFIT: {
    status: 422,
    words: ({ shortest, longest }: { shortest: number; longest: number }) =>
      text(
        `密码须为 ${shortest} 至 ${longest} 个字符，且不得与登录名相同。请换一个密码。`,
        `A password has ${shortest} to ${longest} characters and is not the login itself. Choose another one.`,
      ),
  },
  PASSWORD_COMMON: {
    status: 422,
    words: text(
      '这个密码在常用密码之列，容易被猜中。请换一个，例如几个不相关的词。',
      'This password is on the list of those that many people use and is guessed first. Choose another one, such as a few words that have nothing to do with each other.',
    ),
  },
  LOGIN_TAKEN: {
    status: 409,
    words: ({ login }: { login: string }) =>
      text(`登录名“${login}”已被使用，请换一个。`, `The login "${login}" is taken; choose another one.`),
  },
  PERSON_TAKEN: {
    status: 409,
    words: ofPerson(' 已有账号；请修改该账号，而不是新建。', ' has an account already; change that one instead.'),
  },
  PERSON_UNKNOWN: {
    status: 422,
    words: ({ personId }: { personId: string }) =>
      told(
        wording`没有工号为“${person(personId)}”的人员；请先导入人员。`,
        wording`There is nobody with the number "${person(personId)}"; import the people first.`,
      ),
  },
  LOGIN_UNFIT: {
    status: 422,
    words: text(
      '登录名须以小写字母或数字开头，只含小写字母、数字和 . _ @ -，最多 64 个字符。',
      'A login begins with a letter or digit and has only a–z, 0–9 and . _ @ -, at most 64 characters.',
    ),
  },
  LAST_ADMIN: {
    status: 422,
    words: text(
      '这是最后一个能管理账号的账号（系统管理员或人力资源经理）。请先把该角色交给另一个账号。',
      'This is the last account that can administer accounts (it-admin or hr-manager). Give another one that role first.',
    ),
  },
  NOBODY_TO_DECIDE: {
    status: 422,
    words: text(
      '暂停后，除您之外没有总经理或人力资源经理可以决定停用还是恢复（4.1）。请由另一位账号管理员暂停，或先启用另一个此类账号。',
      'After it no general manager or HR manager but yourself could decide whether it stays closed (4.1). Let somebody else who administers accounts suspend it, or open another such account first.',
    ),
  },
  NOT_FOUND: { status: 404, words: unseen('该账号', 'account') },
  OWN_ACCOUNT: {
    status: 422,
    words: text(
      '不能更改自己的角色、状态，也不能重置自己的密码；请由另一位管理员操作，或在“个人设置”页修改密码。',
      'Nobody changes his own roles or lock or resets his own password; ask another administrator, or change it on the page “My settings”.',
    ),
  },
  PASSWORD_SAME: {
    status: 422,
    words: text('新密码与原密码相同。请另选一个。', 'The new password is the old one. Choose another.'),
  },
  NO_MAIL: {
    status: 422,
    words: text(
      '无法寄送链接：未设置邮件服务器，或该员工没有邮箱。请由本人在登录页取得八位代码，填写代码后再提交。',
      'No link can be mailed: there is no mail server, or no address of his. Have the owner get a code of eight digits at the log-in, and give it here.',
    ),
  },
  CODE_UNKNOWN: {
    status: 422,
    words: text(
      '代码不是该账号的，或已过期。请由本人在登录页重新取得。',
      'The code is not of this account, or has expired. Have the owner get a new one at the log-in.',
    ),
  },
  RESET_GONE: {
    status: 409,
    words: text(
      '该链接或代码已使用或已过期。请重新申请。',
      'This link or code has been used or has expired. Ask for a new one.',
    ),
  },
  RESET_NOT_CONFIRMED: {
    status: 409,
    words: text(
      '第二人尚未确认。请把代码告诉系统管理员，确认后再设置密码。',
      'No second person has confirmed it yet. Tell IT the code, and set the password once that is done.',
    ),
  },
  FACTOR_ON: {
    status: 409,
    words: text(
      '动态码已经启用。更换设备请先停用，再重新启用。',
      'The second step is on already. To change the device switch it off first, then on again.',
    ),
  },
  FACTOR_OFF: {
    status: 409,
    words: text(
      '该账号未启用动态码，无需停用或解除。',
      'This account has no second step; there is nothing to take off.',
    ),
  },
  FACTOR_ANOTHER: {
    status: 409,
    words: text(
      '申请之后，本人已另行启用动态码；所申请解除的已不存在。请拒绝此项；确有需要的，重新申请。',
      'Its owner has enrolled anew since this was asked for; what it was to take off is gone. Refuse it; where the new one is to go, ask again.',
    ),
  },
  FACTOR_NOT_BEGUN: {
    status: 409,
    words: text(
      '没有待确认的动态码，或开始已超过半小时。请重新开始。',
      'Nothing waits to be confirmed, or it was begun more than half an hour ago. Begin anew.',
    ),
  },
  FACTOR_CODE: {
    status: 422,
    words: text(
      '动态码不正确或已经用过。请检查设备的时间，等下一个动态码再试。',
      'The code is wrong, or was used before. Check the clock of the device, and try the next code.',
    ),
  },
  SECOND_PERSON: {
    status: null,
    words: ({ login }: { login: string }) =>
      text(
        `初始设置已确认：${login} 的密码须由本人设置。请填写本人在登录页取得的代码（--code），经第二人确认。`,
        `The set-up is confirmed: only its owner sets the password of ${login}. Give the code that he got at the log-in (--code); a second person confirms it.`,
      ),
  },
  LOGIN_UNKNOWN: {
    status: 404,
    words: ({ login }: { login: string }) =>
      text(`没有登录名为“${login}”的账号。`, `There is no account with the login "${login}".`),
  },
});
