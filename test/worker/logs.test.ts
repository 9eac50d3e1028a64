import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createLogger } from '../../api/http/logging.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { createWorkerLog, engineLog } from '../../worker/log.js';
import { openHouse, type House } from '../db/house.js';

/** Somebody's words, as they came into a case. */
const WORDS = '张三的投诉理由';
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const json = () => thrownBy(sql`select ${`{"reason":"${WORDS}" @{`}::jsonb`.execute(house.db));
const faults: readonly (readonly [string, string, () => Promise<unknown>])[] = [
  ['text that is no JSON', '22P02', json],
  ['text that is no date', '22007', () => thrownBy(sql`select ${WORDS}::date`.execute(house.db))],
  ['a row that a constraint refuses', '23514', () => thrownBy(house.person('1', { name: ` ${WORDS}` }))],
  [
    'a row that is there already',
    '23505',
    () => house.person('2', { name: WORDS }).then(() => thrownBy(house.person('2'))),
  ],
  ['the cause of another error', '22P02', async () => new Error('the step failed', { cause: await json() })],
  ['one error of several', '22P02', async () => new AggregateError([await json()], 'several')],
  [
    'a refusal',
    'X.Y',
    () => Promise.resolve(new RefusalError({ code: 'X.Y', clause: '1', message: { zh: WORDS, en: WORDS } })),
  ],
];

describe('what failed stands in the log with its code and place, without anybody’s words', () => {
  test.each(faults)('%s', async (_, code, fault) => {
    const error = await fault();
    const lines: string[] = [];
    const into = { write: (line: string) => void lines.push(line) };
    createLogger('info', into).error({ err: error }, 'unexpected');
    const worker = createWorkerLog('info', into);
    worker.warn({ err: error }, 'failed');
    engineLog(worker).warn('Activity failed', { error, activityType: 'projectStep' });
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toContain(code);
      expect(line).toContain('"stack":"');
      expect(line).not.toContain(WORDS);
    }
    expect(lines[2]).toContain('projectStep');
  });
});
