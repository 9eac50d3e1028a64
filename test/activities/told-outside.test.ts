import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { tellTasks } from '../../activities/projection/tell-tasks.js';
import { tellWatchers } from '../../db/messages/tell-watchers.js';
import { announce } from '../../db/announcements/announce.js';
import { raiseAlarm } from '../../db/messages/alarms.js';
import type { HeldTask } from '../../db/tasks/holders.js';
import type { AlarmCode } from '../../domain/vocabulary/alarm.js';
import { text } from '../../domain/vocabulary/text.js';
import { openHouse, type House } from '../db/house.js';
import { runAs } from '../support/owner.js';
import { toldOutside, wantEverything } from '../support/told-outside.js';

/** What other systems are told, beside what a case leaves: once, in pieces, nothing old and nothing about people. */
let house: House;
let clock = Date.UTC(2026, 6, 9);
beforeAll(async () => {
  house = await openHouse();
  await house.person('A1');
});
afterAll(() => house.close());
afterEach(() => runAs(house.ownerUrl, 'truncate outbox, outgoing_event, endpoint cascade'));

const at = (): Date => new Date((clock += 1000));
const published = (key: string): Promise<number> =>
  house.db.transaction().execute((trx) =>
    announce(
      trx,
      [
        {
          key,
          kind: 'policy-version',
          clause: '13.1',
          title: text('制度 v1', 'policy v1'),
          body: text('—', '—'),
          effectiveFrom: '2026-07-01',
        },
      ],
      at(),
    ),
  );

test('an announcement is told once, however often it is looked at; one of before an endpoint was registered never', async () => {
  await published('old');
  await wantEverything(house.db);
  await published('old');
  await published('new');
  await published('new');
  await house.person('B2'); // who comes later is told of both, other systems of neither
  expect(await published('new')).toBe(1);
  expect(await toldOutside(house.db, 'announcement.published')).toEqual([
    { no: expect.any(Number), clause: '13.1', title: { zh: '制度 v1', en: 'policy v1' }, effectiveFrom: '2026-07-01' },
  ]);
});

test('an alarm by its title; one about people to nobody outside', async () => {
  await wantEverything(house.db);
  const raise = (code: AlarmCode, about: string): Promise<void> =>
    house.db.transaction().execute(async (trx) => {
      const message = text(`${about} 的试用期`, `the probation of ${about}`);
      const alarm = await raiseAlarm(trx, { code, about, message }, at());
      if (alarm !== undefined) await tellWatchers(trx, [alarm], at());
    });
  await raise('PROBATION.NO_DATE', 'A1');
  await raise('MAIL.NOT_DELIVERED', 'mail');
  await raise('MAIL.NOT_DELIVERED', 'mail');
  expect(await toldOutside(house.db, 'alarm.raised')).toEqual([
    { code: 'MAIL.NOT_DELIVERED', clause: '9.5.5', title: { zh: '邮件未送达', en: 'Mails are not delivered' } },
  ]);
});

test('tasks of a kind together, a hundred at most; what may be done at any time, and who has them, not at all', async () => {
  await wantEverything(house.db);
  const held = (no: number, dueOn: string | null): HeldTask => ({
    id: `T.${no}`,
    kind: 'level.notice',
    clause: '8.5.7',
    caseId: null,
    dueOn,
    roles: [],
    named: ['人A1'],
    about: '人A1(A1)',
    holders: ['A1'],
    joined: [],
  });
  const tasks = Array.from({ length: 250 }, (_, no) => held(no, '2026-07-14'));
  const mark = { workflowId: 'W', seq: 1, at: at(), actor: 'A1', act: 'x', clause: null, taskId: null, about: {} };
  const news = [{ event: 'opened', tasks: [...tasks, held(999, null)] }] as const;
  for (let times = 0; times < 2; times += 1) await house.db.transaction().execute((trx) => tellTasks(trx, news, mark));
  const told = (await toldOutside(house.db, 'task.opened')) as unknown as readonly {
    readonly tasks: readonly object[];
  }[];
  expect(told.map((one) => one.tasks.length)).toEqual([100, 100, 50]);
  expect(JSON.stringify(told)).not.toMatch(/A1|T\.999/);
});
