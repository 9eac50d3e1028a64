import { rolesInWords } from '../vocabulary/role-names.js';
import type { Role } from '../vocabulary/roles.js';
import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';

/** What is refused of a request before anything looks at what it is about. */
export const REQUEST = declare('REQUEST', {
  INVALID: {
    status: 400,
    words: text(
      '提交的内容有误，请按逐项所列修改后重试。',
      'What was sent is not valid; correct what is listed and try again.',
    ),
  },
  MALFORMED_JSON: {
    status: 400,
    words: text('请求正文不是合法的 JSON（UTF-8）。', 'The body is not valid JSON in UTF-8.'),
  },
  UNSUPPORTED_TYPE: {
    status: 415,
    words: ({ types, kinds }: { types: readonly string[]; kinds?: Text | undefined }) =>
      kinds === undefined
        ? text(
            `不支持的内容类型；请以 ${types.join('、')} 发送，不压缩。`,
            `This content type is not taken; send ${types.join(' or ')}, not compressed.`,
          )
        : text(
            `不接收这种文件。请另选：${kinds.zh}。`,
            `Files of this kind are not taken. Choose another: ${kinds.en}.`,
          ),
  },
  TOO_LARGE: {
    status: 413,
    words: ({ limit }: { limit: string }) =>
      text(`请求正文超过 ${limit}；请分批发送。`, `The body is larger than ${limit}; send it in parts.`),
  },
  TOO_MANY: {
    status: 413,
    words: ({ most }: { most: number }) =>
      text(`请求正文超过 ${most} 个值；请分批发送。`, `The body holds more than ${most} values; send it in parts.`),
  },
  TOO_DEEP: {
    status: 400,
    words: ({ most }: { most: number }) =>
      text(
        `请求正文嵌套超过 ${most} 层；请按接口说明的结构发送。`,
        `The body nests deeper than ${most} levels; send what the description shows.`,
      ),
  },
  BAD_CURSOR: {
    status: 400,
    words: text(
      '翻页游标无效，或与本次的筛选条件不符；请从第一页重新开始。',
      'The cursor is not one of ours or belongs to other filters; begin again at the first page.',
    ),
  },
  TOO_OFTEN: {
    status: 429,
    words: ({ seconds }: { seconds: number }) =>
      text(
        `调用过于频繁；请在 ${seconds} 秒后再试，已提交的内容不受影响。`,
        `Too many calls; try again in ${seconds} seconds. What was handed in before is kept.`,
      ),
  },
  WRONG_HOST: {
    status: 421,
    words: text(
      '请求的地址不是本系统的网址；请使用系统管理员公布的网址打开。',
      'This is not the address of this service; open it by the address that IT has announced.',
    ),
  },
  BAD_HEADER: {
    status: 400,
    words: ({ name, takes }: { name: string; takes: Text }) =>
      text(`请求头 ${name} 有误：${takes.zh}。`, `The header ${name} is not valid: ${takes.en}.`),
  },
});

/** What is refused about addresses and methods. */
export const ROUTE = declare('ROUTE', {
  NOT_FOUND: {
    status: 404,
    words: text('没有这个地址；全部地址见 /docs。', 'There is nothing at this address; /docs lists what there is.'),
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    words: ({ allowed }: { allowed: readonly string[] }) =>
      text(`该地址只接受 ${allowed.join('、')}。`, `This address takes only ${allowed.join(', ')}.`),
  },
});

/** What is refused about who asks: log-in, tokens, permissions. */
export const AUTH = declare('AUTH', {
  REQUIRED: { status: 401, words: text('请先登录。', 'Log in first.') },
  BAD_TOKEN: {
    status: 401,
    words: text(
      '令牌无效、已过期，或密码已更改；请重新登录。',
      'The token is not valid, has expired, or the password was changed; log in again.',
    ),
  },
  BAD_CREDENTIALS: {
    status: 401,
    words: text(
      '登录名或密码不正确，或账号已停用。多次失败会暂时锁定；忘记密码请联系系统管理员。',
      'The login or the password is wrong, or the account is disabled. Repeated failures lock it for a while; ask an administrator for a new password.',
    ),
  },
  CODE_NEEDED: {
    status: 401,
    words: text(
      '密码正确。请再输入身份验证器上的六位动态码，或一个恢复码。',
      'The password is right. Now give the six digits of your authenticator, or a recovery code.',
    ),
  },
  CODE_WRONG: {
    status: 401,
    words: text(
      '动态码或恢复码不正确，或已经用过。请等下一个动态码；设备丢失请用恢复码，或联系系统管理员解除。',
      'The code is wrong, or was used before. Wait for the next one; with a lost device use a recovery code, or ask IT to take the second step off.',
    ),
  },
  SECOND_FACTOR_DUE: {
    status: 403,
    words: text(
      '您的职务须启用动态码登录。请先在“个人设置”页启用。',
      'Your office needs a second step at the log-in. Switch it on first, on the page “My settings”.',
    ),
  },
  LOCKED: {
    status: 429,
    words: ({ seconds }: { seconds: number }) =>
      text(
        `该登录名失败次数过多，已暂时锁定；请在 ${Math.ceil(seconds / 60)} 分钟后再试，或请系统管理员解锁。`,
        `Too many failures with this login; try again in ${Math.ceil(seconds / 60)} minutes or ask an administrator to unlock it.`,
      ),
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    words: ({ seconds }: { seconds: number }) =>
      text(
        `来自该地址的登录尝试过多；请在 ${seconds} 秒后再试。`,
        `Too many log-in attempts from this address; try again in ${seconds} seconds.`,
      ),
  },
  OTHER_LOG_IN: {
    status: 409,
    words: text(
      '此浏览器的登录已经变更，本页尚未更新。请重试；若已由他人登录，本页会重新开始。',
      'The log-in of this browser has changed since this page was loaded. Try again; if somebody else has logged in, the page begins anew.',
    ),
  },
  CSRF: {
    status: 403,
    words: text(
      '缺少或错误的 X-CSRF-Token；请从 GET /v1/sessions/current 取得后重试。',
      'The X-CSRF-Token is missing or wrong; take it from GET /v1/sessions/current and try again.',
    ),
  },
  PASSWORD_CHANGE_DUE: {
    status: 403,
    words: text('须先更改初始密码。', 'Change the initial password first.'),
  },
  FORBIDDEN: {
    status: 403,
    words: ({ roles }: { roles: readonly Role[] }) => {
      const { zh, en } = rolesInWords(roles);
      return text(
        `您没有此操作的权限；需要以下角色之一：${zh}。`,
        `You may not do this; it takes one of these roles: ${en}.`,
      );
    },
  },
  OUT_OF_SCOPE: {
    status: 403,
    words: ({ scopes }: { scopes: readonly string[] }) =>
      text(
        `该服务账号的范围（${scopes.join('、')}）不包含此操作。需要的，请由系统管理员另建账号。`,
        `The scopes of this service account (${scopes.join(', ')}) do not hold this. Where it is needed ask IT for another account.`,
      ),
  },
  OWNER_LACKS_ROLE: {
    status: 403,
    words: text(
      '该服务账号的所有人已没有此范围所需的角色。请由系统管理员另建账号。',
      'The owner of this service account no longer holds the role that this scope needs. Ask IT for another account.',
    ),
  },
  READS_ONLY: {
    status: 403,
    words: text(
      '您以审计身份登录：可以查阅，不能办理或更改；此内容也可能不供审计查阅（见权限表）。需要办理的，请用另一角色的账号。',
      'You are logged in as the auditor, who reads and changes nothing; some things are not for the auditor either (see the table of permissions). To act, use an account of another role.',
    ),
  },
  WRONG_PASSWORD: { status: 422, words: text('当前密码不正确。', 'The present password is not right.') },
});

/** What is refused about repeated requests under an Idempotency-Key. */
export const IDEMPOTENCY = declare('IDEMPOTENCY', {
  KEY_REUSED: {
    status: 422,
    words: text(
      '该 Idempotency-Key 已用于另一个请求；请换一个新的键。',
      'This Idempotency-Key belongs to another request; take a new one.',
    ),
  },
  IN_PROGRESS: {
    status: 409,
    words: text(
      '使用同一 Idempotency-Key 的请求仍在处理；请稍后以同一键重试。',
      'A request with this Idempotency-Key is still running; repeat it with the same key in a moment.',
    ),
  },
});

/** What is refused about changes to something that has changed meanwhile. */
export const PRECONDITION = declare('PRECONDITION', {
  REQUIRED: {
    status: 428,
    words: text(
      '修改须带 If-Match，值为您看到的版本（ETag）。',
      'A change needs If-Match with the version that you have seen (its ETag).',
    ),
  },
  FAILED: {
    status: 412,
    words: text(
      '内容已被他人更改；请重新读取后再修改。',
      'Somebody has changed it meanwhile; read it again, then change it.',
    ),
  },
});
