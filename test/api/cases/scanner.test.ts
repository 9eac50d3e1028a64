import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { until } from '../../../cli/play/until.js';
import { scan, ScannerFailed } from '../../../api/scanner/clamd.js';
import { createScanner } from '../../../api/scanner/scanner.js';
import { readConfiguration } from '../../../domain/settings/configuration.js';
import { EICAR, fakeClamd, type FakeClamd, type Manner } from '../../support/clamd.js';
import { KEYS_TEXT } from '../../support/keys.js';
import { createHarness, SESSION_SECRET, type Harness } from '../harness.js';
import { createLogger } from '../../../api/http/logging.js';

/** 0063: uploads are scanned as they come, by clamd's own protocol (clamd(8)); what is not scanned is not kept. */
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 7)]);
const INFECTED = Buffer.concat([PDF, Buffer.from(EICAR)]);

interface Problem {
  readonly code?: string;
  readonly message?: { readonly zh: string; readonly en: string };
  readonly detail?: string;
}

describe('the setting', () => {
  const settingsOf = (at: string, more: Readonly<Record<string, string>> = {}) =>
    readConfiguration(
      {
        DATABASE_URL: 'postgres://x/y',
        JINJI_SESSION_SECRET: SESSION_SECRET,
        JINJI_KEYS: KEYS_TEXT,
        JINJI_CLAMD: at,
        ...more,
      },
      () => '',
    ).api.scanner;

  test('is an address or a socket; unset, nothing is scanned', () => {
    expect(settingsOf('')).toBeUndefined();
    expect(settingsOf('clamd.local:3310')?.at).toEqual({ host: 'clamd.local', port: 3310 });
    expect(settingsOf('[fd00::1]:3310')?.at).toEqual({ host: 'fd00::1', port: 3310 });
    expect(settingsOf('/run/clamav/clamd.ctl', { JINJI_CLAMD_SECONDS: '5' })).toEqual({
      at: { path: '/run/clamav/clamd.ctl' },
      patienceMs: 5000,
    });
    for (const wrong of ['clamd', 'clamd:0', 'clamd:70000', 'clamd.ctl', 'a b:3310', 'tcp://clamd:3310'])
      expect(() => settingsOf(wrong)).toThrow(/JINJI_CLAMD/);
  });
});

describe('uploads where a scanner is set', () => {
  let clamd: FakeClamd;
  let harness: Harness;
  let token: string;

  beforeAll(async () => {
    clamd = await fakeClamd();
    harness = await createHarness({ environment: { JINJI_CLAMD: clamd.at, JINJI_CLAMD_SECONDS: '1' } });
    token = await harness.tokenOf('e1');
  });
  afterAll(async () => {
    await harness.close();
    await clamd.close();
  });
  beforeEach(() => {
    clamd.manner = 'scans';
    clamd.files.length = 0;
    harness.logged.length = 0;
  });

  const as = () => ({ Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() });
  const upload = async (filename: string, content: Buffer) => {
    const answer = await request(harness.express)
      .post(`/v1/attachments?filename=${encodeURIComponent(filename)}`)
      .set({ ...as(), 'Content-Type': 'application/octet-stream' })
      .send(content);
    const body = answer.body as Problem & { readonly id?: string };
    return { status: answer.status, body };
  };
  const kept = async () => {
    const answer = await request(harness.express).get('/v1/attachments').set(as());
    return (answer.body as { items: { filename: string }[] }).items.map(({ filename }) => filename);
  };
  const alarms = async () => {
    const it = await harness.tokenOf('h1');
    const answer = await request(harness.express)
      .get('/v1/alarms')
      .set({ Authorization: `Bearer ${it}` });
    return (answer.body as { items: { code: string }[] }).items.map(({ code }) => code);
  };
  const readiness = async () => (await request(harness.express).get('/readyz')).body as object;

  test('a clean one is kept as it came, and the scanner has seen all of it', async () => {
    expect((await upload('述职.pdf', PDF)).status).toBe(201);
    expect(clamd.files.map((file) => file.equals(PDF))).toEqual([true]);
    expect(await kept()).toEqual(['述职.pdf']);
    expect(await readiness()).toEqual({ status: 'ok' });
  });

  test('an infected one is refused in both languages and not kept; the log names neither person nor file', async () => {
    const { status, body } = await upload('发票.pdf', INFECTED);
    expect([status, body.code]).toEqual([422, 'ATTACHMENT.INFECTED']);
    expect(JSON.stringify(body)).toMatch(/病毒扫描.*virus scanner|virus scanner.*病毒扫描/);
    expect(await kept()).toEqual(['述职.pdf']);
    const lines = harness.logged.filter((line) => line.includes('Eicar-Test-Signature'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/"requestId":/);
    expect(lines[0]).not.toMatch(/发票|e1\b/);
    expect(await alarms()).toEqual([]);
  });

  test.each<readonly [Manner, Buffer]>([
    ['hangs', PDF],
    ['hangs', Buffer.concat([PDF, Buffer.alloc(8_000_000, 5)])],
    ['closes', PDF],
    ['nonsense', PDF],
    ['endless', PDF],
    ['small', PDF],
  ])('where it %s nothing is kept, whoever asks is told, and IT', async (manner, content) => {
    clamd.manner = manner;
    const { status, body } = await upload('附件.pdf', content);
    expect([status, body.code]).toEqual([503, 'ATTACHMENT.NOT_SCANNED']);
    expect(await kept()).toEqual(['述职.pdf']);
    expect(await alarms()).toEqual(['SCANNER.SILENT']);
    expect(await readiness()).toEqual({ status: 'ok', without: ['scanner'] });
    expect(harness.logged.some((line) => line.includes('does not answer') && !line.includes('附件'))).toBe(true);
  });

  test('the alarm is told once and stands until it answers again; then the same file is taken', async () => {
    const { db } = harness.database;
    const told = await db.selectFrom('message').select('person_id').where('clause', '=', '8.5.7').execute();
    expect(new Set(told.map(({ person_id: id }) => id)).size).toBe(told.length);
    const scanner = createScanner({
      db,
      settings: readSettings(clamd.at),
      log: createLogger('silent'),
      now: () => harness.clock.now,
    });
    clamd.manner = 'closes';
    await scanner.look();
    expect([scanner.answers(), await alarms()]).toEqual([false, ['SCANNER.SILENT']]);
    clamd.manner = 'scans';
    await scanner.look();
    expect([scanner.answers(), await alarms()]).toEqual([true, []]);
    expect((await upload('附件.pdf', PDF)).status).toBe(201);
  });

  test('an upload that is too large, or breaks off, leaves no connection open', async () => {
    const before = clamd.open(); // those of a scanner that hangs never hear that nobody waits
    expect((await upload('大.pdf', Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
    await until('no connection is open', () => clamd.open() <= before);
  });
});

const readSettings = (at: string) => {
  const [host = '', port = ''] = at.split(':');
  return { at: { host, port: Number(port) }, patienceMs: 1000 };
};

describe('clamd’s protocol', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jinji-clamd-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  let clamd: FakeClamd | undefined;
  afterEach(() => clamd?.close());

  test('over a unix socket, an empty file and one in many pieces', async () => {
    const path = join(folder, 'clamd.ctl');
    clamd = await fakeClamd(path);
    const settings = { at: { path }, patienceMs: 2000 };
    expect(await scan(settings).end()).toBeUndefined();
    const one = scan(settings);
    const pieces = Array.from(EICAR, (sign) => Buffer.from(sign));
    for (const piece of [...pieces, Buffer.alloc(0)]) await one.take(piece);
    expect(await one.end()).toBe('Eicar-Test-Signature');
    expect(clamd.files.map((file) => file.toString())).toEqual(['', EICAR]);
  });

  test('nobody there: refused at once, with the reason for IT', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const one = scan({ at: { host: '127.0.0.1', port }, patienceMs: 20_000 });
    await expect(one.end()).rejects.toThrow(ScannerFailed);
  });
});
