import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import type { RefusalDetail } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { Engine } from '../../engine/engine.js';
import { SERVICE } from '../../../domain/refusals/service.js';
import { fault, notReady } from '../../http/refusals.js';
import { reads, route, type Route } from '../../http/route.js';
import type { Looks } from '../../looks/looks.js';
import type { Scanner } from '../../scanner/scanner.js';
import { instant } from '../../views/schemas.js';

const PATIENCE_MS = 2_500;

const workerSchema = z
  .strictObject({ identity: z.string().meta({ description: 'pid@host' }), seenAt: instant })
  .meta({ id: 'Worker' });

/** Whether the process lives, and whether it could work right now. */
export function createServiceRoutes(deps: {
  readonly callers: Queryable;
  readonly engine: Pick<Engine, 'look' | 'pollers'>;
  readonly scanner: Pick<Scanner, 'answers'>;
  readonly looks: Pick<Looks, 'workerIsThere'>;
}): Route[] {
  const state = z.strictObject({ status: z.literal('ok') });
  const readiness = z.strictObject({
    status: z.literal('ok'),
    without: z
      .array(z.enum(['scanner', 'worker']))
      .exactOptional()
      .meta({
        description:
          '没有应答的部分：scanner 期间不接收上传的文件；worker 期间办理先受理，恢复后才有结果 · what does not answer: without the scanner no file is taken, without a worker acts are taken and carried out later',
      }),
  });
  const probe = async (
    path: string,
    zh: string,
    en: string,
    look: () => Promise<unknown>,
  ): Promise<RefusalDetail[]> => {
    const late = sleep(PATIENCE_MS, false, { ref: false });
    const there = await Promise.race([
      look().then(
        () => true,
        () => false,
      ),
      late,
    ]);
    return there ? [] : [fault(path, text(zh, en), SERVICE.NOT_READY.code)];
  };
  return [
    route({
      method: 'get',
      path: '/livez',
      tag: 'service',
      summary: text('进程是否存活', 'Whether the process lives'),
      access: { kind: 'public', why: 'the supervisor of the process has no account' },
      answer: { status: 200, schema: state, description: text('存活', 'alive') },
      handle: () => Promise.resolve({ body: { status: 'ok' as const } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      tag: 'service',
      summary: text('能否工作：数据库与流程引擎', 'Whether database and workflow engine can be reached'),
      access: { kind: 'public', why: 'the load balancer has no account' },
      answer: {
        status: 200,
        schema: readiness,
        description: text('就绪；否则 503 并列出缺少的部分', 'ready; else 503 with what is missing'),
      },
      handle: async () => {
        const missing = await Promise.all([
          probe('database', '数据库连接不上', 'the database cannot be reached', () =>
            sql`select 1 from account limit 1`.execute(deps.callers),
          ),
          probe('engine', '流程引擎连接不上', 'the workflow engine cannot be reached', () => deps.engine.look()),
        ]);
        if (missing.flat().length > 0) throw notReady(missing.flat());
        // Everything else goes on, and another API would fare no better, so that nobody is sent elsewhere for it.
        const without = [
          ...(deps.scanner.answers() ? [] : (['scanner'] as const)),
          ...(deps.looks.workerIsThere() ? [] : (['worker'] as const)),
        ];
        return { body: { status: 'ok' as const, ...(without.length > 0 ? { without } : {}) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/workers',
      tag: 'service',
      summary: text('正在领取任务的工作进程', 'Workers that take work'),
      description: text(
        '近几分钟内向流程引擎领取过任务的进程；没有一个时，流程不前进。',
        'Who has asked the engine for work within the last minutes; with none, no case moves.',
      ),
      access: reads('service'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(workerSchema) }),
        description: text('最近的在前', 'latest first'),
      },
      handle: async () => {
        const pollers = [...(await deps.engine.pollers())].sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime());
        return { body: { items: pollers.map(({ identity, seenAt }) => ({ identity, seenAt: seenAt.toISOString() })) } };
      },
    }),
  ];
}
