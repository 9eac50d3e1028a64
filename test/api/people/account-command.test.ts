import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import { setMailService } from '../../../db/messages/mails.js';
import { confirmSetup } from '../../../db/second-person/setup.js';
import {
  createAccountByCommand,
  resetPasswordByCommand,
  type AccountGiven,
} from '../../../cli/commands/account-acts.js';
import { ROLES, type Role } from '../../../domain/vocabulary/roles.js';
import { createHarness, type Harness } from '../harness.js';

/** What `jinji account` does: alone until the set-up is confirmed, with a second person afterwards (4.1). */
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await sql`insert into person (id, name, department_id, status, hired_on)
    select 'n' || i, '新员工', 'care', 'probation', '2026-10-01' from generate_series(1, 9) as i`.execute(
    harness.database.db,
  );
});
afterAll(() => harness.close());

const commanded = () => ({ by: 'command:root', at: harness.clock.now, publicUrl: 'https://jinji.example' });
const create = (personId: string, roles: readonly Role[], more: Partial<AccountGiven> = {}) =>
  harness.database.db
    .transaction()
    .execute((trx) =>
      createAccountByCommand(trx, { login: personId, personId, roles, password: undefined, ...more }, commanded()),
    );
const reset = (login: string, given: { readonly password?: string; readonly code?: string } = {}) => {
  const whole = { login, password: undefined, code: undefined, ...given };
  return harness.database.db.transaction().execute((trx) => resetPasswordByCommand(trx, whole, commanded()));
};
const rolesOf = async (login: string) => (await findAccountByLogin(harness.database.db, login))?.roles;
const firstOnes = async (): Promise<readonly string[]> =>
  (
    await harness.database.db.selectFrom('account').select('login').where('first_administrator', '=', true).execute()
  ).map(({ login }) => login);
const call = async (login: string | undefined, method: 'get' | 'post', path: string, body?: object) =>
  request(harness.express)
    [method](path)
    .set(login === undefined ? {} : { Authorization: `Bearer ${await harness.tokenOf(login)}` })
    .send(body);
interface Waiting {
  readonly no: number;
  readonly kind: string;
  readonly askedBy: string;
}
const waitingFor = async (login: string): Promise<readonly Waiting[]> =>
  ((await call(login, 'get', '/v1/waiting-changes?waiting=true')).body as { items: Waiting[] }).items;
const approve = (login: string, no: number) =>
  call(login, 'post', `/v1/waiting-changes/${no}/decision`, { decision: 'approve' });
const secretIn = (line = ''): string => /password-reset#([\w-]{43})/.exec(line)?.[1] ?? '';
const complete = async (secret: string, password: string): Promise<number> =>
  (await call(undefined, 'post', '/v1/password-resets/completion', { secret, password })).status;
const signIn = async (login: string, password: string): Promise<number> =>
  (await call(undefined, 'post', '/v1/sessions', { login, password, token: true })).status;

describe('until the set-up is confirmed', () => {
  test('sensitive roles are given at once, and the owner sets the password by the link that is printed', async () => {
    const [line = '', ...more] = await create('n1', ['it-admin', 'employee']);
    expect(more).toEqual([]);
    expect(line).toContain('https://jinji.example/password-reset#');
    expect(await rolesOf('n1')).toEqual(ROLES.filter((role) => role === 'it-admin' || role === 'employee'));
    expect(await complete(secretIn(line), 'a password of my own')).toBe(204);
    expect(await signIn('n1', 'a password of my own')).toBe(201);
  });

  test('nobody is the first administrator where somebody administers accounts already', async () => {
    await create('n2', ['hr-manager']);
    expect(await firstOnes()).toEqual([]);
  });

  test('whoever administers is the first, however many accounts there are, and nobody else', async () => {
    const { db } = harness.database;
    await sql`delete from account_role where role in ('it-admin', 'hr-manager')`.execute(db);
    await create('n3', ['hr', 'employee']);
    expect(await firstOnes()).toEqual([]);
    await create('n4', ['it-admin']);
    await create('n5', ['it-admin']);
    expect(await firstOnes()).toEqual(['n4']);
  });

  test('a password is reset alone, by a link or from the standard input', async () => {
    expect(await complete(secretIn((await reset('n1'))[0]), 'another of my own')).toBe(204);
    expect(await reset('n1', { password: 'to be changed at once' })).toEqual([]);
    expect((await findAccountByLogin(harness.database.db, 'n1'))?.mustChangePassword).toBe(true);
    await expect(reset('nobody')).rejects.toMatchObject({ refusal: { code: 'ACCOUNT.LOGIN_UNKNOWN' } });
  });
});

describe('once it is confirmed', () => {
  beforeAll(async () => {
    const { db } = harness.database;
    await db.transaction().execute((trx) => confirmSetup(trx, 'g1', harness.clock.now));
    await sql`insert into account_role (account_id, role) select id, 'hr-manager' from account where login = 'h2'`.execute(
      db,
    );
  });

  test('sensitive roles wait for a second person, who gives them; the others hold', async () => {
    const lines = await create('n6', ['it-admin', 'employee']);
    expect(lines).toEqual([
      expect.stringMatching(/it-admin$/),
      expect.stringMatching(/its owner gets a code at the log-in$/),
    ]);
    expect(await rolesOf('n6')).toEqual(['employee']);
    const asked = (await waitingFor('h2')).filter(({ askedBy }) => askedBy === 'command:root');
    expect(asked).toMatchObject([{ kind: 'roles' }]);
    expect((await approve('h2', asked[0]?.no ?? 0)).body).toMatchObject({ state: 'applied' });
    expect(await rolesOf('n6')).toEqual(expect.arrayContaining(['it-admin', 'employee']));
    expect(await firstOnes()).toEqual(['n4']);
  });

  test('nobody sets another’s password: not with a new account, nor by a reset', async () => {
    const refused = { refusal: { code: 'ACCOUNT.SECOND_PERSON' } };
    await expect(create('n7', ['employee'], { password: 'known to IT alone' })).rejects.toMatchObject(refused);
    await expect(reset('e1', { password: 'known to IT alone' })).rejects.toMatchObject(refused);
    expect(await rolesOf('n7')).toBeUndefined();
  });

  test('without a mail address it takes the code of the owner, and a second person', async () => {
    await expect(reset('e1')).rejects.toMatchObject({ refusal: { code: 'ACCOUNT.NO_MAIL' } });
    await expect(reset('e1', { code: '00000000' })).rejects.toMatchObject({
      refusal: { code: 'ACCOUNT.CODE_UNKNOWN' },
    });
    const { code, secret } = (await call(undefined, 'post', '/v1/password-resets', { login: 'e1' })).body as {
      code: string;
      secret: string;
    };
    expect(await reset('e1', { code })).toEqual(['e1 待第二人确认 · it waits for a second person']);
    expect(await complete(secret, 'a password of my own')).toBe(409);
    const asked = (await waitingFor('h2')).find(({ kind }) => kind === 'password-reset');
    expect((await approve('h2', asked?.no ?? 0)).body).toMatchObject({ state: 'applied' });
    expect(await complete(secret, 'a password of my own')).toBe(204);
  });

  test('with one the link goes there and is printed nowhere', async () => {
    const { db } = harness.database;
    await setMailService(db, 'jinji@example.com', harness.clock.now);
    await sql`update person set email = id || '@example.com' where id in ('e2', 'n8')`.execute(db);
    expect(await reset('e2')).toEqual([expect.stringMatching(/^e2 .*mailed to its owner$/)]);
    expect(await create('n8', ['employee'])).toEqual([expect.stringMatching(/^n8 .*mailed to its owner$/)]);
    const { rows } = await sql<{
      body: { en: string };
    }>`select body from message where body ->> 'en' like '%#%'`.execute(db);
    expect(rows.map(({ body }) => /https:\S*#/.exec(body.en)?.[0])).toEqual([
      'https://jinji.example/password-reset#',
      'https://jinji.example/password-reset#',
    ]);
  });
});
