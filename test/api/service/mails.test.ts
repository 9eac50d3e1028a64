import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { insertMessages } from '../../../db/messages/messages.js';
import { holdDueMail, setMailService } from '../../../db/messages/mails.js';
import { markFault } from '../../../db/outbox/outbox.js';
import { text } from '../../../domain/vocabulary/text.js';
import { createHarness, type Harness } from '../harness.js';

interface Answer {
  readonly status: number;
  readonly body: {
    readonly items: readonly { readonly id: number; readonly personId: string; readonly faultCode: string }[];
    readonly code: string;
    readonly email: string | null;
  };
}

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  const { db } = harness.database;
  await setMailService(db, 'hr@example.com', new Date());
  await sql`update person set email = 'e1@staff.example.com' where id = 'e1'`.execute(db);
  // h1 is the candidate of a case of his own; the mail about it is for h2 alone to see.
  await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
    values ('PP-1', 'position-promotion', 'h1', 'trial', 'v1', '{}', 'h2')`.execute(db);
  const order = { clause: '9.5.6', subject: text('考核', 'A review'), body: text('略', 'none') };
  const mark = {
    workflowId: 'W',
    seq: 1,
    at: new Date(),
    actor: 'h2',
    act: 'x',
    clause: null,
    taskId: null,
    about: {},
  };
  const orders = [
    { ...order, to: ['e1', 'e2'] },
    { ...order, to: ['s1'], caseId: 'PP-1' },
  ];
  await db.transaction().execute((trx) =>
    insertMessages(
      trx,
      orders.map((one) => ({ order: one, mark })),
    ),
  );
  for (
    let due = await holdDueMail(db, new Date(), { lane: 'mail', isMailSet: true });
    due !== undefined;
    due = await holdDueMail(db, new Date(), { lane: 'mail', isMailSet: true })
  ) {
    const fault = { code: due.email === null ? 'NO_ADDRESS' : '550', fault: 'refused', again: null };
    await markFault(db, due.ids, { address: due.email, at: new Date(), ...fault });
  }
});
afterAll(() => harness.close());

const call = async (login: string, method: 'get' | 'put', path: string): Promise<Answer> =>
  request(harness.express)
    [method](path)
    .set('Authorization', `Bearer ${await harness.tokenOf(login)}`);

describe('mails that were not delivered (9.5.5)', () => {
  test('are HR’s to see, but for those about oneself; nobody else sees to whom one went (I-56)', async () => {
    const people = async (login: string) =>
      (await call(login, 'get', '/v1/mails')).body.items.map(({ personId }) => personId);
    expect([await people('h1'), await people('h2')]).toEqual([
      ['e2', 'e1'],
      ['s1', 'e2', 'e1'],
    ]);
    for (const login of ['i1', 'g1', 'd1', 'e1']) {
      expect((await call(login, 'get', '/v1/mails')).status).toBe(403);
    }
    const numbers = await call('i1', 'get', '/v1/mail-service');
    expect(numbers.body).toMatchObject({ sender: 'hr@example.com', waiting: 0, delayed: 0, failed: 3 });
    expect(JSON.stringify(numbers.body)).not.toMatch(/staff\.example|e1|s1/);
  });

  test('are sent again when HR says so, and only those', async () => {
    const [own] = (await call('h2', 'get', '/v1/mails')).body.items;
    const refused = await call('h1', 'put', `/v1/mails/${own?.id ?? 0}/retry`);
    expect([refused.status, refused.body.code]).toEqual([404, 'MAIL.NOT_FOUND']);
    expect((await call('i1', 'put', `/v1/mails/${own?.id ?? 0}/retry`)).status).toBe(403);
    expect((await call('h2', 'put', `/v1/mails/${own?.id ?? 0}/retry`)).status).toBe(204);
    expect((await call('h2', 'put', `/v1/mails/${own?.id ?? 0}/retry`)).status).toBe(204);
    const waiting = await call('h2', 'get', '/v1/mails?state=waiting');
    expect(waiting.body.items.map(({ id }) => id)).toEqual([own?.id]);
  });
});

test.each([
  ['h1', 'e1@staff.example.com'],
  ['e1', 'e1@staff.example.com'],
  ['s1', null],
  ['g1', null],
])('%s reads the address of e1 as %s', async (login, email) => {
  expect((await call(login, 'get', '/v1/people/e1')).body.email).toBe(email);
});
