import { RefusalError, type Refusal, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Role } from '../../domain/vocabulary/roles.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** A refusal of the API itself, with what HTTP wants beside it. */
export class ApiRefusal extends RefusalError {
  /**
   * @param headers what the status asks for, such as Retry-After.
   * @param extension further members of the problem.
   */
  constructor(
    refusal: Refusal,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly extension: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusal);
  }
}

/** An error as it is, or, where it is a refusal that names no § yet, with that of what was asked for. */
export function citing(error: unknown, clause: string): unknown {
  if (!(error instanceof RefusalError) || error.refusal.clause !== undefined) return error;
  const refusal = { ...error.refusal, clause };
  return error instanceof ApiRefusal
    ? new ApiRefusal(refusal, error.headers, error.extension)
    : new RefusalError(refusal);
}

/** A refusal without details, in both languages. */
export const refuse = (code: string, zh: string, en: string, headers?: Readonly<Record<string, string>>): ApiRefusal =>
  new ApiRefusal({ code, message: text(zh, en) }, headers);

/** 400: some fields are not what the route asks for; each is named with its path. */
export const invalid = (details: readonly RefusalDetail[]): ApiRefusal =>
  new ApiRefusal({
    code: 'REQUEST.INVALID',
    message: text(
      '请求内容有误,请按 errors 中的提示修改后重试。',
      'The request is not valid; correct what errors lists and try again.',
    ),
    details,
  });

/** One faulty field. */
export const fault = (path: string, message: Text, code = 'REQUEST.INVALID'): RefusalDetail => ({
  path,
  code,
  message,
});

export const malformedJson = (): ApiRefusal =>
  refuse('REQUEST.MALFORMED_JSON', '请求正文不是合法的 JSON(UTF-8)。', 'The body is not valid JSON in UTF-8.');

export const unsupportedType = (types: readonly string[]): ApiRefusal =>
  refuse(
    'REQUEST.UNSUPPORTED_TYPE',
    `不支持的内容类型;请以 ${types.join('、')} 发送,不要使用 Content-Encoding。`,
    `This content type is not taken; send ${types.join(' or ')}, without a Content-Encoding.`,
    { Accept: types.join(', ') },
  );

export const tooLarge = (limit: string): ApiRefusal =>
  refuse(
    'REQUEST.TOO_LARGE',
    `请求正文超过 ${limit};请分批发送。`,
    `The body is larger than ${limit}; send it in parts.`,
  );

export const badCursor = (): ApiRefusal =>
  refuse(
    'REQUEST.BAD_CURSOR',
    '翻页游标无效,或与本次的筛选条件不符;请从第一页重新开始。',
    'The cursor is not one of ours or belongs to other filters; begin again at the first page.',
  );

export const badHeader = (name: string, zh: string, en: string): ApiRefusal =>
  refuse('REQUEST.BAD_HEADER', `请求头 ${name} 有误:${zh}`, `The header ${name} is not valid: ${en}`);

export const noRoute = (): ApiRefusal =>
  refuse(
    'ROUTE.NOT_FOUND',
    '没有这个地址;全部地址见 /docs。',
    'There is nothing at this address; /docs lists what there is.',
  );

export const wrongMethod = (allowed: readonly string[]): ApiRefusal =>
  refuse(
    'ROUTE.METHOD_NOT_ALLOWED',
    `该地址只接受 ${allowed.join('、')}。`,
    `This address takes only ${allowed.join(', ')}.`,
    { Allow: allowed.join(', ') },
  );

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="jinji"' };

export const signInRequired = (): ApiRefusal =>
  refuse('AUTH.REQUIRED', '请先登录(POST /v1/sessions)。', 'Log in first (POST /v1/sessions).', CHALLENGE);

export const badToken = (): ApiRefusal =>
  refuse(
    'AUTH.BAD_TOKEN',
    '令牌无效、已过期,或密码已更改;请重新登录。',
    'The token is not valid, has expired, or the password was changed; log in again.',
    { 'WWW-Authenticate': 'Bearer realm="jinji", error="invalid_token"' },
  );

export const badCredentials = (): ApiRefusal =>
  refuse(
    'AUTH.BAD_CREDENTIALS',
    '登录名或密码不正确,或账号已停用。多次失败会暂时锁定;忘记密码请联系系统管理员。',
    'The login or the password is wrong, or the account is disabled. Repeated failures lock it for a while; ask an administrator for a new password.',
    CHALLENGE,
  );

export const locked = (seconds: number): ApiRefusal =>
  refuse(
    'AUTH.LOCKED',
    `该登录名失败次数过多,已暂时锁定;请在 ${Math.ceil(seconds / 60)} 分钟后再试,或请系统管理员解锁。`,
    `Too many failures with this login; try again in ${Math.ceil(seconds / 60)} minutes or ask an administrator to unlock it.`,
    { 'Retry-After': String(seconds) },
  );

export const tooManyAttempts = (seconds: number): ApiRefusal =>
  refuse(
    'AUTH.TOO_MANY_ATTEMPTS',
    `来自该地址的登录尝试过多;请在 ${seconds} 秒后再试。`,
    `Too many log-in attempts from this address; try again in ${seconds} seconds.`,
    { 'Retry-After': String(seconds) },
  );

export const csrfMissing = (): ApiRefusal =>
  refuse(
    'AUTH.CSRF',
    '缺少或错误的 X-CSRF-Token;请从 GET /v1/sessions/current 取得后重试。',
    'The X-CSRF-Token is missing or wrong; take it from GET /v1/sessions/current and try again.',
  );

export const passwordChangeDue = (): ApiRefusal =>
  refuse(
    'AUTH.PASSWORD_CHANGE_DUE',
    '须先更改初始密码(PUT /v1/me/password)。',
    'Change the initial password first (PUT /v1/me/password).',
  );

export const forbidden = (roles: readonly Role[]): ApiRefusal =>
  refuse(
    'AUTH.FORBIDDEN',
    `您没有此操作的权限;需要以下角色之一:${roles.join('、')}。`,
    `You may not do this; it takes one of these roles: ${roles.join(', ')}.`,
  );

/** 404 for what does not exist and for what the person may not know to exist. */
export const notFound = (code: string, zh: string, en: string): ApiRefusal =>
  refuse(code, `没有找到${zh},或您无权查看。`, `There is no such ${en}, or you may not see it.`);

export const keyReused = (): ApiRefusal =>
  refuse(
    'IDEMPOTENCY.KEY_REUSED',
    '该 Idempotency-Key 已用于另一个请求;请换一个新的键。',
    'This Idempotency-Key belongs to another request; take a new one.',
  );

export const keyInProgress = (): ApiRefusal =>
  refuse(
    'IDEMPOTENCY.IN_PROGRESS',
    '使用同一 Idempotency-Key 的请求仍在处理;请稍后以同一键重试。',
    'A request with this Idempotency-Key is still running; repeat it with the same key in a moment.',
    { 'Retry-After': '1' },
  );

export const ifMatchRequired = (): ApiRefusal =>
  refuse(
    'PRECONDITION.REQUIRED',
    '修改须带 If-Match,值为您看到的版本(ETag)。',
    'A change needs If-Match with the version that you have seen (its ETag).',
  );

export const changedMeanwhile = (): ApiRefusal =>
  refuse(
    'PRECONDITION.FAILED',
    '内容已被他人更改;请重新读取后再修改。',
    'Somebody has changed it meanwhile; read it again, then change it.',
  );

export const databaseUnavailable = (): ApiRefusal =>
  refuse(
    'SERVICE.DATABASE_UNAVAILABLE',
    '数据库暂时不可用;请稍后以同一 Idempotency-Key 重试,不会重复生效。',
    'The database is away for the moment; repeat the call with the same Idempotency-Key, it will not count twice.',
    { 'Retry-After': '2' },
  );

export const engineUnavailable = (): ApiRefusal =>
  refuse(
    'SERVICE.ENGINE_UNAVAILABLE',
    '流程引擎暂时不可用;请稍后以同一 Idempotency-Key 重试,不会丢失也不会重复生效。',
    'The workflow engine is away for the moment; repeat the call with the same Idempotency-Key, nothing is lost or doubled.',
    { 'Retry-After': '5' },
  );

export const engineTimeout = (): ApiRefusal =>
  refuse(
    'SERVICE.ENGINE_TIMEOUT',
    '流程没有及时答复;操作可能已生效,也可能没有。请以同一 Idempotency-Key 重试:会得到同一结果,不会重复生效。',
    'The workflow did not answer in time; the act may have counted or not. Repeat the call with the same Idempotency-Key: it gives the same result and never counts twice.',
    { 'Retry-After': '5' },
  );

/** 409: an earlier act of the same person, or one that lost its caller, is still on its way on this task. */
export const actInProgress = (taskId: string): ApiRefusal =>
  refuse(
    'TASK.ACT_IN_PROGRESS',
    `任务 ${taskId} 上一次提交已受理,正在办理,将被执行或退回;在有结果之前不能再次提交。请稍候刷新。`,
    `An earlier act on task ${taskId} was taken and is on its way: it will be carried out or refused. Until then nothing else is taken here; reload in a moment.`,
    { 'Retry-After': '2' },
  );

export const notOpen = (taskId: string): Refusal => ({
  code: 'TASK.NOT_OPEN',
  message: text(
    `任务 ${taskId} 不在待办中:可能已完成、已撤回或流程已前进。请刷新待办列表。`,
    `Task ${taskId} is not open: it was completed or withdrawn, or the case has moved on. Reload your inbox.`,
  ),
});

export const notYours = (taskId: string): Refusal => ({
  code: 'TASK.NOT_YOURS',
  message: text(
    `您无权办理任务 ${taskId}。请联系人力资源部确认办理人。`,
    `Task ${taskId} is not addressed to you. Ask HR who it is for.`,
  ),
});

export const internal = (): ApiRefusal =>
  refuse(
    'SERVICE.INTERNAL',
    '服务内部错误,已记入日志;请把请求编号告知系统管理员。',
    'Something failed inside; it has been logged. Tell an administrator the request id.',
  );

/** 503: names what the service still waits for. */
export const notReady = (details: readonly RefusalDetail[]): ApiRefusal =>
  new ApiRefusal(
    {
      code: 'SERVICE.NOT_READY',
      message: text('服务尚未就绪;缺少的部分见 errors。', 'The service is not ready; errors lists what is missing.'),
      details,
    },
    { 'Retry-After': '2' },
  );

export const wrongPassword = (): ApiRefusal =>
  refuse('AUTH.WRONG_PASSWORD', '当前密码不正确。', 'The present password is not right.');

/** 400 for an evaluation; `error` is what the contract answers for it on every way. */
export const invalidEvaluation = (error: {
  readonly code: string;
  readonly message: string;
  readonly path: string;
}): ApiRefusal => {
  const [zh = error.message, en = error.message] = error.message.split(' / ');
  const details = [fault(error.path, text(zh, en), error.code)];
  return new ApiRefusal({ ...invalid(details).refusal, details }, {}, { error });
};

export const ownRelative = (): ApiRefusal =>
  refuse(
    'RELATIVE.SELF',
    '不能把本人申报为亲属(I-35)。请填写另一人的工号。',
    'Nobody is his own relative (I-35). Give the other person’s employee number.',
  );
