import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addDays, firstOfNextMonth } from '../../../../domain/vocabulary/civil-date.js';
import { addWorkdays } from '../../../../domain/vocabulary/workdays.js';
import { GM, HR } from '../../../support/department.js';
import { HRM, LoweringPlay, PDF } from './lowering-play.js';

/** I-41, I-77: without his agreement nothing falls, until it is proposed anew and decided with ground and papers. */
let play: LoweringPlay;
beforeAll(async () => {
  play = await LoweringPlay.start(['E2', 'E3', 'E4']);
});
afterAll(() => play.live.close());

test('who refuses is lowered only by the HR manager and the general manager, with papers, the month after', async () => {
  const { live } = play;
  const id = await play.toConsent('E2');
  await live.act('E2', 'consent.answer', { agreed: false, reason: '不认可' }, id);
  expect((await live.inbox(HR)).filter(({ kind }) => kind === 'consent.anew')).toEqual([]);
  const lower = { proposal: 'lower', ground: '三次面谈后仍未达标' };
  expect(await live.refused(HRM, 'consent.anew', lower, id)).toEqual([422, 'CONSENT.PAPERS_MISSING']);
  const files = [await live.upload(HRM, '面谈记录.pdf', PDF)];
  await live.act(HRM, 'consent.anew', { ...lower, files }, id);
  const bare = await live.complete(GM, await live.taskOf(GM, 'consent.gm-decision', id), { decision: 'approve' });
  expect(bare.status).toBe(400);
  await live.act(GM, 'consent.gm-decision', { decision: 'approve', ground: '依据记录' }, id);
  expect(await play.caseOf('E2', 'waiting')).toMatchObject({ detail: { road: 'decided' } });
  expect(await play.rows(sql`select purpose, bound_by from case_attachment where case_id = ${id}`)).toEqual([
    { purpose: 'evidence', bound_by: HRM },
  ]);
  expect(await play.payOf('E2')).toEqual([]);
});

test('silence is no agreement; on the day only what was decided has fallen', async () => {
  const { live } = play;
  const today = await live.stack.today();
  const id = await play.toConsent('E4');
  const dueOn = await play.dueOf('E4', (await live.taskOf('E4', 'consent.answer', id)).id);
  expect(dueOn).toBe(addWorkdays(live.stack.calendar, today, 5));
  await live.skipTo(addDays(dueOn, 1), '00:10');
  await play.caseOf('E4', 'anew');
  const day = firstOfNextMonth(today);
  await live.skipTo(day, '00:10'); // nothing where that has passed
  await play.caseOf('E2', 'acknowledgement');
  expect([await play.levelOn('E2', addDays(day, 40)), await play.levelOn('E4', addDays(day, 40))]).toEqual([
    'junior-1',
    'junior-3',
  ]);
  expect(await play.payOf('E2')).toEqual([{ from_level: 'junior-3', to_level: 'junior-1', effective_from: day }]);
  expect(await play.roadOf((await play.caseOf('E2')).id)).toEqual([{ road: 'decided', day }]);
});

// Last: the server skips no more once a case has closed.
test('an agreement on paper is entered by HR with the scan; who withdraws it before the day is asked no more', async () => {
  const { live } = play;
  const id = await play.toConsent('E3');
  const scan = [await live.upload(HR, '同意书.pdf', PDF)];
  await live.act(HR, 'consent.answer', { agreed: true, scan }, id);
  await play.caseOf('E3', 'waiting');
  await live.act('E3', 'consent.withdrawal', { reason: '再考虑' }, id);
  await play.caseOf('E3', 'anew');
  await live.act(HRM, 'consent.anew', { proposal: 'drop', ground: '证据不足' }, id);
  expect(await play.caseOf('E3', 'closed')).toMatchObject({ outcome: 'no-measure' });
});
