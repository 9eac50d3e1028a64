import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about accounts: logins, passwords, and the last who can administer them. */
export const ACCOUNT = declare('ACCOUNT', {
  PASSWORD_UNFIT: {
    status: 422,
    words: ({ shortest, longest }: { shortest: number; longest: number }) =>
      text(
        `密码须为 ${shortest} 至 ${longest} 个字符,且不得与登录名相同。请换一个密码。`,
        `A password has ${shortest} to ${longest} characters and is not the login itself. Choose another one.`,
      ),
  },
  LOGIN_TAKEN: {
    status: 409,
    words: ({ login }: { login: string }) =>
      text(`登录名“${login}”已被使用,请换一个。`, `The login "${login}" is taken; choose another one.`),
  },
  PERSON_TAKEN: {
    status: 409,
    words: ({ personId }: { personId: string }) =>
      text(
        `${personId} 已有账号;请修改该账号,而不是新建。`,
        `${personId} has an account already; change that one instead.`,
      ),
  },
  PERSON_UNKNOWN: {
    status: 422,
    words: ({ personId }: { personId: string }) =>
      text(
        `没有工号为“${personId}”的人员;请先导入人员。`,
        `There is nobody with the number "${personId}"; import the people first.`,
      ),
  },
  LOGIN_UNFIT: {
    status: 422,
    words: text(
      '登录名须以小写字母或数字开头,只含小写字母、数字和 . _ @ -,最多 64 个字符。',
      'A login begins with a letter or digit and has only a–z, 0–9 and . _ @ -, at most 64 characters.',
    ),
  },
  LAST_ADMIN: {
    status: 422,
    words: text(
      '这是最后一个能管理账号的账号(系统管理员或人力资源经理)。请先把该角色交给另一个账号。',
      'This is the last account that can administer accounts (it-admin or hr-manager). Give another one that role first.',
    ),
  },
  NOT_FOUND: { status: 404, words: unseen('该账号', 'account') },
  OWN_ACCOUNT: {
    status: 422,
    words: text(
      '不能更改自己的角色、状态,也不能重置自己的密码;请由另一位管理员操作,或用 PUT /v1/me/password 改密码。',
      'Nobody changes his own roles or lock or resets his own password; ask another administrator, or use PUT /v1/me/password.',
    ),
  },
  LOGIN_UNKNOWN: {
    status: 404,
    words: ({ login }: { login: string }) =>
      text(`没有登录名为“${login}”的账号。`, `There is no account with the login "${login}".`),
  },
});
