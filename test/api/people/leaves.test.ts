import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** Spells of leave by HR's own hand (I-09); today is 2026-11-23. */
let harness: Harness;
const tokens = new Map<string, string>();

beforeAll(async () => {
  harness = await createHarness();
  for (const login of ['h1', 'd1', 'e1', 'e2', 'g1']) tokens.set(login, await harness.tokenOf(login));
});
afterAll(() => harness.close());

const as = (login: string) => ({ Authorization: `Bearer ${tokens.get(login) ?? ''}` });
type Answer = readonly [status: number, code: string, field: string | undefined];
async function told(sent: request.Test): Promise<Answer> {
  const answer = await sent;
  const { code, errors } = answer.body as { code?: string; errors?: readonly { path: string }[] };
  return [answer.status, code ?? '', errors?.[0]?.path];
}
const put = (personId: string, from: string, body: object, login = 'h1') =>
  told(request(harness.express).put(`/v1/people/${personId}/leaves/${from}`).set(as(login)).send(body));
const withdraw = (personId: string, from: string, body: object = { reason: '登记到别人名下' }, login = 'h1') =>
  told(
    request(harness.express)
      .post(`/v1/people/${personId}/leaves/${from}/withdrawal`)
      .set({ ...as(login), 'Idempotency-Key': `w-${personId}-${from}` })
      .send(body),
  );
const leavesSeenBy = async (login: string, personId = 'e1'): Promise<unknown> =>
  (
    (await request(harness.express).get(`/v1/people/${personId}`).set(as(login))).body as {
      readonly leaves?: unknown;
    }
  ).leaves;
const maternity = { kind: 'maternity', to: null };

describe('spells of leave (I-09)', () => {
  test('what does not fit is told at its field, and nothing is written', async () => {
    expect(await put('e1', '2026-05-04', { kind: 'maternity', to: '2026-05-03' })).toEqual([
      422,
      'LEAVE.ENDS_BEFORE_IT_BEGINS',
      'to',
    ]);
    expect(await put('e1', '2027-11-24', maternity)).toEqual([422, 'LEAVE.TOO_FAR_AHEAD', 'from']);
    expect(await put('e1', '2001-01-01', maternity)).toEqual([422, 'LEAVE.NOT_EMPLOYED', 'from']);
    expect((await put('e1', '2026-02-30', maternity))[0]).toBe(400);
    expect((await put('e1', '2026-05-04', { kind: 'holiday', to: null }))[0]).toBe(400);
    expect(await put('nobody', '2026-05-04', maternity)).toEqual([404, 'PERSON.NOT_FOUND', undefined]);
    expect(await put('h1', '2026-05-04', maternity)).toEqual([403, 'LEAVE.OWN', undefined]);
    for (const login of ['e1', 'd1', 'g1']) expect((await put('e1', '2026-05-04', maternity, login))[0]).toBe(403);
    expect(await leavesSeenBy('h1')).toEqual([]);
  });

  test('one is recorded once, corrected for a reason, withdrawn, and keeps what it said before', async () => {
    expect((await put('e1', '2026-05-04', maternity))[0]).toBe(200);
    expect((await put('e1', '2026-05-04', maternity))[0]).toBe(200);
    expect(await put('e1', '2026-09-01', { kind: 'medical', to: '2026-09-30' })).toEqual([
      422,
      'LEAVE.OVERLAPS',
      'from',
    ]);
    const ended = { kind: 'maternity', to: '2026-10-08' };
    expect(await put('e1', '2026-05-04', ended)).toEqual([422, 'LEAVE.REASON_MISSING', 'reason']);
    expect((await put('e1', '2026-05-04', { ...ended, reason: '已返岗' }))[0]).toBe(200);
    expect((await put('e1', '2026-10-09', { kind: 'personal', to: '2026-10-10' }))[0]).toBe(200);
    expect((await withdraw('e1', '2026-10-09'))[0]).toBe(200);
    expect(await withdraw('e1', '2026-10-11')).toEqual([404, 'LEAVE.NOT_FOUND', undefined]);
    expect(await leavesSeenBy('h1')).toEqual([{ kind: 'maternity', from: '2026-05-04', to: '2026-10-08' }]);
    const { rows } = await harness.database.pool.query<{ former: object; reason: string }>(
      'select former, reason from leave_revision order by id',
    );
    expect(rows).toMatchObject([
      { former: { to_on: null }, reason: '已返岗' },
      { former: { kind: 'personal', withdrawn: false }, reason: '登记到别人名下' },
    ]);
  });

  test('the kind is for HR and the person alone', async () => {
    expect(await leavesSeenBy('e1')).toHaveLength(1);
    for (const login of ['d1', 'g1']) expect(await leavesSeenBy(login)).toBeNull();
    const own = await request(harness.express).get('/v1/people/e1').set(as('d1'));
    expect(JSON.stringify(own.body)).not.toContain('maternity');
  });
});
