import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { VOID } from '../../../domain/refusals/undo.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { createHarness, idleEngine, type Harness } from '../harness.js';

let harness: Harness;
/** What reached the engine; and whether it refuses by now. */
const sent: { workflowId: string; input: unknown }[] = [];
let isTooLate = false;
beforeAll(async () => {
  const update = ({ workflowId, input }: { readonly workflowId: string; readonly input: unknown }) => {
    sent.push({ workflowId, input });
    if (isTooLate) return Promise.reject(new RefusalError(refuse(VOID.IN_EFFECT, { caseKind: 'entry' })));
    return Promise.resolve({ taskId: workflowId, state: 'completed' } as never);
  };
  harness = await createHarness({ engine: { ...idleEngine, update } });
  const { db } = harness.database;
  const open = (id: string, kind: string, personId: string, stage: string) =>
    sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values (${id}, ${kind}, ${personId}, ${stage}, 'v1', '{}', 'h1')`.execute(db);
  await open('RZ-1', 'entry', 'e1', 'proposal');
  await open('RZ-2', 'entry', 'e2', 'proposal');
  await open('ZZ-1', 'confirmation', 'e1', 'notice');
  await open('SS-1', 'appeal', 'e1', 'reader');
  await open('DG-1', 'transfer', 'h1', 'agreement');
  await open('DG-2', 'transfer', 'g1', 'agreement');
});
afterAll(() => harness.close());

interface Body {
  readonly no: number;
  readonly code: string;
  readonly state: string;
  readonly deciders: readonly string[];
  readonly waiting: number | null;
  readonly whyNot: { readonly zh: string } | null;
}
const call = async (login: string, method: 'get' | 'post', path: string, body?: object) => {
  const one = request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${await harness.tokenOf(login)}`, 'Idempotency-Key': randomUUID() });
  const answer = await (body === undefined ? one : one.send(body));
  return { status: answer.status, body: answer.body as Body };
};
const ask = (login: string, caseId: string) =>
  call(login, 'post', `/v1/cases/${caseId}/voiding`, { reason: '重复立案' });
const decide = (login: string, no: number) =>
  call(login, 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });

describe('HR voids a case with a second person (4.1)', () => {
  test('HR asks, another one approves: it is journalled, signed and brought to the workflow', async () => {
    const asked = await ask('h1', 'RZ-1');
    expect([asked.status, asked.body.state]).toEqual([202, 'waiting']);
    expect((await call('h2', 'get', '/v1/cases/RZ-1/voiding')).body).toEqual({ whyNot: null, waiting: asked.body.no });
    expect((await decide('h1', asked.body.no)).body.code).toBe('CHANGE.OWN');
    expect(sent).toEqual([]);
    expect((await decide('h2', asked.body.no)).status).toBe(200);
    expect(sent).toMatchObject([
      {
        workflowId: 'RZ-1',
        input: {
          voids: 'entry',
          caseId: 'RZ-1',
          personId: 'e1',
          reason: '重复立案',
          approvedBy: 'h2',
          actor: { personId: 'h1' },
        },
      },
    ]);
    const { rows } = await sql`select what, workflow_id, signature is not null as signed from act`.execute(
      harness.database.db,
    );
    expect(rows).toEqual([{ what: 'void', workflow_id: 'RZ-1', signed: true }]);
  });

  test('nobody else asks; nobody asks about his own case, nor without a reason', async () => {
    for (const login of ['e1', 's1', 'd1', 'g1', 'i1']) expect((await ask(login, 'RZ-2')).status).toBe(403);
    expect((await ask('h1', 'DG-1')).body.code).toBe('CASE.OWN');
    expect((await ask('h1', 'RZ-9')).body.code).toBe('CASE.NOT_FOUND');
    expect((await call('h1', 'post', '/v1/cases/RZ-2/voiding', { reason: ' ' })).status).toBe(400);
    expect((await call('e1', 'get', '/v1/cases/RZ-1/voiding')).status).toBe(403);
  });

  test('the person whom it is about does not approve it', async () => {
    const { body } = await ask('h1', 'DG-2');
    expect((await decide('g1', body.no)).body.code).toBe('CHANGE.CONCERNS_YOU');
  });

  test('once its result holds: refused, with what to do instead', async () => {
    const { status, body } = await ask('h1', 'ZZ-1');
    expect([status, body.code]).toEqual([409, 'VOID.IN_EFFECT']);
    expect((await call('h1', 'get', '/v1/cases/ZZ-1/voiding')).body.whyNot?.zh).toMatch(/申诉/);
  });

  test('I-74: of an appeal the general manager is the second person', async () => {
    const { body } = await ask('h1', 'SS-1');
    expect(body.deciders).toEqual(['gm']);
    expect((await decide('h2', body.no)).body.code).toBe('CHANGE.NOT_FOUND');
  });

  test('its result holds by the time it is approved: the change waits, with the reason told', async () => {
    const { body } = await ask('h1', 'RZ-2');
    await sql`update personnel_case set closed_at = now() where id = 'RZ-2'`.execute(harness.database.db);
    expect((await decide('h2', body.no)).body.code).toBe('VOID.CLOSED');
    expect((await call('h1', 'get', `/v1/waiting-changes/${body.no}`)).body.state).toBe('waiting');
    await sql`update personnel_case set closed_at = null where id = 'RZ-2'`.execute(harness.database.db);
    isTooLate = true;
    expect((await decide('h2', body.no)).body.code).toBe('VOID.IN_EFFECT');
    const { rows } = await sql<{ to: string }>`
      select person_id as "to" from message where subject ->> 'en' = 'A case was not voided' order by 1`.execute(
      harness.database.db,
    );
    expect(rows.map(({ to }) => to)).toEqual(['h1', 'h2']);
  });
});
