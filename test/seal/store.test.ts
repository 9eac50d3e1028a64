import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { evenSheet } from '../../cli/play/defense.js';
import { ownServer } from '../support/own-server.js';
import { startStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';

test('the engine’s own store holds no name, score, reason or pay: only what names a workflow (§8.5, §12)', async () => {
  const own = await ownServer();
  const stack = await startStack(own.environment);
  try {
    const { db } = stack.database;
    const play = await Play.evaluated(stack, [
      { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
      { id: 'E2', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
    ]);
    await sql`update person set name = '欧阳' || id`.execute(db);
    // Amounts that stand nowhere by chance.
    await sql`insert into pay_table (level, effective_from, monthly_amount, recorded_by)
      select level, '2015-02-01', monthly_amount + 1013.37, 'test' from pay_table`.execute(db);
    await play.submit();
    await play.review({ reason: '业绩与资历相符' });
    await play.appoint();
    await play.scoreAll((caseId) => evenSheet(caseId, 87));
    await play.sign();
    await play.decide('approve', '同意晋级');
    await play.finish('面谈内容从略');
    const store = (await own.stored()).toString('latin1');
    expect(store).toContain(play.cycleId); // it is the store, and what was played is in it
    const latin = (word: string): string => Buffer.from(word).toString('latin1');
    const { rows: pay } = await sql<{ amount: string }>`
      select distinct trim_scale(to_amount)::text as amount from pay_change`.execute(db);
    expect(pay.map(({ amount }) => amount)).toEqual([expect.stringMatching(/\.37$/), expect.stringMatching(/\.37$/)]);
    const clear = [
      ...pay.map(({ amount }) => amount),
      '补办',
      '业绩与资历相符',
      '同意晋级',
      '面谈内容从略',
      '欧阳E1',
      'personId',
      '"scores"',
      '"actor"',
      'roles',
      'amount',
    ];
    for (const word of clear) expect({ word, found: store.includes(latin(word)) }).toEqual({ word, found: false });
  } finally {
    await stack.close();
    await own.close();
  }
});
