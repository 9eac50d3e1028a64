import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import * as z from 'zod';
import { whyUnfiled } from '../../domain/attachments/unfiled-requests.js';
import { PARTIES, PARTY_NAMES } from '../../domain/permissions/parties.js';
import { partiesOf, PERMISSIONS, rolesOf } from '../../domain/permissions/permissions.js';
import { lets, SCOPE_NAMES, SCOPES } from '../../domain/permissions/scopes.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { problemSchema } from './problem.js';
import type { Access, Route, Tag } from './route.js';
import { WORKBOOK } from './sheet/workbook-answer.js';
import { describeWebhooks } from './webhooks-described.js';

export type OpenApi = ReturnType<typeof createDocument>;

const TAGS: Readonly<Record<Tag, string>> = {
  sessions: '登录 · log-in and one’s own account',
  tasks: '待办 · the human steps, by inbox',
  cycles: '晋级周期 · promotion cycles (§8.5)',
  vacancies: '管理岗位空缺 · vacancies and their nominees (§9)',
  cases: '晋级案件 · one person’s promotion, with its timeline',
  documents: '文书 · notices and case files',
  messages: '消息 · what one was told',
  trials: '试用任命与考核 · trial appointments and their reviews',
  reports: '报表 · figures for HR and the general manager',
  people: '人员 · people with their histories',
  imports: '导入 · people, ratings and complaints from CSV and XLSX',
  policy: '制度 · the rules, the register of interpretations, evaluations',
  accounts: '账号 · who may sign in, and as what',
  service: '服务 · liveness, readiness',
};

const both = (text: Text): string => `${text.zh} · ${text.en}`;
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const idempotencyKey = z.string().min(1).max(200).exactOptional().meta({
  description: '同一键、同一请求只生效一次，重复时返回同一答复 · same key, same request: counts once, answers the same',
});

/** Why nothing is attached to what it asks for (docs/decisions/0063). */
function filesText({ method, path }: Route): string {
  const found = whyUnfiled(method, path);
  if (found === undefined) return '';
  const { why, part } = found;
  return part === undefined
    ? `不附文件：${why.zh} · no files: ${why.en}`
    : `不附文件（${part.zh}）：${why.zh} · no files (${part.en}): ${why.en}`;
}

function accessText(access: Access): string {
  if (access.kind === 'public') return `公开 · public: ${access.why}`;
  const { resource, act } = access;
  const { name, note } = PERMISSIONS[resource];
  const roles = rolesOf(resource, act);
  const whom = partiesOf(resource, act).map((party) => PARTY_NAMES[party]);
  const named = whom.length === PARTIES.length ? [] : [`${both(name)}: ${whom.map(both).join(', ')}`];
  const gate = roles === undefined ? '登录即可 · anybody signed in' : `角色 · roles: ${roles.join(', ')}`;
  const scopes = SCOPE_NAMES.filter((scope) => lets(SCOPES[scope], resource, act));
  const byScope = scopes.length === 0 ? [] : [`服务账号 · service accounts: ${scopes.join(', ')}`];
  return [gate, ...byScope, ...named, ...(note === undefined ? [] : [both(note)])].join(';');
}

function headersOf(route: Route): z.ZodObject | undefined {
  const shape: Record<string, z.ZodType> = {};
  if (route.repeat === 'stored') shape['Idempotency-Key'] = idempotencyKey;
  if (route.method !== 'get' && route.access.kind !== 'public') {
    shape['X-CSRF-Token'] = z
      .string()
      .exactOptional()
      .meta({ description: '仅 cookie 会话需要 · cookie sessions only' });
  }
  if (route.versioned !== undefined) {
    const version = z.string().meta({ description: '所见版本的 ETag · the ETag that was seen', examples: ['"3"'] });
    shape['If-Match'] = route.versioned ? version : version.exactOptional();
  }
  return Object.keys(shape).length > 0 ? z.object(shape) : undefined;
}

function requestBodyOf(route: Route): ZodOpenApiOperationObject['requestBody'] {
  const schema = route.bodyAs ?? route.body;
  if (!schema && !route.rawBody) return undefined;
  const raw = Object.fromEntries(
    (route.rawBody?.types ?? []).map((type) => [type, { schema: { type: 'string' as const } }]),
  );
  return {
    required: true,
    ...(route.rawBody ? { description: both(route.rawBody.description) } : {}),
    content: { ...raw, ...(schema ? { 'application/json': { schema } } : {}) },
  };
}

function responsesOf(route: Route): NonNullable<ZodOpenApiOperationObject['responses']> {
  const { answer, access } = route;
  const write = route.method !== 'get';
  const types = Object.fromEntries(
    (answer.otherTypes ?? []).map((type) => [type, { schema: { type: 'string' as const } }]),
  );
  if (route.sheet !== undefined) types[WORKBOOK] = { schema: { type: 'string' as const } };
  const content = { ...(answer.schema ? { 'application/json': { schema: answer.schema } } : {}), ...types };
  return {
    [`${answer.status}`]: {
      description: both(answer.description),
      ...(Object.keys(content).length > 0 ? { content } : {}),
      ...(answer.etag ? { headers: z.object({ ETag: z.string() }) } : {}),
    },
    ...(answer.nothing === undefined ? {} : { '204': { description: both(answer.nothing) } }),
    ...(answer.taken === undefined ? {} : { '202': { description: both(answer.taken), content } }),
    '400': problem('请求有误 · not valid'),
    ...(access.kind === 'public' && !route.limited ? {} : { '401': problem('需要登录 · log in first') }),
    ...(access.kind === 'public' ? {} : { '403': problem('没有权限 · not allowed') }),
    ...(isJsonAlone(route) ? { '406': problem('没有工作簿 · no workbook of this') } : {}),
    '421': problem('网址不对 · called by another address'),
    '429': problem('过于频繁 · too often'),
    // Whatever is named may be unknown, wherever it is named.
    ...((route.params ?? route.query ?? route.body ?? route.rawBody)
      ? { '404': problem('没有找到或无权查看 · unknown, or not to be seen') }
      : {}),
    ...((route.body ?? route.rawBody)
      ? { '413': problem('过大 · too large'), '415': problem('类型不支持 · wrong type') }
      : {}),
    ...(route.versioned === undefined ? {} : { '412': problem('版本已变化 · changed meanwhile') }),
    ...(route.versioned === true ? { '428': problem('缺少 If-Match · If-Match missing') } : {}),
    ...(write ? { '409': problem('与当前状态冲突 · conflict') } : {}),
    // A list may be longer than a workbook takes.
    ...(write || route.sheet !== undefined ? { '422': problem('不予受理 · refused, with code and §') } : {}),
    '503': problem('暂不可用，可重试 · away for the moment, repeat'),
  };
}

/** Whether who wants a workbook alone is refused. */
const isJsonAlone = ({ method, answer, sheet }: Route): boolean =>
  method === 'get' && answer.schema !== undefined && sheet === undefined;

const AS_WORKBOOK =
  '以 `Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet` 请求时，返回全部各页的工作簿（同样的筛选与权限，同一时刻的数据；表头语言随 Accept-Language）。 · ' +
  'Asked for by that `Accept` it answers all its pages as a workbook: same filters and permission, as of one moment, headings by Accept-Language.';

function operationOf(route: Route): ZodOpenApiOperationObject {
  const header = headersOf(route);
  const params = {
    ...(route.params ? { path: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
    ...(header ? { header } : {}),
  };
  const requestBody = requestBodyOf(route);
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: both(route.summary),
    description: [
      route.description ? both(route.description) : '',
      route.sheet ? AS_WORKBOOK : '',
      filesText(route),
      accessText(route.access),
    ]
      .filter(Boolean)
      .join('\n\n'),
    security: route.access.kind === 'public' ? [] : [{ cookie: [] }, { bearer: [] }],
    ...(Object.keys(params).length > 0 ? { requestParams: params } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: responsesOf(route),
  };
}

/** `GET /v1/people/{personId}` → `getV1PeopleByPersonId`. */
const operationId = (route: Route): string =>
  route.method +
  route.path
    .split('/')
    .filter(Boolean)
    .map((part) => part.replace(/^\{(.)(.*)\}$/, (_, a: string, b: string) => `By${a.toUpperCase()}${b}`))
    .map((part) => part.replace(/(^|[-.])(.)/g, (_, __, c: string) => c.toUpperCase()))
    .join('');

/** The OpenAPI 3.1 description of these routes; nothing in it is written twice. */
export function describe(routes: readonly Route[], cookieName: string): OpenApi {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Jinji 晋级',
        version: '1.0.0',
        description:
          '客服部任职发展管理制度的执行系统。错误一律为 RFC 9457 problem details，中英双语；写操作接受 Idempotency-Key；列表用游标翻页。\n\n' +
          'Carries out a customer-service department’s promotion policy. Errors are RFC 9457 problem details in both languages; writes take an Idempotency-Key; lists page by cursor. Civil dates are YYYY-MM-DD in Asia/Shanghai.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      paths,
      webhooks: describeWebhooks(),
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: cookieName },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    { schemaRefPath: '#/components/schemas/' } as never,
  );
}
