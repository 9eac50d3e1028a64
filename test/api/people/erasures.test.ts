import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { makeDataFolder, removeDataFolder } from '../../../cli/launch/machine/scratch-folder.js';
import { createDatabase } from '../../../db/database.js';
import { sealNext } from '../../../db/seals/seal.js';
import { program } from '../../support/program.js';
import { scratchDatabase } from '../../support/services.js';
import { createHarness, type Harness } from '../harness.js';

/** x1 left long ago, x2 a month ago; e1 is here. Asked for and agreed to over HTTP, carried out by the command. */
let scratch: Awaited<ReturnType<typeof scratchDatabase>>;
let harness: Harness;
let dataFolder: string;
const ACCOUNTS = {
  g1: ['gm', 'employee'],
  h1: ['hr', 'employee'],
  h2: ['hr', 'hr-manager', 'employee'],
  e1: ['employee'],
  u1: ['auditor'],
} as const;

beforeAll(async () => {
  scratch = await scratchDatabase();
  dataFolder = await makeDataFolder('jinji-erasure-');
  const seeding = createDatabase({ connectionString: scratch.url, max: 2 });
  const { db } = seeding;
  await sql`insert into department (id, name) values ('care', '客服')`.execute(db);
  for (const id of Object.keys(ACCOUNTS))
    await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
      values (${id}, ${`人${id}`}, 'care', 'confirmed', '2020-01-01', '2020-04-01')`.execute(db);
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on, left_on)
    values ('x1', '辛去久', 'care', 'left', '2020-01-01', '2020-04-01', '2024-06-30'),
           ('x2', '邢刚走', 'care', 'left', '2020-01-01', '2020-04-01', '2026-10-31')`.execute(db);
  await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
    values ('x1', '2024-05', 'B', '2024-06-05', 'h1')`.execute(db);
  await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by, opened_at, closed_at)
    values ('RZ-2024-00001', 'entry', 'x1', 'closed', 'v1', '{}', 'h1', '2024-01-01', '2024-02-01')`.execute(db);
  await sql`insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by)
    values ('RZ-2024-00001', 1, 'entry', '{}', '{}', 'v1', '{}', 'x', 'W')`.execute(db);
  await seeding.close();
  harness = await createHarness({ existing: { url: scratch.url, accounts: ACCOUNTS } });
});
afterAll(async () => {
  await harness.close();
  await scratch.drop();
  await removeDataFolder(dataFolder);
});

interface Body {
  readonly code: string;
  readonly changeNo: number;
  readonly state: string;
  readonly due: readonly { readonly personId: string; readonly name: string; readonly asked: boolean }[];
  readonly done: readonly { readonly personId: string; readonly links: number; readonly approvedBy: string }[];
  readonly against: readonly object[];
  readonly kinds: readonly {
    readonly kind: string;
    readonly due: boolean;
    readonly rows: Readonly<Record<string, number>>;
  }[];
  readonly sections: readonly { readonly table: string; readonly rows: readonly Record<string, unknown>[] }[];
  readonly items: readonly { readonly what: { readonly en: string } }[];
}
const call = async (
  login: string,
  method: 'get' | 'post',
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: Body; readonly text: string }> =>
  request(harness.express)
    [method](path)
    .set({ Authorization: `Bearer ${await harness.tokenOf(login)}`, 'Idempotency-Key': randomUUID() })
    .send(body);
const ask = (login: string, personId: string, requested = false) =>
  call(login, 'post', `/v1/people/${personId}/erasure`, { reason: '保存期限已满', requested });
const decide = (login: string, no: number) =>
  call(login, 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });
const seal = async (): Promise<void> => {
  while ((await sealNext(harness.database.db, new Date())) !== 0);
};
const jinji = async (as: 'owner' | 'writer', ...words: readonly string[]) => {
  const env = {
    ...process.env,
    DATABASE_URL: scratch.url,
    ...(as === 'owner' ? { DATABASE_OWNER_URL: scratch.ownerUrl } : {}),
    JINJI_DATA: dataFolder,
  };
  const command = [process.execPath, [await program('cli/jinji.ts'), ...words], { env }] as const;
  try {
    return { code: 0, out: (await promisify(execFile)(...command)).stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
    };
    return { code, out: stdout + stderr };
  }
};

describe('an erasure, from what is due to what is left', () => {
  test('HR reads what is due and what would go; who is here is never due, and nobody else reads it', async () => {
    expect((await call('h1', 'get', '/v1/erasures')).body.due).toMatchObject([
      { personId: 'x1', name: '辛去久', asked: false },
    ]);
    const plan = await call('h1', 'get', '/v1/people/x1/erasure');
    expect(plan.body.kinds.map(({ due }) => due)).toEqual([true, true, true, true, true, true]);
    expect(plan.body.kinds[0]?.rows).toMatchObject({ rating: 1, person: 1 });
    expect((await call('h1', 'get', '/v1/people/nobody/erasure')).body.code).toBe('PERSON.NOT_FOUND');
    for (const login of ['g1', 'e1']) expect((await call(login, 'get', '/v1/erasures')).status).toBe(403);
    expect((await call('u1', 'get', '/v1/erasures')).status).toBe(200);
    expect((await call('u1', 'post', '/v1/people/x1/erasure', { reason: '审计', requested: false })).status).toBe(403);
  });

  test('what is not due is refused, on request goes what no law keeps; who is here keeps everything', async () => {
    expect((await ask('h1', 'e1')).body.code).toBe('ERASURE.NOT_LEFT');
    expect((await ask('h1', 'x2')).body.code).toBe('ERASURE.NOT_DUE');
    const { status, body } = await ask('h1', 'x2', true);
    expect(status).toBe(202);
    const change = await call('h2', 'get', `/v1/waiting-changes/${body.changeNo}`);
    expect(change.text).toMatch(/own request/);
    expect(change.text).not.toMatch(/邢刚走|personnel records|changes of pay/);
    expect((await call('h1', 'post', `/v1/waiting-changes/${body.changeNo}/withdrawal`, {})).status).toBe(200);
  });

  test('it takes a second person, and the owner of the database: nothing is gone before, and the service cannot', async () => {
    const { body } = await ask('h2', 'x1');
    expect((await ask('h1', 'x1')).body.code).toBe('ERASURE.ASKED');
    expect((await decide('h2', body.changeNo)).body.code).toBe('CHANGE.OWN');
    expect((await decide('h1', body.changeNo)).body.code).toBe('CHANGE.NOT_FOUND');
    await seal();
    expect((await jinji('owner', 'erase', '--apply')).out).toContain('no erasure was agreed to');
    expect((await decide('g1', body.changeNo)).body.state).toBe('applied');
    await seal();
    const dry = await jinji('owner', 'erase');
    expect([dry.code, dry.out]).toEqual([0, expect.stringMatching(/rating 1.*[\s\S]*nothing was changed/)]);
    const service = await jinji('writer', 'erase', '--apply');
    expect([service.code, service.out]).toEqual([1, expect.stringContaining('ERASURE.NOT_THE_OWNER')]);
    expect((await call('h1', 'get', '/v1/people/x1')).text).toContain('辛去久');
    const done = await jinji('owner', 'erase', '--apply');
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/✓ #\d+ x1/)]);
    expect((await jinji('owner', 'erase', '--apply')).out).toContain('no erasure was agreed to');
  }, 120_000);

  test('afterwards nothing leads to the name; what was erased, by whom and when, is to be read everywhere', async () => {
    await seal();
    expect((await call('h1', 'get', '/v1/people/x1')).text).not.toContain('辛去久');
    const { body } = await call('h1', 'get', '/v1/erasures');
    expect([body.due, body.done]).toMatchObject([[], [{ personId: 'x1', approvedBy: 'g1' }]]);
    const held = await call('h2', 'get', '/v1/people/x1/held-data');
    const tables = held.body.sections.map(({ table }) => table);
    expect(tables).toContain('erasure');
    expect(tables).not.toContain('rating');
    expect(held.text).not.toContain('辛去久');
    expect((await ask('h2', 'x1')).body.code).toBe('ERASURE.NOTHING_LEFT');
    const all = await jinji('owner', 'verify', 'all');
    expect([all.code, all.out]).toEqual([
      0,
      expect.stringMatching(/content of \d+ was erased.*[\s\S]*agreed to by g1/),
    ]);
    const one = await jinji('owner', 'verify', 'case', 'RZ-2024-00001');
    expect([one.code, one.out]).toEqual([0, expect.stringMatching(/1 次评定的内容已依法删除/)]);
  }, 120_000);
});
