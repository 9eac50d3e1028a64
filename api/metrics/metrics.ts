import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type pg from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readFigures, type Figures } from '../../db/service/figures.js';
import type { Queryable } from '../../db/database.js';
import { signInRequired } from '../http/refusals.js';

/** For how long the records are not counted again, in milliseconds, however often somebody scrapes. */
const COUNTED_FOR_MS = 15_000;

/** The figures of one API process, in the text format of Prometheus (docs/decisions/0075). */
export interface Metrics {
  /** Stands before the routes and times what they answer. */
  readonly observe: RequestHandler;
  /** Gives the figures to whoever shows the token. */
  readonly page: RequestHandler;
}

interface Deps {
  readonly db: Queryable;
  readonly pool: Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
  readonly token: string;
  readonly now: () => Date;
}

export function createMetrics({ db, pool, token, now }: Deps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'jinji_http_request_seconds',
    help: 'How long answers took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'jinji_refusals_total',
    help: 'Calls that were refused, by the code of the refusal.',
    labelNames: ['code'],
    registers: [registry],
  });
  gauge(registry, 'jinji_db_connections', 'Connections of this process to PostgreSQL, and calls that wait for one.', {
    label: 'state',
    read: () => ({ open: pool.totalCount, idle: pool.idleCount, waited_for: pool.waitingCount }),
  });
  ofRecords(registry, counted(db, now));
  const expected = digest(token);
  return {
    observe: (req, res, next) => {
      const end = seconds.startTimer();
      res.once('finish', () => {
        end({ method: req.method, route: routeOf(req), status: String(res.statusCode) });
        const code: unknown = res.locals.refused;
        if (typeof code === 'string') refusals.inc({ code });
      });
      next();
    },
    page: async (req, res) => {
      const shown = /^Bearer (\S+)$/.exec(req.get('Authorization') ?? '')?.[1] ?? '';
      if (!timingSafeEqual(digest(shown), expected)) throw signInRequired();
      res.setHeader('Content-Type', registry.contentType);
      res.setHeader('Cache-Control', 'no-store');
      res.end(await registry.metrics());
    },
  };
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The pattern of the route, so that numbers of cases and people make no labels. */
function routeOf(req: Request): string {
  const path: unknown = (req.route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'other';
}

type Values = Readonly<Record<string, number>>;

function gauge(
  registry: Registry,
  name: string,
  help: string,
  { label, read }: { readonly label: string; readonly read: () => Values | Promise<Values> },
): void {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    async collect() {
      const values = await read();
      this.reset();
      for (const [value, figure] of Object.entries(values)) this.set({ [label]: value }, figure);
    },
  });
}

/** Counts the records at most once in a while; undefined while the database is away, which is no reason to answer nothing. */
function counted(db: Queryable, now: () => Date): () => Promise<Figures | undefined> {
  let last: { readonly at: number; readonly figures: Promise<Figures | undefined> } | undefined;
  return () => {
    const at = now().getTime();
    if (last === undefined || at - last.at >= COUNTED_FOR_MS || at < last.at)
      last = { at, figures: readFigures(db).catch(() => undefined) };
    return last.figures;
  };
}

function ofRecords(registry: Registry, figures: () => Promise<Figures | undefined>): void {
  const of = (name: string, help: string, label: string, pick: (counts: Figures) => Values): void => {
    const read = async (): Promise<Values> => {
      const counts = await figures();
      return counts === undefined ? {} : pick(counts);
    };
    gauge(registry, name, help, { label, read });
  };
  gauge(registry, 'jinji_part_up', 'Whether a part of the service answered at the last scrape.', {
    label: 'part',
    read: async () => ({ database: (await figures()) === undefined ? 0 : 1 }),
  });
  of('jinji_tasks', 'Tasks that are open, and those of them past their day.', 'state', (one) => ({
    open: one.tasksOpen,
    overdue: one.tasksOverdue,
  }));
  of('jinji_outbox', 'Mails and notices that wait, or were given up.', 'state', (one) => ({
    waiting: one.outboxWaiting,
    failed: one.outboxFailed,
  }));
  of('jinji_acts', 'Acts that were taken and have no answer yet.', 'state', (one) => ({ waiting: one.actsWaiting }));
  of('jinji_chain', 'Rows that wait for their seal, and the number of the last link.', 'part', (one) => ({
    unsealed: one.unsealed,
    head: one.chainHead,
  }));
  of('jinji_alarms', 'Alarms that stand, by their name in docs/runbook.md.', 'code', (one) =>
    Object.fromEntries(one.alarms.map(({ code, count }) => [code, count])),
  );
}
