import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SightHouse } from './house.js';
import { PAUSED_FOR, PAY } from './rows.js';

/** What was seen and should not have been (issue 13, 7); each from the policy's text, over HTTP. */
let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open();
});
afterAll(() => house.close());

interface Session {
  readonly seats: readonly { readonly caseId: string; readonly scorerId: string; readonly scores: object | null }[];
  readonly results: readonly { readonly caseId: string }[];
  readonly aims: Readonly<Record<string, string>>;
}
interface Items {
  readonly items: readonly { readonly id: string }[];
}
const statuses = async (who: string, ...paths: readonly string[]): Promise<readonly number[]> =>
  Promise.all(paths.map(async (path) => (await house.get(who, path)).status));
const about = async (who: string, taskId: string): Promise<readonly string[]> =>
  (await house.get<Items>(who, `/v1/tasks/${taskId}/cases`)).body.items.map(({ id }) => id);

describe('8.3.4, I-37: a scorer reads whom he scores, while the session lasts', () => {
  test('while it is open: his candidate, the sheets and the result of that one alone', async () => {
    const { status, body } = await house.get<Session>('p1', '/v1/defenses/D-NOW');
    expect(status).toBe(200);
    expect(new Set(body.seats.map(({ caseId }) => caseId))).toEqual(new Set(['LP-NOW']));
    expect(body.seats.map(({ scorerId }) => scorerId).sort()).toEqual(['c1', 'c2', 'p1']);
    expect([body.results.map(({ caseId }) => caseId), Object.keys(body.aims)]).toEqual([['LP-NOW'], ['LP-NOW']]);
    expect(await about('p1', 'D-NOW.1')).toEqual(['LP-NOW']);
    expect((await house.get<{ cases: { total: number } }>('p1', '/v1/tasks/D-NOW.1')).body.cases.total).toBe(1);
    expect(await statuses('p1', '/v1/cases/LP-NOW', '/v1/cases/LP-NOW/papers')).toEqual([200, 200]);
    expect(await statuses('p1', '/v1/cases/LP-NOW-2', '/v1/cases/LP-NOW-2/papers')).toEqual([404, 404]);
  });

  test('once it is closed: his own sheet, and nothing else of anybody', async () => {
    const { status, body } = await house.get<Session>('p2', '/v1/defenses/D-OLD');
    expect(status).toBe(200);
    expect(body.seats.map(({ caseId, scorerId, scores }) => [caseId, scorerId, scores !== null])).toEqual([
      ['LP-OLD', 'p2', true],
    ]);
    expect(body.results).toEqual([]);
    expect(await about('p2', 'D-OLD.1')).toEqual([]);
    const paths = ['', '/papers', '/timeline', '/appeals'].map((end) => `/v1/cases/LP-OLD${end}`);
    expect(await statuses('p2', ...paths)).toEqual([404, 404, 404, 404]);
  });

  test('the chair reads his whole session until he has signed it, and then his own sheets', async () => {
    const open = await house.get<Session>('c1', '/v1/defenses/D-NOW');
    expect([open.body.seats.length, open.body.results.length]).toEqual([5, 2]);
    const closed = await house.get<Session>('c1', '/v1/defenses/D-OLD');
    expect(new Set(closed.body.seats.map(({ scorerId }) => scorerId))).toEqual(new Set(['c1']));
    expect(closed.body.results).toEqual([]);
  });

  test('HR and the general manager read it whole, before and after', async () => {
    for (const who of ['h1', 'h2', 'g1'])
      for (const id of ['D-NOW', 'D-OLD'])
        expect((await house.get<Session>(who, `/v1/defenses/${id}`)).body.seats).toHaveLength(5);
  });
});

describe('9.5.2, 9.5.6: a rater reads a case while he owes his sheet', () => {
  test('who owes one reads it; who has handed it in or is not asked any more reads nothing of it', async () => {
    expect(await about('r1', 'PV-1.1')).toEqual(['PP-1']);
    for (const [who, taskId] of [
      ['p3', 'PV-1.2'],
      ['q1', 'PV-1.3'],
    ] as const) {
      expect([who, await about(who, taskId)]).toEqual([who, []]);
      const { body } = await house.get<{ cases: { total: number } }>(who, `/v1/tasks/${taskId}`);
      expect([who, body.cases.total]).toEqual([who, 0]);
      expect(await statuses(who, '/v1/cases/PP-1', '/v1/cases/PP-1/papers')).toEqual([404, 404]);
    }
  });

  test('of a 360° review neither', async () => {
    for (const [who, taskId] of [
      ['q1', 'PP-2.1'],
      ['q2', 'PP-2.2'],
    ] as const) {
      expect([who, await about(who, taskId)]).toEqual([who, []]);
      expect(await statuses(who, '/v1/cases/PP-2', '/v1/trials/PP-2')).toEqual([404, 404]);
    }
  });

  test('I-74: who has read an appeal reads its case no longer', async () => {
    expect(await statuses('a1', '/v1/cases/LP-OLD', '/v1/cases/SS-1')).toEqual([200, 200]);
    expect(await statuses('a2', '/v1/cases/LP-OLD', '/v1/cases/SS-1')).toEqual([404, 404]);
    expect([await about('a1', 'SS-1.1'), await about('a2', 'SS-1.2')]).toEqual([['LP-OLD', 'SS-1'], []]);
  });
});

describe('15.3, §12: amounts are for HR, the general manager and the person', () => {
  const amounts = new RegExp(
    Object.values(PAY)
      .map((one) => one.replace('.', '\\.'))
      .join('|'),
  );
  test.each(['application/json', 'text/html'])('in the notice of level and pay as %s', async (type) => {
    for (const who of ['e1', 'h1', 'h2', 'g1'])
      expect((await house.get(who, '/v1/documents/TZ-1', type)).text).toMatch(amounts);
    for (const who of ['s1', 'd1']) {
      const notice = await house.get(who, '/v1/documents/TZ-1', type);
      expect([who, notice.status]).toEqual([who, 200]);
      expect(notice.text).not.toMatch(amounts);
      expect(notice.text).toContain('TZ-2026-0001');
      expect((await house.get(who, '/v1/people/e1/pay-changes')).status).toBe(404);
    }
  });
});

describe('I-09: which kind of leave it was is for HR and the person alone', () => {
  test('in the record, the trial and the decision that paused it', async () => {
    const of = ['/v1/people/e1', '/v1/people/e1/standing', '/v1/trials/PP-2', '/v1/trials', '/v1/cases/PP-2'];
    for (const who of ['s1', 'd1', 'g1', 'a1', 'u1'])
      for (const path of of) {
        const { text } = await house.get(who, path);
        expect([who, path, /maternity|产假/.test(text)]).toEqual([who, path, false]);
      }
    for (const who of ['e1', 'h1', 'h2']) {
      expect((await house.get(who, '/v1/trials/PP-2')).text).toContain(PAUSED_FOR);
      expect((await house.get(who, '/v1/cases/PP-2')).text).toContain(PAUSED_FOR);
      expect((await house.get(who, '/v1/people/e1')).text).toContain('maternity');
    }
  });
});

describe('I-37, I-48, I-56: the auditor reads no score with a name', () => {
  test('in sessions, cases, tasks and nominees, of which he reads what came of them', async () => {
    const of = ['/v1/defenses/D-NOW', '/v1/defenses/D-OLD', '/v1/cases/LP-NOW', '/v1/cases/LP-OLD'];
    for (const path of [...of, '/v1/tasks/D-NOW.1/cases', '/v1/vacancies/PV-1', '/v1/trials/PP-2']) {
      const { status, text } = await house.get('u1', path);
      expect([path, status, /评语|"scores":\{|"why":"panel"|"sheets":\[\{/.test(text)]).toEqual([path, 200, false]);
    }
    expect((await house.get<Session>('u1', '/v1/defenses/D-OLD')).body.results).toHaveLength(2);
    expect((await house.get('h1', '/v1/defenses/D-OLD')).text).toMatch(/评语.*"scores"|"scores".*评语/);
    expect((await house.get('g1', '/v1/vacancies/PV-1')).text).toMatch(/"sheets":\[\{/);
  });
});
