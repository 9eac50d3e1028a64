import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { createHarness, type Harness } from '../harness.js';

/** Single records by HR's own hand; today is 2026-11-23. */
let harness: Harness;
const tokens = new Map<string, string>();

beforeAll(async () => {
  harness = await createHarness();
  for (const login of ['h1', 'd1']) tokens.set(login, await harness.tokenOf(login));
});
afterAll(() => harness.close());

const as = (login: string) => ({ Authorization: `Bearer ${tokens.get(login) ?? ''}` });
const complaint = { incidentOn: '2026-10-08', cause: 'service-attitude', status: 'pending' } as const;

async function put(personId: string, id: string, body: object): Promise<readonly [number, string, string | undefined]> {
  const answer = await request(harness.express).put(`/v1/people/${personId}/complaints/${id}`).set(as('h1')).send(body);
  const { code, errors } = answer.body as { code?: string; errors?: readonly { path: string }[] };
  return [answer.status, code ?? '', errors?.[0]?.path];
}

describe('complaints by hand (4.3, I-17)', () => {
  test('what does not fit is told at its field, and nothing is written', async () => {
    expect(await put('e1', 'C-9', { ...complaint, incidentOn: '2026-11-24' })).toEqual([
      422,
      'COMPLAINT.DATE_OUT_OF_RANGE',
      'incidentOn',
    ]);
    expect(await put('e1', 'C-9', { ...complaint, incidentOn: '2024-01-01' })).toEqual([
      422,
      'COMPLAINT.DATE_OUT_OF_RANGE',
      'incidentOn',
    ]);
    for (const [confirmedOn, code] of [
      [null, 'COMPLAINT.CONFIRMED_ON_UNFIT'],
      ['2026-10-07', 'COMPLAINT.CONFIRMED_ON_OUT_OF_RANGE'],
      ['2026-11-24', 'COMPLAINT.CONFIRMED_ON_OUT_OF_RANGE'],
    ] as const) {
      const answer = await put('e1', 'C-9', { ...complaint, status: 'upheld', confirmedOn });
      expect(answer).toEqual([422, code, 'confirmedOn']);
    }
    expect((await put('e1', 'C-9', { ...complaint, cause: 'weather' }))[0]).toBe(400);
    expect(await put('nobody', 'C-9', complaint)).toEqual([404, 'PERSON.NOT_FOUND', undefined]);
    expect(await put('h1', 'C-9', complaint)).toEqual([403, 'COMPLAINT.OWN', undefined]);
    const { rows } = await harness.database.pool.query('select 1 from complaint');
    expect(rows).toEqual([]);
  });

  test('one is recorded once, changed for a reason, and keeps its person and its former state', async () => {
    expect((await put('e1', 'C-1', complaint))[0]).toBe(200);
    expect((await put('e1', 'C-1', complaint))[0]).toBe(200);
    const upheld = { ...complaint, status: 'upheld', confirmedOn: '2026-10-20' };
    expect(await put('e1', 'C-1', upheld)).toEqual([422, 'COMPLAINT.REASON_MISSING', 'reason']);
    expect((await put('e1', 'C-1', { ...upheld, reason: '录音核实' }))[0]).toBe(200);
    expect(await put('e2', 'C-1', complaint)).toEqual([409, 'COMPLAINT.NUMBER_TAKEN', 'complaintId']);
    const { rows } = await harness.database.pool.query<{ former: { status: string }; reason: string }>(
      'select former, reason from complaint_revision',
    );
    expect(rows).toMatchObject([{ former: { status: 'pending' }, reason: '录音核实' }]);
  });
});

test('the departments of the forms, with who heads them and how many are there', async () => {
  const answer = await request(harness.express).get('/v1/departments').set(as('d1'));
  expect((answer.body as { items: unknown[] }).items).toContainEqual({
    id: 'care',
    name: 'care',
    headId: 'd1',
    headName: '董主任',
    people: 5,
  });
});
