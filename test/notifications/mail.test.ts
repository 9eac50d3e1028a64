import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { sendNextMail } from '../../activities/service/send-mail.js';
import type { Turn } from '../../activities/service/take-turn.js';
import { keepPreferences } from '../../db/people/own/preferences.js';
import { insertMessages } from '../../db/messages/messages.js';
import { listMails, readMailService, retryMail, setMailService } from '../../db/messages/mails.js';
import { giveUpWaiting } from '../../db/outbox/outbox.js';
import { DEFAULT_PREFERENCES } from '../../domain/people/preferences.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { addDays, instantAt, todayIn } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { createMailer } from '../../notifications/smtp.js';
import { startMail } from '../../worker/telling/mail.js';
import { openHouse, type House } from '../db/house.js';
import { inWords } from './outside.js';
import { FROM, openPostOffice, ROBOTS, type PostOffice } from './post-office.js';
import { until } from '../../cli/play/until.js';
import { runAs } from '../support/owner.js';

const MINUTE = 60_000;
/** Saturdays and Sundays are make-up days, so that no test waits for a Monday. */
const days = Object.fromEntries(
  Array.from({ length: 366 }, (_, day) => [addDays('2028-01-01', day).slice(5), 'work' as const]),
);
const ALL_WORKDAYS: WorkdayCalendar = {
  years: Object.fromEntries(Array.from({ length: 80 }, (_, year) => [String(2020 + year), { published: true, days }])),
  fixedHolidays: [],
};
let house: House;
let post: PostOffice;
/** A workday’s morning, after all that is queued meanwhile: nobody’s quiet hours. */
let clock = instantAt(addDays(todayIn('Asia/Shanghai', Date.now()), 2), '10:00');
let steps = 0;

beforeAll(async () => {
  house = await openHouse();
  await house.person('A1', { name: '安然', email: 'a1@staff.example.com' });
  await house.person('B2', { name: '白桦', email: 'b2@staff.example.com' });
  await house.person('N0', { name: '无址' });
});
afterAll(() => house.close());
beforeEach(async () => {
  post = await openPostOffice(house);
});
afterEach(async () => {
  await post.close();
  await runAs(house.ownerUrl, 'truncate outbox, message cascade');
});

/** A step of a pipeline that tells people something, in a transaction of its own. */
async function tell(to: readonly string[], more: Partial<MessageOrder> = {}): Promise<void> {
  steps += 1;
  const order = {
    to,
    clause: '9.5.6',
    subject: text('请填写考核表', 'Please fill in a sheet'),
    body: text('得分 91.50', 'a score of 91.50'),
    ...more,
  };
  const mark = { workflowId: 'W', seq: steps, at: new Date(), about: {} };
  await house.db.transaction().execute((trx) => insertMessages(trx, [{ order, mark }]));
  await sql`update outbox set queued_at = ${new Date(clock)} where attempts = 0 and state = 'waiting'`.execute(
    house.db,
  );
}
const turn = (mailer = post.mailer): Promise<Turn | 'idle'> => {
  const { settings } = post;
  return sendNextMail({
    db: house.db,
    mailer,
    settings,
    calendar: ALL_WORKDAYS,
    now: () => new Date(clock),
  });
};
const outcome = async (): Promise<string> => inWords(await turn());
const mails = (state: 'waiting' | 'sent' | 'failed') => listMails(house.db, { by: 'HR', state, limit: 50 });

describe('what a mail says (9.5.5, I-56)', () => {
  test('subject, § and a link, in the reader’s language; one addressee, none of the others, no score', async () => {
    const inEnglish = { ...DEFAULT_PREFERENCES, language: 'en' } as const;
    await keepPreferences(house.db, 'B2', inEnglish, new Date());
    await tell(['A1', 'B2']);
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['sent', 'sent', 'idle']);
    expect(post.server.taken.map(({ to }) => [to].flat().map((one) => one?.text))).toEqual([
      ['"安然" <a1@staff.example.com>'],
      ['"白桦" <b2@staff.example.com>'],
    ]);
    const [first] = post.server.taken;
    const second = post.server.taken[1];
    expect([first?.subject, second?.subject]).toEqual(['请填写考核表', 'Please fill in a sheet']);
    expect(first?.from?.text).toBe(FROM);
    expect([first?.cc, first?.bcc, first?.headers.get('auto-submitted')]).toEqual([
      undefined,
      undefined,
      'auto-generated',
    ]);
    expect(first?.text).toMatch(/^安然：您好！[^]*§9\.5\.6[^]*[：:]https:\/\/jinji\.example\.com\/messages/);
    expect(second?.text).toMatch(/^Dear 白桦,[^]*\(§9\.5\.6\)[^]*https:\/\/jinji\.example\.com\/messages/);
    expect(first?.html).toMatch(/lang="zh-CN"[^]*<a href="https:\/\/jinji\.example\.com\/messages"/);
    expect(JSON.stringify([first?.subject, first?.text, first?.html])).not.toMatch(/91\.50|白桦|B2|Dear/);
    await sql`delete from preference`.execute(house.db);
  });

  test('the letter that the policy has mailed goes as a whole (9.5.5)', async () => {
    await tell(['A1'], { clause: '9.5.5', mailed: 'whole', body: text('自 2026-12-01 起', 'from 2026-12-01') });
    expect(await outcome()).toBe('sent');
    expect(post.server.taken[0]?.text).toMatch(/自 2026年12月1日 起/);
    expect(post.server.taken[0]?.html).toContain('自 2026年12月1日 起');
  });
});

describe('delivery', () => {
  test('mails that waited in a copied installation are the original’s to send: HR sees them, and they stay unsent', async () => {
    await tell(['A1', 'B2']);
    expect(await giveUpWaiting(house.db, new Date(clock), 'COPIED_INSTALLATION')).toBe(2);
    expect(await outcome()).toBe('idle');
    expect((await mails('failed')).map(({ faultCode }) => faultCode)).toEqual([
      'COPIED_INSTALLATION',
      'COPIED_INSTALLATION',
    ]);
    expect(await giveUpWaiting(house.db, new Date(clock), 'COPIED_INSTALLATION')).toBe(0);
  });

  test('nothing is queued while mail is not set up, and nothing of a step that did not hold', async () => {
    await setMailService(house.db, null, new Date());
    await tell(['A1']);
    await setMailService(house.db, FROM, new Date());
    await expect(tell(['A1', 'nobody'])).rejects.toThrow();
    expect(await outcome()).toBe('idle');
    expect((await readMailService(house.db)).waiting).toBe(0);
  });

  test('4xx: again a minute later, then two, under the same Message-ID', async () => {
    post.server.nextContents.push({ code: 451, words: 'try later' }, { code: 452, words: 'still full' });
    await tell(['A1']);
    expect(await outcome()).toBe('later 451');
    expect(await outcome()).toBe('idle');
    clock += MINUTE;
    expect(await outcome()).toBe('later 452');
    const [waiting] = await mails('waiting');
    expect(waiting).toMatchObject({ attempts: 2, faultCode: '452', address: 'a1@staff.example.com' });
    clock += MINUTE;
    expect(await outcome()).toBe('idle');
    clock += MINUTE;
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(post.server.taken).toHaveLength(1);
    expect((await mails('sent')).map(({ attempts, faultCode }) => [attempts, faultCode])).toEqual([[3, null]]);
  });

  test('5xx and no address: given up with the reason; sent once HR has corrected it', async () => {
    post.server.nextRecipients.push({ code: 550, words: 'no such user' });
    await tell(['A1', 'N0']);
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['never 550', 'never NO_ADDRESS', 'idle']);
    expect(post.server.taken).toEqual([]);
    const [noAddress, refused] = await mails('failed');
    expect(refused).toMatchObject({ personId: 'A1', fault: expect.stringContaining('no such user') });
    expect(noAddress).toMatchObject({ personId: 'N0', faultCode: 'NO_ADDRESS', address: null });
    await sql`update person set email = 'n0@staff.example.com' where id = 'N0'`.execute(house.db);
    expect(await retryMail(house.db, noAddress?.id ?? 0, 'HR', new Date(clock))).toBe(true);
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    expect(await retryMail(house.db, noAddress?.id ?? 0, 'HR', new Date(clock))).toBe(false);
    await expect(sql`update outbox set state = 'waiting', sent_at = null`.execute(house.db)).rejects.toThrow(
      /append-only/,
    );
    await sql`update person set email = null where id = 'N0'`.execute(house.db);
  });

  test('the server is down for days and comes back: sent then; away for longer: given up', async () => {
    await tell(['A1']);
    await post.server.down();
    expect(await turn()).toMatchObject({ outcome: 'later', reached: false });
    for (let day = 1; day <= 4; day += 1) {
      clock += 24 * 60 * MINUTE;
      expect(await outcome()).toMatch(/^later/);
    }
    await post.server.up();
    clock += 5 * MINUTE;
    expect(await outcome()).toBe('sent');
    await tell(['A1']);
    await sql`update outbox set queued_at = now() - interval '400 days' where state = 'waiting'`.execute(house.db);
    await post.server.down();
    expect(await turn()).toMatchObject({ outcome: 'never', reached: false });
    expect((await mails('failed')).map(({ attempts }) => attempts)).toEqual([1]);
  });

  test('a server that is slow is waited for; one that hangs, before its greeting or before its yes, gets it again later', async () => {
    const patient = { greetingTimeout: 500, socketTimeout: 500 };
    const slow = createMailer(post.settings, { socketTimeout: 20_000 });
    post.server.beforeYes = () => new Promise((resolve) => setTimeout(resolve, 300));
    await tell(['A1']);
    expect(await turn(slow)).toMatchObject({ outcome: 'sent' });
    slow.close();
    let letGo = (): void => undefined;
    post.server.beforeYes = () => new Promise((resolve) => (letGo = resolve));
    await tell(['A1']);
    const hung = createMailer(post.settings, patient);
    expect(await turn(hung)).toMatchObject({ outcome: 'later', reached: false });
    hung.close();
    letGo();
    const dumb = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(dumb, 'listening');
    clock += 5 * MINUTE;
    const mute = createMailer({ ...post.settings, port: (dumb.address() as AddressInfo).port }, patient);
    expect(await turn(mute)).toMatchObject({ outcome: 'later', reached: false });
    mute.close();
    dumb.close();
    expect((await mails('waiting')).map(({ attempts }) => attempts)).toEqual([2]);
    post.server.beforeYes = () => Promise.resolve();
    clock += 60 * MINUTE;
    expect(await outcome()).toBe('sent');
    const [, ...again] = post.server.taken.map(({ messageId }) => messageId);
    expect([again.length, new Set(again).size]).toEqual([2, 1]);
  });

  test('a server without STARTTLS gets nothing unless the settings say so', async () => {
    await tell(['A1']);
    const careful = createMailer({ ...post.settings, tls: 'starttls' });
    expect(await turn(careful)).toMatchObject({ outcome: 'later' });
    careful.close();
    expect(post.server.taken).toEqual([]);
  });

  test('two workers at once send each mail once', async () => {
    await tell(['A1', 'B2']);
    const other = createMailer(post.settings);
    await Promise.all([turn(), turn(other), turn(), turn(other)]);
    other.close();
    while ((await turn()) !== 'idle');
    expect(new Set(post.server.taken.map(({ messageId }) => messageId)).size).toBe(2);
    expect(post.server.taken).toHaveLength(2);
  });

  test('a worker that dies after the server’s yes sends it again, known by its Message-ID', async () => {
    await tell(['A1']);
    post.server.beforeYes = async () => {
      post.server.beforeYes = () => Promise.resolve();
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`.execute(house.db);
    };
    await expect(turn()).rejects.toThrow();
    expect((await mails('waiting')).map(({ attempts }) => attempts)).toEqual([0]);
    expect([await outcome(), await outcome()]).toEqual(['sent', 'idle']);
    const ids = post.server.taken.map(({ messageId }) => messageId);
    expect(ids).toEqual([expect.stringMatching(/^<[0-9a-f-]{36}@hr\.example\.com>$/), ids[0]]);
  });
});

test('what a server answers is kept so that it can be; names never make a header', async () => {
  post.server.nextRecipients.push({ code: 550, words: 'no\u0000body \u202ehere' });
  await tell(['A1']);
  expect(await outcome()).toBe('never 550');
  expect((await mails('failed')).map(({ fault }) => fault)).toEqual([expect.stringMatching(/no.?body \ufffdhere/u)]);
  await house.person('C3', { name: '丙\r\nBcc: b2@staff.example.com\r\n\r\n@{', email: 'c3@staff.example.com' });
  await tell(['C3'], { subject: text('一\r\nBcc: b2@staff.example.com', '@{A1}') });
  expect(await outcome()).toBe('sent');
  const [mail] = post.server.taken;
  expect([mail?.bcc, [mail?.to].flat().length, mail?.subject]).toEqual([
    undefined,
    1,
    expect.stringMatching(/^一 *Bcc: b2@staff\.example\.com$/),
  ]);
  expect(mail?.html).not.toContain('<b2');
});

test('the worker’s loop says whether mail is set up, sends, logs nobody, and stops', async () => {
  const stop = new AbortController();
  const logged: string[] = [];
  const note = (...args: readonly unknown[]): void => void logged.push(JSON.stringify(args));
  const loop = {
    db: house.db,
    log: { info: note, warn: note },
    signal: stop.signal,
    pauseMs: 20,
    calendar: ALL_WORKDAYS,
    robots: ROBOTS,
    now: () => new Date(clock),
  };
  const before = new AbortController();
  const withoutMail = await startMail({ ...loop, signal: before.signal, settings: undefined });
  expect(await readMailService(house.db)).toMatchObject({ sender: null });
  expect(logged.join()).toContain('not set up');
  before.abort();
  await withoutMail.done;
  post.server.nextRecipients.push({ code: 550, words: '<a1@staff.example.com> is not here' });
  const running = await startMail({ ...loop, settings: post.settings });
  await tell(['A1', 'B2']);
  await until('no mail waits', async () => (await readMailService(house.db)).waiting === 0);
  stop.abort();
  await running.done;
  expect(post.server.taken).toHaveLength(1);
  expect(await readMailService(house.db)).toMatchObject({ sender: FROM, waiting: 0, failed: 1 });
  expect(logged.join()).toContain('"code":"550"');
  expect(logged.join()).not.toMatch(/A1|B2|a1@|b2@|安然|白桦/);
});
