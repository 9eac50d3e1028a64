import { deliverNext } from '../../activities/service/deliver-event.js';
import type { Turn } from '../../activities/service/take-turn.js';
import { makeEndpoint } from '../../api/changes/endpoint.js';
import { listDeliveries, type DeliveryView } from '../../db/outbox/deliveries.js';
import { renewSecret } from '../../db/outbox/endpoints.js';
import { insertEvents } from '../../db/outbox/events.js';
import { SEALED_FOR } from '../../domain/outgoing/endpoint.js';
import type { EventKind, NewEvent } from '../../domain/outgoing/events.js';
import { text } from '../../domain/vocabulary/text.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { keepSecret } from '../../seal/kept-secret.js';
import { KEYS } from '../support/keys.js';
import { inWords, type Outside } from './outside.js';

export const LINK = 'https://jinji.example.com';
export const HERE = { loopback: true, networks: [] };
export const SETTINGS = { reach: HERE, link: LINK, timeoutMs: 2_000 };
export const SECRET = `whsec_${Buffer.alloc(32, 'x').toString('base64')}`;
export const CALENDAR = loadCalendar();

/** Interviews that are overdue: they name nobody. */
export const overdue = (count = 1): NewEvent => ({
  kind: 'task.overdue',
  subject: text('已逾期:评审结果面谈', 'Overdue: interview'),
  path: '/inbox',
  content: {
    kind: 'level.interview',
    clause: '8.5.6',
    title: text('评审结果面谈', 'Interview'),
    tasks: Array.from({ length: count }, (_, no) => ({ taskId: `LN-1.${no}`, dueOn: '2026-07-09' })),
  },
});

/** The webhooks of a house, what happens in it, and what comes of its deliveries. */
export interface Webhooks {
  /** Registers one with its first secret; gives its number. */
  readonly register: (events: readonly EventKind[], path?: string) => Promise<number>;
  /** Makes what it signs with from now on. */
  readonly secretOf: (id: number, secret: string, overlapMs?: number) => Promise<void>;
  /** A step of a pipeline, in a transaction of its own; the same one where it says so. */
  readonly happens: (event?: NewEvent, again?: boolean) => Promise<void>;
  readonly turn: () => Promise<Turn | 'idle'>;
  readonly outcome: () => Promise<string>;
  readonly deliveries: (endpointId: number) => Promise<readonly DeliveryView[]>;
}

export function webhooks(here: Outside): Webhooks {
  let steps = 0;
  const at = (): Date => new Date(here.clock);
  const secretOf = (id: number, secret: string, overlapMs = 0): Promise<void> =>
    here.house.db.transaction().execute((trx) =>
      renewSecret(trx, id, {
        sealed: keepSecret(KEYS, secret, SEALED_FOR.secret),
        overlapUntil: new Date(here.clock + overlapMs),
        by: 'i1',
        at: at(),
      }),
    );
  const turn = (): Promise<Turn | 'idle'> =>
    deliverNext({ db: here.house.db, keys: KEYS, now: at, settings: SETTINGS, calendar: CALENDAR });
  return {
    register: async (events, path = '/hook') => {
      const one = { channel: 'webhook', name: `webhook ${path}`, url: here.server.url(path), events } as const;
      const deps = { keys: KEYS, settings: { reach: HERE } };
      const id = await here.house.db
        .transaction()
        .execute((trx) => makeEndpoint(trx, deps, one, { by: 'i1', at: at() }));
      await secretOf(id, SECRET);
      return id;
    },
    secretOf,
    happens: async (event = overdue(), again = false) => {
      if (!again) steps += 1;
      const mark = { workflowId: 'W', seq: steps, at: new Date('2026-07-10T01:00:00Z') };
      await here.house.db.transaction().execute((trx) => insertEvents(trx, [{ event, mark }]));
    },
    turn,
    outcome: async () => inWords(await turn()),
    deliveries: (endpointId) =>
      listDeliveries(here.house.db, { endpointId, state: undefined, before: undefined, limit: 50 }),
  };
}
