import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { sql } from 'kysely';
import request from 'supertest';
import { createCodec } from '../../../seal/codec.js';
import { KEYS } from '../../support/keys.js';
import { createHarness, PASSWORD, type Harness } from '../harness.js';

const UI = 'http://127.0.0.1:8233';
const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
/** As Temporal's pages send it. */
const asJson = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
  data: base64(data),
});

describe('what the engine stores is opened for IT', () => {
  let harness: Harness;
  let sealed: ReturnType<typeof asJson>[];
  const plain = asJson(defaultPayloadConverter.toPayload('not sealed'));
  beforeAll(async () => {
    harness = await createHarness({ environment: { JINJI_TEMPORAL_UI: `${UI}/` } });
    const codec = createCodec(KEYS);
    const of = { type: 'workflow', namespace: 'default', workflowId: 'LC-2026-07' } as const;
    sealed = (await codec.encode([defaultPayloadConverter.toPayload({ reason: '同意' })], of)).map(asJson);
  });
  afterAll(() => harness.close());

  const decode = async (login: string, payloads: unknown) =>
    request(harness.express)
      .post('/v1/codec/decode')
      .set('Authorization', `Bearer ${await harness.tokenOf(login)}`)
      .set('X-Namespace', 'default')
      .send({ payloads });

  test('IT reads it; what does not open comes back as it is; ledger and log name who, and of what', async () => {
    const answer = await decode('i1', [...sealed, plain]);
    expect(answer.status).toBe(200);
    const [first, second] = (answer.body as { payloads: { data: string }[] }).payloads;
    expect(JSON.parse(Buffer.from(first?.data ?? '', 'base64').toString())).toEqual({ reason: '同意' });
    expect(second).toEqual(plain);
    const { rows } = await sql<{ actor: string; after: unknown }>`
      select actor, after from ledger where act = 'engine.read'`.execute(harness.database.db);
    expect(rows).toEqual([{ actor: 'i1', after: { payloads: 2, workflows: ['LC-2026-07'] } }]);
    expect(harness.logged.some((line) => line.includes('LC-2026-07') && line.includes('i1'))).toBe(true);
    expect(harness.logged.join('')).not.toContain('同意');
  });

  test('nobody else does, whatever his role', async () => {
    for (const login of ['g1', 'h1', 'h2', 'd1', 's1', 'e1']) expect((await decode(login, sealed)).status).toBe(403);
    expect((await request(harness.express).post('/v1/codec/decode').send({ payloads: sealed })).status).toBe(401);
  });

  test('a body has its measure', async () => {
    expect(
      (
        await decode(
          'i1',
          Array.from({ length: 2_001 }, () => ({})),
        )
      ).status,
    ).toBe(400);
    expect((await decode('i1', [{ data: 'no base64!' }])).status).toBe(400);
    expect(
      (await decode('i1', [{ metadata: { encoding: base64(Buffer.from('binary/encrypted')) }, data: '' }])).status,
    ).toBe(200);
  });

  test('Temporal’s own pages call it with the browser’s log-in; pages of anybody else do not', async () => {
    const agent = harness.agent();
    expect((await agent.post('/v1/sessions').send({ login: 'i1', password: PASSWORD })).status).toBe(201);
    const from = (origin: string) => agent.post('/v1/codec/decode').set('Origin', origin).send({ payloads: sealed });
    const allowed = await from(UI);
    expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([200, UI]);
    expect(allowed.headers['access-control-allow-credentials']).toBe('true');
    const stranger = await from('http://evil.example');
    expect([stranger.status, (stranger.body as { code: string }).code]).toEqual([403, 'AUTH.CSRF']);
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined();
    const asked = await request(harness.express).options('/v1/codec/decode').set('Origin', UI);
    expect([asked.status, asked.headers['access-control-allow-headers']]).toEqual([
      204,
      'content-type, x-namespace, authorization',
    ]);
    // No other route is open to them.
    const other = await agent.post('/v1/imports').set('Origin', UI).send({});
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });
});
