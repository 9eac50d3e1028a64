import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { nameProxy } from '../../../db/proxies/proxies.js';
import { listDecisions } from '../../../db/cases/decisions.js';
import { listTimeline } from '../../../db/cases/timeline.js';
import { participantsOf } from '../../../db/appeals/appeals.js';
import { GM, NO_PASSWORD, RELATED } from '../../support/department.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import { killedWorker } from '../../support/mortal.js';
import type { OwnServer } from '../../support/own-server.js';
import type { TestStack } from '../../support/stack.js';
import { eachJournalled, onOwnServer, told, type Journalled } from './journalled.js';
import { Play } from '../level-promotion/play.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/** docs/decisions/0053: one acts, in both names, once. */
describe('the general manager’s deputy decides', () => {
  let own: OwnServer;
  let stack: TestStack;
  let journal: Journalled;
  let pilot: JournalPilot;
  eachJournalled(
    (...given) => {
      [stack, journal] = given;
      ({ pilot } = journal);
    },
    onOwnServer((kept) => (own = kept)),
  );
  const deputy = actor(RELATED);
  const gm = actor(GM, 'gm');

  /** A batch before the general manager, who has named somebody for these days. */
  const batch = async () => {
    const play = await Play.evaluated(stack, [{ id: 'E1', ratings: B }]);
    const { db } = stack.database;
    await sql`with made as (
        insert into account (login, person_id, password_hash) values ('gm', ${GM}, ${NO_PASSWORD}) returning id)
      insert into account_role (account_id, role) select id, 'gm' from made`.execute(db);
    await db.transaction().execute((trx) =>
      nameProxy(
        trx,
        {
          principalId: GM,
          deputyId: RELATED,
          from: '2020-01-01',
          until: '2099-12-31',
          kinds: ['cycle.gm-decision'],
          reason: '出差',
        },
        GM,
        new Date(),
      ),
    );
    await play.submit();
    await play.review();
    await play.handIn();
    const caseId = await play.id('E1');
    const task = await stack.pilot.waitFor(play.cycleId, 'cycle.gm-decision');
    return { play, caseId, task, act: { decisions: [{ caseId, decision: 'approve' as const }] } };
  };

  test('it counts as the general manager’s, by his deputy’s hand, wherever it is told', async () => {
    const { caseId, task, act } = await batch();
    expect(await told(pilot.complete(task.id, deputy, act, 'P'))).toBe('completed');
    const { db } = stack.database;
    const { rows } = await sql`select closed_by, closed_by_deputy from task where id = ${task.id}`.execute(db);
    expect(rows).toEqual([{ closed_by: GM, closed_by_deputy: RELATED }]);
    expect((await listDecisions(db, caseId)).at(-1)).toMatchObject({
      decidedBy: GM,
      deputy: RELATED,
      deputyName: RELATED,
    });
    const line = (await listTimeline(db, caseId)).find(({ act: done }) => done === 'cycle.gm-decision');
    expect(line).toMatchObject({ actor: GM, deputy: RELATED, deputyName: RELATED });
    expect(await participantsOf(db, caseId)).toEqual(expect.arrayContaining([GM, RELATED]));
    expect(await told(pilot.complete(task.id, gm, act, 'Q'))).toBe('TASK.NOT_OPEN');
    await journal.agree();
  });

  test('both at the same moment: one counts, and the other reads that it is done', async () => {
    const { task, act, caseId } = await batch();
    const both = await Promise.all([
      told(pilot.complete(task.id, deputy, act, 'P')),
      told(pilot.complete(task.id, gm, act, 'Q')),
    ]);
    expect(both).toContain('completed');
    expect(['TASK.NOT_OPEN', 'TASK.ACT_IN_PROGRESS']).toContain(both.find((one) => one !== 'completed'));
    const decided = (await listDecisions(stack.database.db, caseId)).filter(({ decidedBy }) => decidedBy === GM);
    expect(decided).toHaveLength(1);
    await journal.agree();
  });

  test('the worker is killed between the records and the engine: it counts once, by the same hand', async () => {
    const { play, task, act, caseId } = await batch();
    await killedWorker(stack, { activity: 'projectStep', saying: '"approve"', when: 'after' }, async () => {
      expect(await told(pilot.complete(task.id, deputy, act, 'P'))).toBe('taken');
    });
    await own.restart();
    await stack.startWorker();
    expect(await journal.answer('P')).toBe('done');
    const decided = (await listDecisions(stack.database.db, caseId)).filter(({ decidedBy }) => decidedBy === GM);
    expect(decided).toMatchObject([{ deputy: RELATED }]);
    expect((await play.stages()).E1).toBe('approved');
    await journal.agree();
  });

  test('I-35: whoever is in the batch decides nothing there by another’s standing, whatever the API thought', async () => {
    const { task, act } = await batch();
    const his = stack.pilot.complete(task, 'cycle.gm-decision', { ...gm, by: 'E1' }, act, 'R');
    expect(await told(his)).toBe('BATCH.REFUSED');
  });
});
