import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import Provider from 'oidc-provider';
import { ConfigurationError } from '../../../domain/settings/environment.js';
import { createHarness, type Harness } from '../harness.js';

/** A real provider on loopback: whoever types a name there is that person. */
const PEOPLE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ai: { email: 'Ai@example.cn', email_verified: true, employee_number: 'e1', groups: ['care-leads'] },
  an: { email: 'an@example.cn', email_verified: false, employee_number: 'e2' },
  gao: { email: 'gao@example.cn', email_verified: true, employee_number: 'g1' },
  nobody: { email: 'nobody@example.cn', email_verified: true, employee_number: 'x9' },
};
const SECRET = 'a secret between the two';
const PUBLIC = 'http://127.0.0.1:1'; // replaced by the port that the service gets

let provider: Server;
let issuer: string;
let harness: Harness | undefined;
let service: Server | undefined;
let base = PUBLIC;
/** Where the service listens: known before it starts, for the provider sends browsers there. */
const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((ready) => {
    server.listen(port, '127.0.0.1', () => {
      ready((server.address() as AddressInfo).port);
    });
  });

beforeAll(async () => {
  // A port for the service, so that the provider knows where it may send a browser.
  const probe = createServer();
  base = `http://127.0.0.1:${await listening(probe)}`;
  await new Promise<void>((done) => {
    probe.close(() => {
      done();
    });
  });
  provider = createServer();
  issuer = `http://127.0.0.1:${await listening(provider)}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'jinji',
        client_secret: SECRET,
        redirect_uris: [`${base}/v1/oidc/callback`],
        backchannel_logout_uri: `${base}/v1/oidc/logout`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['employee_number', 'groups'] },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...PEOPLE[sub] }) }),
    cookies: { keys: ['of the test'] },
    // Its own way of calling clients goes to no loopback.
    fetch: (url, options) => fetch(url, Object.assign<RequestInit, object>({}, { ...options, dispatcher: undefined })),
  });
  const answer = oidc.callback();
  provider.on('request', (req, res) => {
    void answer(req, res);
  });
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
});
afterEach(async () => {
  service?.closeAllConnections();
  service?.close();
  await harness?.close();
});

const settings = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  JINJI_PUBLIC_URL: base,
  JINJI_OIDC_ISSUER: issuer,
  JINJI_OIDC_CLIENT_ID: 'jinji',
  JINJI_OIDC_CLIENT_SECRET: SECRET,
  ...more,
});
async function start(more: Readonly<Record<string, string>> = {}): Promise<Harness> {
  harness = await createHarness({ environment: settings(more), now: () => new Date() });
  service = createServer(harness.express);
  await listening(service, Number(new URL(base).port));
  const { db } = harness.database;
  await sql`update person set email = case id when 'e1' then 'ai@example.cn' when 'e2' then 'an@example.cn'
    when 'g1' then 'gao@example.cn' end where id in ('e1', 'e2', 'g1')`.execute(db);
  return harness;
}

/** A browser: keeps cookies by host and port, follows redirects until a page comes. */
class Browser {
  private readonly jar = new Map<string, Map<string, string>>();

  async go(
    url: string,
    init: RequestInit = {},
  ): Promise<{ readonly url: string; readonly status: number; readonly text: string }> {
    let [at, how] = [url, init];
    for (let hops = 0; hops < 12; hops += 1) {
      const { host } = new URL(at);
      const kept = this.jar.get(host) ?? new Map<string, string>();
      this.jar.set(host, kept);
      const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, {
        ...how,
        redirect: 'manual',
        headers: { ...(how.headers as Readonly<Record<string, string>> | undefined), Cookie: cookie },
      });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        const name = pair.slice(0, pair.indexOf('='));
        if (/expires=Thu, 01 Jan 1970/i.test(set)) kept.delete(name);
        else kept.set(name, pair.slice(name.length + 1));
      }
      const to = answer.headers.get('Location');
      const text = await answer.text();
      if (to === null) return { url: at, status: answer.status, text };
      [at, how] = [new URL(to, at).href, {}];
      // The pages are not built here.
      if (at.startsWith(base) && !at.startsWith(`${base}/v1/`)) return { url: at, status: 200, text: '' };
    }
    throw new Error(`too many redirects: ${at}`);
  }

  /** Types a name at the provider, agrees, and comes back. */
  async logIn(name: string, then = '/'): Promise<string> {
    let page = await this.go(`${base}/v1/oidc/start?then=${encodeURIComponent(then)}`);
    for (let forms = 0; forms < 3 && page.url.startsWith(issuer); forms += 1) {
      const action = /<form[^>]+action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? '';
      const body = new URLSearchParams({ prompt, login: name, password: 'x' });
      page = await this.go(new URL(action, page.url).href, { method: 'POST', body });
    }
    return page.url.slice(base.length);
  }

  async me(): Promise<{ readonly status: number; readonly personId?: string; readonly roles?: readonly string[] }> {
    const { status, text } = await this.go(`${base}/v1/me`);
    return { status, ...(status === 200 ? (JSON.parse(text) as { personId: string; roles: string[] }) : {}) };
  }
}

describe('the company’s own log-in', () => {
  test('finds the account by a verified address at the first time, and by the identity ever after', async () => {
    const { database } = await start();
    const browser = new Browser();
    expect(await browser.logIn('ai', '/cases?open=true')).toBe('/cases?open=true');
    expect(await browser.me()).toMatchObject({ status: 200, personId: 'e1' });
    await sql`update person set email = 'another@example.cn' where id = 'e1'`.execute(database.db);
    const { rows } = await sql<{ event: string }>`select event from account_event`.execute(database.db);
    expect(rows.map(({ event }) => event)).toContain('identity-linked');
    const again = new Browser();
    await again.logIn('ai');
    expect(await again.me()).toMatchObject({ status: 200, personId: 'e1' });
  });

  test.each([
    ['nobody', 'whom no account is like'],
    ['an', 'whose address the provider has not verified'],
    ['gao', 'who has an office: HR writes addresses, and would take it by writing one'],
  ])('refuses %s, %s, in words', async (name) => {
    await start();
    const browser = new Browser();
    expect(await browser.logIn(name)).toBe('/?log-in=unknown');
    expect((await browser.me()).status).toBe(401);
  });

  test('who has an office links it himself, logged in with his password, and from then on comes by it', async () => {
    await start();
    const browser = new Browser();
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ login: 'g1', password: 'correct horse battery' });
    expect((await browser.go(`${base}/v1/sessions`, { method: 'POST', headers, body })).status).toBe(201);
    await browser.logIn('gao');
    expect(await browser.me()).toMatchObject({ status: 200, personId: 'g1' });
    const later = new Browser();
    await later.logIn('gao');
    expect(await later.me()).toMatchObject({ status: 200, personId: 'g1' });
  });

  test('finds by number where it is so set, and gives the roles of a group, which go with the group', async () => {
    const { database } = await start({
      JINJI_OIDC_LINK_BY: 'number',
      JINJI_OIDC_ROLES: 'care-leads=supervisor,heads=department-head',
    });
    const browser = new Browser();
    await browser.logIn('ai');
    expect((await browser.me()).roles).toEqual(expect.arrayContaining(['employee', 'supervisor']));
    const account = sql`select id from account where person_id = 'e1'`;
    await sql`insert into account_role (account_id, role) select (${account}), 'department-head'`.execute(database.db);
    await new Browser().logIn('ai');
    const { roles = [] } = await browser.me();
    expect([roles.includes('department-head'), roles.includes('supervisor')]).toEqual([false, true]);
  });

  test('a disabled account does not come in by it', async () => {
    const { database } = await start();
    await new Browser().logIn('ai');
    await sql`update account set disabled = true where person_id = 'e1'`.execute(database.db);
    const browser = new Browser();
    expect(await browser.logIn('ai')).toBe('/?log-in=unknown');
  });

  test('the session ends where it ends at the provider, and nobody else can say so', async () => {
    await start();
    const browser = new Browser();
    await browser.logIn('ai');
    const other = new Browser();
    await other.logIn('ai');
    const forged = await fetch(`${base}/v1/oidc/logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' }),
    });
    expect([forged.status, (await browser.me()).status]).toEqual([400, 200]);
    const page = await browser.go(`${issuer}/session/end`);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page.text)?.[1] ?? '';
    await browser.go(`${issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect((await browser.me()).status).toBe(401);
    expect((await other.me()).status).toBe(200);
  });

  test('an answer that belongs to no question of this browser comes to nothing', async () => {
    await start();
    const browser = new Browser();
    for (const query of ['code=x&state=y', '', 'error=access_denied']) {
      const { url } = await browser.go(`${base}/v1/oidc/callback?${query}`);
      expect(url.slice(base.length)).toBe('/?log-in=failed');
    }
    for (const then of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const { status } = await browser.go(`${base}/v1/oidc/start?then=${encodeURIComponent(then)}`);
      expect([then, status]).toEqual([then, 400]);
    }
  });

  test('a provider that is away is said to be so; without one there is no such log-in', async () => {
    await start({ JINJI_OIDC_ISSUER: 'http://127.0.0.1:9' });
    expect(await new Browser().logIn('ai')).toBe('/?log-in=away');
    service?.closeAllConnections();
    service?.close();
    await harness?.close();
    harness = await createHarness();
    service = createServer(harness.express);
    await listening(service, Number(new URL(base).port));
    expect((await new Browser().go(`${base}/v1/oidc/start`)).status).toBe(404);
    expect(JSON.parse((await new Browser().go(`${base}/v1/oidc`)).text)).toEqual({ name: null });
  });

  test.each([
    ['no secret', { JINJI_OIDC_CLIENT_SECRET: '' }],
    ['an address of the provider that is not https', { JINJI_OIDC_ISSUER: 'http://id.example.cn' }],
    ['a group that gives an office', { JINJI_OIDC_ROLES: 'bosses=gm' }],
    ['a group that makes auditors', { JINJI_OIDC_ROLES: 'audit=auditor' }],
    ['a role that there is not', { JINJI_OIDC_ROLES: 'bosses=king' }],
  ])('is not set up with %s', async (_, wrong) => {
    harness = undefined;
    service = undefined;
    await expect(createHarness({ environment: settings(wrong) })).rejects.toThrow(ConfigurationError);
  });
});
