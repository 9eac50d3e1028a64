import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, firstOfNextMonth } from '../../../../domain/vocabulary/civil-date.js';
import { firstDayOf } from '../../../../domain/vocabulary/month.js';
import { addWorkdays } from '../../../../domain/vocabulary/workdays.js';
import { HR } from '../../../support/department.js';
import { readPapersBack } from '../../../support/papers-read-back.js';
import { HRM, LoweringPlay } from './lowering-play.js';

/** I-41, I-77: asked first, level and pay fall on their day with his agreement; he signs for it himself. */
let play: LoweringPlay;
beforeAll(async () => {
  play = await LoweringPlay.start(['E1']);
});
afterAll(() => play.live.close());

test('only he answers; HR has the scan; level and pay fall together on the first of the month after', async () => {
  const { live, rated } = play;
  const today = await live.stack.today();
  const id = await play.toConsent('E1');
  const asked = await live.taskOf('E1', 'consent.answer', id);
  const forHim = await live.complete(HRM, asked, { agreed: true });
  expect([forHim.status, forHim.body.code]).toEqual([403, 'NOTICE.OWN_HAND']);
  expect(await live.refused(HR, 'consent.answer', { agreed: true }, id)).toEqual([422, 'CONSENT.SCAN_MISSING']);
  await live.act('E1', 'consent.answer', { agreed: true }, id);
  const day = firstOfNextMonth(today);
  expect(await play.caseOf('E1', 'waiting')).toMatchObject({ effectiveFrom: day, detail: { road: 'agreed' } });
  expect([await play.levelOn('E1', day), await play.payOf('E1')]).toEqual(['junior-3', []]);

  const withdrawal = await live.taskOf('E1', 'consent.withdrawal', id);
  await live.skipTo(day, '00:10');
  expect(await play.caseOf('E1', 'acknowledgement')).toMatchObject({ outcome: 'revert', effectiveFrom: day });
  expect([await play.levelOn('E1', addDays(day, -1)), await play.levelOn('E1', day)]).toEqual(['junior-3', 'junior-1']);
  expect(await play.payOf('E1')).toEqual([{ from_level: 'junior-3', to_level: 'junior-1', effective_from: day }]);
  expect(await play.roadOf(id)).toEqual([{ road: 'agreed', day }]);
  const late = await live.complete('E1', withdrawal, { reason: '反悔' });
  expect([late.status, late.body.code]).toEqual([409, 'CONSENT.IN_EFFECT']);
  // I-21: a measure is no assessment, so that 8.2.2 goes on counting from the promotion.
  expect(await play.rows(sql`select counts_from from level_on('infinity') where person_id = 'E1'`)).toEqual([
    { counts_from: firstDayOf(rated) },
  ]);
});

describe('the notice', () => {
  test('is signed by him alone; overdue, HR has the scan, or says why there is none (I-41)', async () => {
    const { live } = play;
    const { id } = await play.caseOf('E1', 'acknowledgement');
    const refused = (who: string, form: object) => live.refused(who, 'setback.acknowledgement', form, id);
    const task = await live.taskOf('E1', 'setback.acknowledgement', id);
    const early = await live.complete(HR, task, { signature: 'signed' });
    expect([early.status, early.body.code]).toEqual([403, 'NOTICE.OWN_HAND']);
    expect(await refused('E1', { signature: 'not-reached', reason: '不在' })).toEqual([422, 'NOTICE.REACHED']);
    expect(await refused('E1', { signature: 'refused' })).toEqual([422, 'NOTICE.REASON_MISSING']);
    await live.skipTo(addWorkdays(live.stack.calendar, await play.dueOf('E1', task.id), 1), '09:05');
    const byWord = { signature: 'signed', reason: '本人电话同意' };
    expect(await refused(HR, byWord)).toEqual([422, 'NOTICE.SCAN_MISSING']);
    expect(await refused(HR, { signature: 'not-reached' })).toEqual([422, 'NOTICE.REASON_MISSING']);
    const noScan = await live.upload(HR, '签字页.txt', Buffer.from('已签'));
    expect(await refused(HR, { signature: 'signed', scan: [noScan] })).toEqual([422, 'ATTACHMENT.NO_SCAN']);
    await live.act(HR, 'setback.acknowledgement', { signature: 'not-reached', reason: '长期外出,电话无人接听' }, id);
    expect(await play.caseOf('E1', 'closed')).toMatchObject({ outcome: 'revert' });
    const { body } = await live.get<{ items: { signature: string }[] }>('E1', '/v1/documents');
    expect(body.items).toMatchObject([{ signature: 'not-reached' }]);
    // §15: what the case has left, as PDF and Word, against its records.
    const headers = { Authorization: `Bearer ${await live.harness.tokenOf(HR)}` };
    const { seen, missing } = await readPapersBack(live.harness.express, headers, live.stack.database.db);
    expect([missing, seen]).toEqual([[], { 'case-file': 1, 'case-volume': 1, 'setback-notice': 1, statement: 1 }]);
  });
});
