import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { LEVEL_NAMES } from '../../../domain/vocabulary/level.js';
import { SightHouse } from './house.js';
import { PAY } from './rows.js';

/** What stands beside a task, by the tables of who is told what (docs/decisions/0078). */
let house: SightHouse;
beforeAll(async () => {
  house = await SightHouse.open();
});
afterAll(() => house.close());

describe('beside a task stands what it is about, and no more than its reader is told', () => {
  const beside = (who: string, taskId: string): Promise<string> =>
    house.get(who, `/v1/tasks/${taskId}/context`).then(({ text }) => text);

  test('8.5.6, §12: who holds the interview reads the result; what is paid then, HR, the general manager and the person', async () => {
    const [hr, gm, own, superior, head] = await Promise.all(
      ['hr', 'g1', 'e1', 't1', 'd1'].map((who) => beside(who === 'hr' ? 'h1' : who, `IV-${who}.1`)),
    );
    for (const one of [hr, gm, own, superior, head]) expect(one).toContain(LEVEL_NAMES['intermediate2-2'].zh);
    for (const one of [hr, gm, own]) expect(one).toContain(PAY.after);
    for (const one of [superior, head]) {
      expect(one).not.toContain(PAY.after);
      expect(one).not.toContain(PAY.before);
    }
  });

  test('I-74: who reads an appeal reads its grounds; once it is read, nothing', async () => {
    expect(await beside('a1', 'SS-1.1')).toContain('理由');
    expect(JSON.parse(await beside('a2', 'SS-1.2'))).toEqual({ about: [], sections: [] });
  });

  test('9.5.6: who is asked for a 360° sheet reads nothing of the case', async () => {
    for (const [who, task] of [
      ['q1', 'PP-2.1'],
      ['q2', 'PP-2.2'],
    ] as const) {
      expect(JSON.parse(await beside(who, task))).toEqual({ about: [], sections: [] });
    }
  });

  test('I-37, I-48: who owes a sheet reads the vacancy, not who has scored what', async () => {
    const text = await beside('r1', 'PV-1.1');
    expect(text).toContain('一组');
    expect(text).not.toContain('某p3');
    expect((await house.get('x1', '/v1/tasks/PV-1.1/context')).status).toBe(404);
  });

  test('9.5.5: what a decision says in particular stands each by its name, as a number, a day, a person', async () => {
    const { db } = house.harness.database;
    await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, detail, round, policy_version, decided_by, at)
      values ('PP-2', 1, 'PP-2', '9.5.5', 'trial-letter', 'issued', '{"startOn": "2026-07-01", "months": 3}', 1, 'v1', 'h1', now())`.execute(
      db,
    );
    await sql`insert into task (id, workflow_id, case_id, kind, clause, state, people)
      values ('PP-2-trial.9', 'PP-2-trial', 'PP-2', 'trial.manage', '9.5.5', 'open', '{h1}')`.execute(db);
    const { body } = await house.get<{ readonly sections: readonly { readonly lines: readonly Decided[] }[] }>(
      'h1',
      '/v1/tasks/PP-2-trial.9/context',
    );
    const [letter] = body.sections.flatMap(({ lines }) => lines).filter(({ facts }) => facts.length > 0);
    expect(letter?.values).toEqual([]);
    expect(letter?.facts).toEqual([
      { name: { zh: '月数', en: 'Months' }, value: { as: 'text', text: '3' } },
      { name: { zh: '开始日', en: 'From' }, value: { as: 'date', on: '2026-07-01' } },
    ]);
  });
});

interface Decided {
  readonly values: readonly unknown[];
  readonly facts: readonly unknown[];
}
