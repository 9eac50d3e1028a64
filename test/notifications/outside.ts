import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Turn } from '../../activities/service/take-turn.js';
import { openHouse, type House } from '../db/house.js';
import { runAs } from '../support/owner.js';
import { HttpServer } from './http-server.js';

export const MINUTE = 60_000;

/** A house, and a server outside of it that it delivers to. */
export interface Outside {
  readonly house: House;
  /** Another one for each test. */
  readonly server: HttpServer;
  /** After everything that is queued meanwhile, and after the minute in which robots gather. */
  clock: number;
}

/** For the tests of a file: each begins with a server of its own and without endpoints, events and deliveries. */
export function outside(): Outside {
  let house: House | undefined;
  let server: HttpServer | undefined;
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('it is there while a test runs');
    return one;
  };
  const all = {
    get house() {
      return there(house);
    },
    get server() {
      return there(server);
    },
    clock: 0,
  };
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => all.house.close());
  beforeEach(async () => {
    all.clock = Date.now() + 5 * MINUTE;
    server = new HttpServer();
    await server.up();
  });
  afterEach(async () => {
    await all.server.down();
    await runAs(all.house.ownerUrl, 'truncate outbox, outgoing_event, endpoint_secret, endpoint cascade');
  });
  return all;
}

/** What came of a turn, and the code of why not. */
export const inWords = (done: Turn | 'idle'): string =>
  done === 'idle' ? done : `${done.outcome} ${done.code ?? ''}`.trim();
