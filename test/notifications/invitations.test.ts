import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { ParsedMail } from 'mailparser';
import { sendNextMail } from '../../activities/service/send-mail.js';
import { calendarOf } from '../../api/views/people/calendar-feed.js';
import { until } from '../../cli/play/until.js';
import { daysOf } from '../../db/calendar-feeds/feeds.js';
import { queueInvitations } from '../../db/calendar-feeds/invitations.js';
import { listMails, retryMail, setMailService } from '../../db/messages/mails.js';
import { openTasks } from '../../db/tasks/tasks.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { startInvitations } from '../../worker/telling/invitations.js';
import { openHouse, type House } from '../db/house.js';
import { runAs } from '../support/owner.js';
import { FROM, LINK, openPostOffice, type PostOffice } from './post-office.js';

/** docs/decisions/0055: days come into calendars by mail, move there and go, under the identifiers of the feed. */

const calendar = loadCalendar();
/** A Thursday morning that is nobody's quiet hour. */
const NOW = instantAt('2026-07-09', '10:00');

let house: House;
let post: PostOffice;
let clock = NOW;

beforeAll(async () => {
  house = await openHouse();
  for (const id of ['A1', 'S1', 'C1']) await house.person(id, { email: `${id.toLowerCase()}@staff.example.com` });
  await house.person('N0');
  await sql`insert into personnel_case (id, kind, person_id, group_id, stage, policy_version, choices, opened_by)
    values ('LP-1', 'level-promotion', 'A1', 'LC-1', 'in-defense', 'v1', '{}', 'H1')`.execute(house.db);
  await sql`insert into defense_session (id, group_id, stage, held_on, chair_id, pass_mark, standards)
    values ('D-1', 'LC-1', 'scoring', '2026-07-20', 'C1', 70, '{}')`.execute(house.db);
  await sql`insert into defense_scorer (session_id, case_id, scorer_id, groups)
    values ('D-1', 'LP-1', 'S1', '{directSuperior}'), ('D-1', 'LP-1', 'N0', '{humanResources}')`.execute(house.db);
});
afterAll(() => house.close());
beforeEach(async () => {
  clock = NOW;
  post = await openPostOffice(house);
});
afterEach(async () => {
  await post.close();
  await runAs(
    house.ownerUrl,
    `truncate outbox, invitation; truncate trial cascade; delete from task;
     update personnel_case set closed_at = null;
     update defense_session set held_on = '2026-07-20', starts_at = null, room = null, version = 1;
     update defense_scorer set withdrawn = false;
     update person set status = 'confirmed', left_on = null`,
  );
});

const queue = (): Promise<number | undefined> =>
  house.db.transaction().execute((trx) => queueInvitations(trx, new Date(clock)));
async function mailed(): Promise<readonly ParsedMail[]> {
  await queue();
  const before = post.server.taken.length;
  while (
    (await sendNextMail({
      db: house.db,
      mailer: post.mailer,
      settings: post.settings,
      calendar,
      now: () => new Date(clock),
    })) !== 'idle'
  );
  return post.server.taken.slice(before);
}
const to = ({ to: all }: ParsedMail): string => [all].flat()[0]?.value[0]?.address ?? '';
/** The calendar of a mail by its lines, unfolded (RFC 5545, 3.1), with what its part says of itself. */
function event(mail: ParsedMail | undefined): Readonly<Record<string, string>> {
  const part = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const lines = (part?.content.toString() ?? '').replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const fields = lines.flatMap((line) => {
    const at = line.indexOf(':');
    return at < 1 ? [] : [[line.slice(0, at).replace(/;.*/, ''), line.slice(at + 1)]];
  });
  return Object.fromEntries(fields) as Record<string, string>;
}
const ofCandidate = (mails: readonly ParsedMail[]): ParsedMail | undefined =>
  mails.find((one) => to(one).startsWith('a1'));
const change = (statement: string): Promise<unknown> => runAs(house.ownerUrl, statement);

describe('a defense (8.5.4, 9.5.7)', () => {
  test('invites who is heard, who sits and who has the chair, once, naming nobody; who has no address gets none', async () => {
    const mails = await mailed();
    expect(mails.map(to).sort()).toEqual(['a1@staff.example.com', 'c1@staff.example.com', 's1@staff.example.com']);
    const mail = ofCandidate(mails);
    expect(mail?.subject).toMatch(/^日程：评审答辩.*，2026年7月20日$/);
    expect(event(mail)).toMatchObject({
      METHOD: 'REQUEST',
      UID: 'defense.D-1@jinji',
      SEQUENCE: '1',
      STATUS: 'CONFIRMED',
      DTSTART: '20260720',
      DTEND: '20260721',
      ORGANIZER: `mailto:${FROM}`,
      ATTENDEE: 'MAILTO:a1@staff.example.com',
      URL: `${LINK}/inbox`,
    });
    const { rows } = await sql<{ name: string }>`select name from person where id <> 'A1'`.execute(house.db);
    for (const { name } of rows) expect(JSON.stringify([mail, event(mail)])).not.toContain(name);
    expect([await queue(), await mailed()]).toEqual([0, []]);
    const listed = await listMails(house.db, { by: 'HR', state: 'sent', limit: 10 });
    expect(listed.map(({ personId, subject }) => [personId, subject.zh]).sort()).toEqual([
      ['A1', '日程'],
      ['C1', '日程'],
      ['S1', '日程'],
    ]);
  });

  test('the feed has it under the same identifier and sequence', async () => {
    const { UID, SEQUENCE, DTSTART } = event(ofCandidate(await mailed()));
    const feed = calendarOf(await daysOf(house.db, 'A1', new Date(clock)), {
      language: 'zh',
      link: LINK,
      at: new Date(),
    });
    expect(feed).toContain(`UID:${UID ?? ''}\r\nSEQUENCE:${SEQUENCE ?? ''}`);
    expect(feed).toContain(DTSTART);
  });

  test('moved it comes again with the next sequence; called off it goes; and comes back', async () => {
    await mailed();
    await change(`update defense_session set held_on = '2026-07-22', version = version + 1`);
    const moved = ofCandidate(await mailed());
    expect(moved?.subject).toMatch(/^改期：.*2026年7月22日$/);
    expect(event(moved)).toMatchObject({
      METHOD: 'REQUEST',
      UID: 'defense.D-1@jinji',
      SEQUENCE: '2',
      DTSTART: '20260722',
    });
    await change(`update personnel_case set closed_at = now()`);
    const off = ofCandidate(await mailed());
    expect(off?.subject).toMatch(/^已取消：.*2026年7月22日$/);
    expect(event(off)).toMatchObject({
      METHOD: 'CANCEL',
      UID: 'defense.D-1@jinji',
      SEQUENCE: '3',
      STATUS: 'CANCELLED',
    });
    expect(await mailed()).toEqual([]);
    await change(`update personnel_case set closed_at = null`);
    expect(event(ofCandidate(await mailed()))).toMatchObject({ METHOD: 'REQUEST', SEQUENCE: '4', STATUS: 'CONFIRMED' });
  });

  test('says where, in mail, invitation and feed; another room comes under the next sequence', async () => {
    await change(`update defense_session set room = '三楼, 会议室;A', version = version + 1`);
    const mail = ofCandidate(await mailed());
    // RFC 5545, 3.3.11: commas and semicolons of a text are escaped.
    expect(event(mail)).toMatchObject({ METHOD: 'REQUEST', SEQUENCE: '2', LOCATION: '三楼\\, 会议室\\;A' });
    expect(mail?.text).toContain('地点：三楼, 会议室;A');
    const days = await daysOf(house.db, 'A1', new Date(clock));
    const feed = calendarOf(days, { language: 'zh', link: LINK, at: new Date() });
    expect(feed).toContain('LOCATION:三楼\\, 会议室\\;A');
    await change(`update defense_session set room = '一楼'`);
    const moved = ofCandidate(await mailed());
    expect(event(moved)).toMatchObject({ METHOD: 'REQUEST', SEQUENCE: '3', DTSTART: '20260720', LOCATION: '一楼' });
    expect(moved?.subject).toMatch(/^地点变更：/);
    expect(await mailed()).toEqual([]);
  });

  test('says when: an hour of its day from then on, as a busy one; another time moves it, and none takes the day', async () => {
    await change(`update defense_session set starts_at = '14:30', version = version + 1`);
    const mail = ofCandidate(await mailed());
    expect(mail?.subject).toMatch(/2026年7月20日 14:30$/);
    // Shanghai is eight hours ahead of UTC.
    expect(event(mail)).toMatchObject({ DTSTART: '20260720T063000Z', DTEND: '20260720T073000Z', TRANSP: 'OPAQUE' });
    const days = await daysOf(house.db, 'A1', new Date(clock));
    expect(calendarOf(days, { language: 'zh', link: LINK, at: new Date() })).toContain('DTSTART:20260720T063000Z');
    await change(`update defense_session set starts_at = '09:00', room = '一楼'`);
    const moved = ofCandidate(await mailed());
    expect(event(moved)).toMatchObject({ METHOD: 'REQUEST', SEQUENCE: '3', DTSTART: '20260720T010000Z' });
    expect(moved?.subject).toMatch(/^改期：.*2026年7月20日 09:00$/);
    await change(`update defense_session set starts_at = null`);
    expect(event(ofCandidate(await mailed()))).toMatchObject({
      SEQUENCE: '4',
      DTSTART: '20260720',
      TRANSP: 'TRANSPARENT',
    });
    expect(await mailed()).toEqual([]);
  });

  test('a change of a row that moves no day is told to nobody', async () => {
    await mailed();
    await change(`update defense_session set version = version + 1, pass_mark = 75`);
    expect(await mailed()).toEqual([]);
  });

  test('whose seat is withdrawn has it called off, the others do not', async () => {
    await mailed();
    await change(`update defense_scorer set withdrawn = true where scorer_id = 'S1'`);
    expect((await mailed()).map((mail) => [to(mail), event(mail).METHOD])).toEqual([
      ['s1@staff.example.com', 'CANCEL'],
    ]);
  });

  test('what has passed is not called off, and who has left hears nothing', async () => {
    await mailed();
    await change(`update person set status = 'left', left_on = '2026-07-08' where id = 'S1';
      update defense_session set held_on = '2026-07-22', version = version + 1`);
    expect((await mailed()).map(to).sort()).toEqual(['a1@staff.example.com', 'c1@staff.example.com']);
    clock = instantAt('2026-07-23', '10:00');
    await change(`update personnel_case set closed_at = now()`);
    expect(await mailed()).toEqual([]);
  });

  test('without mail nothing is queued; what is ahead is invited to once it is set up', async () => {
    await setMailService(house.db, null, new Date());
    expect(await queue()).toBe(0);
    await setMailService(house.db, FROM, new Date());
    expect(await queue()).toBe(3);
  });

  test('the server says no for now: again later, the very same invitation', async () => {
    post.server.nextContents.push({ code: 451, words: 'later' });
    await mailed();
    clock += 60_000;
    const again = await mailed();
    expect([post.server.taken.length, again.length]).toEqual([3, 1]);
    expect(new Set(post.server.taken.map(({ messageId }) => messageId)).size).toBe(3);
    expect(event(again[0])).toMatchObject({ METHOD: 'REQUEST', SEQUENCE: '1', DTSTAMP: '20260709T020000Z' });
  });

  test('who wants none by mail gets no new day; one that he was sent is kept right', async () => {
    const choose = (invitations: boolean) =>
      change(`insert into preference (person_id, language, mails, invitations, quiet_days_off, changed_at)
        values ('A1', 'zh', 'digest', ${invitations}, false, now())
        on conflict (person_id) do update set invitations = excluded.invitations`);
    await choose(false);
    expect(ofCandidate(await mailed())).toBeUndefined();
    await choose(true);
    expect(event(ofCandidate(await mailed()))).toMatchObject({ METHOD: 'REQUEST', DTSTART: '20260720' });
    await choose(false);
    await change(`update defense_session set held_on = '2026-07-21', version = 2`);
    expect(event(ofCandidate(await mailed()))).toMatchObject({ METHOD: 'REQUEST', DTSTART: '20260721' });
    await change(`delete from preference`);
  });

  test('in the reader’s language', async () => {
    await sql`insert into preference (person_id, language, mails, quiet_days_off, changed_at)
      values ('A1', 'en', 'digest', false, now())`.execute(house.db);
    expect(ofCandidate(await mailed())?.subject).toBe('In your calendar: Defense (§9.5.7), 20 Jul 2026');
    await change(`delete from preference`);
  });
});

test('five workers invite once', async () => {
  const stop = new AbortController();
  const quiet = (): void => undefined;
  const running = Array.from({ length: 5 }, () =>
    startInvitations({
      db: house.db,
      log: { info: quiet, warn: quiet },
      signal: stop.signal,
      pauseMs: 5,
      now: () => new Date(clock),
    }),
  );
  const queued = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from invitation`.execute(house.db)).rows[0]?.n ?? 0;
  await until('it is queued', async () => (await queued()) > 0);
  stop.abort();
  await Promise.all(running.map(({ done }) => done));
  expect(await queued()).toBe(3);
});

/** An interview for S1 to hold. */
const ask = (): Promise<unknown> => {
  const nobody = { cycleId: null, vacancyId: null, caseId: null, sessionId: null };
  const task = { id: 'IV.1', workflowId: 'IV', kind: 'level.interview', clause: '8.5.6', roles: [], people: ['S1'] };
  return openTasks(house.db, [{ ...nobody, ...task, excluded: [], dueOn: '2026-07-15' }], new Date(clock));
};

describe('an interview (8.5.6, 9.5.9)', () => {
  const interviews = async (): Promise<readonly (readonly [string, string | undefined])[]> =>
    (await mailed())
      .filter((mail) => event(mail).UID?.startsWith('interview.'))
      .map((mail) => [to(mail), event(mail).METHOD] as const);

  test('stands by its due day with who has it, leads to the task, and goes when it is withdrawn', async () => {
    await ask();
    const mails = (await mailed()).filter((mail) => event(mail).UID === 'interview.IV.1@jinji');
    expect(mails.map((mail) => [to(mail), event(mail).DTSTART, event(mail).URL])).toEqual([
      ['s1@staff.example.com', '20260715', `${LINK}/tasks/IV.1`],
    ]);
    await change(`update task set state = 'withdrawn', closed_at = now()`);
    expect(await interviews()).toEqual([['s1@staff.example.com', 'CANCEL']]);
  });

  test('whoever has it now is invited, whoever had it is not any more; held it is not called off', async () => {
    await ask();
    await mailed();
    await change(`update task set people = '{A1}'`);
    expect([...(await interviews())].sort()).toEqual([
      ['a1@staff.example.com', 'REQUEST'],
      ['s1@staff.example.com', 'CANCEL'],
    ]);
    await change(`update task set state = 'completed', closed_at = now()`);
    expect(await interviews()).toEqual([]);
  });
});

describe('a trial (9.5.5, 9.5.6)', () => {
  const begin = async (): Promise<void> => {
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values ('PP-1', 'position-promotion', 'A1', 'trial', 'v1', '{}', 'H1') on conflict do nothing`.execute(house.db);
    await sql`insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, opened_at, start_on, months, last_day, review_on, alarm_on)
      values ('PP-1', 'TR-1', 'A1', 'team-leader', 'S1', 'running', now(), '2026-07-10', 3, '2026-10-09', '2026-10-08', '2026-10-08')`.execute(
      house.db,
    );
  };
  const said = (mails: readonly ParsedMail[]): readonly string[] =>
    mails
      .map((mail) => [to(mail).slice(0, 2), event(mail)] as const)
      .filter(([, { UID }]) => UID?.startsWith('trial-'))
      .map(([who, { METHOD, UID, DTSTART }]) => [who, METHOD, UID?.replace(/\..*/, ''), DTSTART].join(' '))
      .sort();

  test('its first and last day for who is on it, the review as well for whom he reports to; ended, what is ahead goes', async () => {
    await begin();
    expect(said(await mailed())).toEqual([
      'a1 REQUEST trial-end 20261009',
      'a1 REQUEST trial-start 20260710',
      's1 REQUEST trial-end 20261009',
      's1 REQUEST trial-review 20261008',
      's1 REQUEST trial-start 20260710',
    ]);
    clock = instantAt('2026-08-03', '10:00');
    await change(`update trial set last_day = '2026-10-16', review_on = '2026-10-15', version = version + 1`);
    expect(said(await mailed())).toEqual([
      'a1 REQUEST trial-end 20261016',
      's1 REQUEST trial-end 20261016',
      's1 REQUEST trial-review 20261015',
    ]);
    await change(`update trial set stage = 'ended', ended_on = '2026-08-03', version = version + 1`);
    expect(said(await mailed())).toEqual([
      'a1 CANCEL trial-end 20261016',
      's1 CANCEL trial-end 20261016',
      's1 CANCEL trial-review 20261015',
    ]);
  });

  test('who it is about neither sees its mails among those that wait nor has them sent again', async () => {
    await begin();
    await queue();
    const waiting = async (by: string): Promise<readonly number[]> =>
      (await listMails(house.db, { by, state: 'waiting', limit: 50 })).map(({ id }) => id);
    const seen = await waiting('A1');
    const [hidden = 0, ...more] = (await waiting('HR')).filter((id) => !seen.includes(id));
    expect([seen.length, more.length]).toEqual([3, 4]);
    expect(await retryMail(house.db, hidden, 'A1', new Date(clock))).toBe(false);
    expect(await retryMail(house.db, hidden, 'HR', new Date(clock))).toBe(true);
  });

  test('everybody is invited to the days that his feed shows, who stands in for another one too', async () => {
    await begin();
    await ask();
    await sql`insert into proxy (principal_id, deputy_id, from_on, until_on, reason, named_by, at)
      values ('S1', 'C1', '2026-07-01', '2026-07-31', '出差', 'S1', now())`.execute(house.db);
    await queue();
    for (const personId of ['A1', 'S1', 'C1']) {
      const { rows } = await sql<{ day: string }>`
        select what || ' ' || ref || ' ' || day as day from invitation where person_id = ${personId} order by 1`.execute(
        house.db,
      );
      const feed = await daysOf(house.db, personId, new Date(clock));
      expect(rows.map(({ day }) => day)).toEqual(feed.map(({ what, id, day }) => `${what} ${id} ${day}`).sort());
      expect([personId, feed.filter(({ what }) => what === 'interview').length]).toEqual([
        personId,
        personId === 'A1' ? 0 : 1,
      ]);
    }
    // Claimed it is still to be held by either of the two.
    await change(`update task set claimed_by = 'S1', claimed_at = now()`);
    expect(await queue()).toBe(0);
    const claimed = await daysOf(house.db, 'C1', new Date(clock));
    expect(claimed.filter(({ what }) => what === 'interview')).toHaveLength(1);
  });
});
