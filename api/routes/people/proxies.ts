import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import {
  endProxy,
  findProxy,
  listProxies,
  nameProxy,
  proxyFacts,
  suggestedProxies,
  type ProxyView,
} from '../../../db/proxies/proxies.js';
import { numberedOnce } from '../../../db/policy/reserved-numbers.js';
import { isWatcher } from '../../../db/tasks/inbox.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { PROXY } from '../../../domain/refusals/standing-in.js';
import { OWN_HAND } from '../../../domain/standing-in/own-hand.js';
import { againstDays, againstProxy, mayEndProxy, type NewProxy } from '../../../domain/standing-in/proxy.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { civilDate, identifier, instant } from '../../views/schemas.js';
import { sheetOf } from '../../http/sheet/columns.js';

const kinds = Object.keys(TASK_KINDS) as [TaskKind, ...TaskKind[]];
const named = z.strictObject({ personId: z.string(), name: z.string() });
const proxySchema = z
  .strictObject({
    no: z.int(),
    principal: named,
    deputy: named,
    from: civilDate,
    until: civilDate,
    kinds: z.array(z.enum(kinds)).nullable().meta({ description: 'null：全部 · null for all' }),
    reason: z.string(),
    namedBy: named,
    at: instant,
    endedAt: instant.nullable(),
    state: z.enum(['coming', 'holds', 'over']),
    mayEnd: z.boolean(),
  })
  .meta({ id: 'Proxy' });
const bodySchema = z.strictObject({
  deputyId: identifier,
  from: givenDate,
  until: givenDate,
  kinds: z
    .array(z.enum(kinds))
    .min(1)
    .max(kinds.length)
    .nullable()
    .meta({ description: '代理的任务种类；null 为全部 · which kinds of tasks; null for all' }),
  reason,
});
const params = z.strictObject({ personId: identifier });
const one = z.strictObject({ personId: identifier, no: z.coerce.number().int().min(1).max(2_147_483_647) });

export interface ProxyDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const show = (proxy: ProxyView, actor: SignedIn, today: string): z.input<typeof proxySchema> => {
  const { no, from, until, reason: why, at, endedAt } = proxy;
  const over = endedAt !== null || until < today || proxy.isGone;
  return {
    no,
    principal: { personId: proxy.principalId, name: proxy.principalName },
    deputy: { personId: proxy.deputyId, name: proxy.deputyName },
    from,
    until,
    kinds: proxy.kinds as TaskKind[] | null,
    reason: why,
    namedBy: { personId: proxy.namedBy, name: proxy.namedByName },
    at: at.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    state: over ? 'over' : from > today ? 'coming' : 'holds',
    mayEnd: !over && mayEndProxy(proxy, actor),
  };
};

const PROXIES_SHEET = sheetOf(proxySchema, text('代理', 'Proxies'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.text('被代理人工号', 'Principal (number)', (one) => one.principal.personId),
  c.text('被代理人', 'Principal', (one) => one.principal.name),
  c.text('代理人工号', 'Deputy (number)', (one) => one.deputy.personId),
  c.text('代理人', 'Deputy', (one) => one.deputy.name),
  c.date('自', 'From', (one) => one.from),
  c.date('至', 'Until', (one) => one.until),
  c.name('任务种类', 'Tasks', (one) => one.kinds?.map((kind) => TASK_KINDS[kind].title) ?? text('全部', 'all'), 40),
  c.text('理由', 'Reason', (one) => one.reason, 30),
  c.text('指定人', 'Named by', (one) => one.namedBy.name),
  c.instant('指定时间', 'Named at', (one) => one.at),
  c.instant('结束时间', 'Ended at', (one) => one.endedAt),
]);

/** I-39: who stands in for whom; everybody names his own deputy, HR for somebody on leave (docs/decisions/0053). */
export function createProxyRoutes({ db, now }: ProxyDeps): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  /** HR, the person, and to read the auditor, whom the first gate lets write nothing. */
  const gate = (actor: SignedIn, personId: string): void => {
    if (actor.personId !== personId && !isWatcher(actor)) throw new RefusalError(refuse(PERSON.NOT_FOUND));
  };
  return [
    route({
      method: 'get',
      path: '/v1/people/{personId}/proxies',
      tag: 'people',
      summary: text('一个人的代理（I-39）', 'Somebody’s proxies (I-39)'),
      access: reads('proxies'),
      params,
      answer: {
        status: 200,
        schema: z.strictObject({
          items: z.array(proxySchema),
          kinds: z
            .array(z.strictObject({ kind: z.enum(kinds), title: textSchema }))
            .meta({ description: '可以代理的任务种类 · the kinds of tasks that a deputy may do' }),
        }),
        description: text('被代理与代理他人，最近的在前', 'on either side, the latest first'),
      },
      sheet: PROXIES_SHEET,
      handle: async ({ actor, params: { personId } }) => {
        gate(actor, personId);
        const rows = await listProxies(db, personId);
        const offered = kinds.filter((kind) => OWN_HAND[kind] === undefined);
        return {
          body: {
            items: rows.map((row) => show(row, actor, today())),
            kinds: offered.map((kind) => ({ kind, title: TASK_KINDS[kind].title })),
          },
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/people/{personId}/proxies',
      tag: 'people',
      repeat: 'stored',
      summary: text('指定代理人', 'Name a deputy'),
      description: text(
        '由本人指定；人力资源部可为休假人员指定其休假日；总经理、人力资源、系统管理等敏感职责的只能由本人指定（I-39、§4.1）。签名、本人陈述、360°与答辩评分不能代理。',
        'Everybody names his own; HR for days of somebody’s leave; whoever holds a sensitive office, the general manager first of all, names his own alone (I-39, §4.1). Signatures, one’s own word, 360° and panel sheets are nobody else’s.',
      ),
      access: writes('proxies'),
      params,
      body: bodySchema,
      answer: { status: 201, schema: proxySchema, description: text('已指定', 'named') },
      handle: async ({ actor, actId, params: { personId }, body }) => {
        gate(actor, personId);
        const proxy: NewProxy = { principalId: personId, ...body };
        const made = await db.transaction().execute(async (trx) => {
          const no = await numberedOnce(trx, { actId, series: 'proxy' }, async () => {
            const refusal = againstDays(proxy, today()) ?? againstProxy(proxy, actor, await proxyFacts(trx, proxy));
            if (refusal !== undefined) throw new RefusalError(refusal);
            return nameProxy(trx, proxy, actor.personId, now());
          });
          return findProxy(trx, no);
        });
        if (made === undefined) throw new RefusalError(refuse(PROXY.NOT_FOUND));
        return { body: show(made, actor, today()) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/people/{personId}/proxies/{no}',
      tag: 'people',
      repeat: 'natural',
      summary: text('撤销代理', 'End a proxy'),
      access: writes('proxies'),
      params: one,
      answer: { status: 204, description: text('已撤销，记录保留', 'ended; the record is kept') },
      handle: async ({ actor, params: { personId, no } }) => {
        gate(actor, personId);
        const proxy = await findProxy(db, no);
        const isHis = proxy !== undefined && [proxy.principalId, proxy.deputyId].includes(personId);
        if (!isHis) throw new RefusalError(refuse(PROXY.NOT_FOUND));
        if (proxy.isGone) throw new RefusalError(refuse(PROXY.ENDED)); // it went with whoever has left
        if (!mayEndProxy(proxy, actor)) throw new RefusalError(refuse(PROXY.GM_ALONE));
        await db.transaction().execute((trx) => endProxy(trx, proxy, actor.personId, now()));
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/proxy-suggestions',
      tag: 'people',
      summary: text('建议指定代理的休假人员', 'Who is on leave and should have a deputy'),
      access: reads('proxy-suggestions'),
      answer: {
        status: 200,
        schema: z.strictObject({
          items: z.array(
            z.strictObject({
              personId: z.string(),
              name: z.string(),
              from: civilDate,
              to: civilDate.nullable(),
              tasks: z.int().meta({ description: '休假期间到期的待办 · tasks that fall due meanwhile' }),
            }),
          ),
        }),
        description: text(
          '休假中、有待办在休假期间到期且无人代理的',
          'on leave, with tasks that fall due meanwhile and nobody in their place',
        ),
      },
      handle: async ({ actor }) => ({ body: { items: [...(await suggestedProxies(db, today(), actor.personId))] } }),
    }),
  ];
}
