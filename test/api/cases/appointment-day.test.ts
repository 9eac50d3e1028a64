import { afterEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import type { Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { until } from '../../../cli/play/until.js';
import { standInBundle } from '../../support/bundles.js';
import { GM, HEAD, HR } from '../../support/department.js';
import { gm, hr } from '../../support/pilot.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { Candidacy } from '../../workflows/appointment/candidacy.js';
import { createHarness, type Harness } from '../harness.js';
import { runAs } from '../../support/owner.js';

/**
 * I-52, 12.2 with dates as they were seen: a trial to 2027-03-01, approved on 2027-02-19, holds from 2027-03-02, level
 * and pay from 2027-03-01; nothing is written before the last day has passed.
 */
const LAST_DAY = '2027-03-01';
const ACCOUNTS: Readonly<Record<string, readonly Role[]>> = {
  [HR]: ['hr', 'hr-manager', 'employee'],
  [HEAD]: ['department-head', 'employee'],
  [GM]: ['gm', 'employee'],
  E1: ['employee'],
};

let stack: TestStack;
let engine: Engine;
let harness: Harness;
let one: Candidacy;

afterEach(async () => {
  await harness.close();
  await engine.close();
  await stack.close();
});

/** A candidate who has passed his trial and been heard, on a day; each on a server of his own, whose clock nobody holds. */
async function heardOn(day: string, lastDay: string): Promise<void> {
  stack = await startStack('skipping', await standInBundle());
  await stack.skipTo(day, '10:00');
  one = await Candidacy.begin(stack, { level: 'intermediate2-1' });
  await one.trialEnds({ start: '2026-12-01', lastDay });
  await one.heard();
  engine = apiEngine(stack);
  const existing = { url: stack.databaseUrl, accounts: ACCOUNTS };
  harness = await createHarness({ engine, now: new Date(await stack.now()), existing });
}

const get = async <T>(who: string, path: string): Promise<T> => {
  harness.clock.now = new Date(await stack.now());
  const token = await harness.tokenOf(who);
  const answer = await request(harness.express).get(path).set('Authorization', `Bearer ${token}`);
  return answer.body as T;
};
const openTo = async (who: string, kind: TaskKind): Promise<string | undefined> => {
  const { items } = await get<{ items: { id: string }[] }>(who, `/v1/tasks?kind=${kind}`);
  return items[0]?.id;
};
async function act(
  who: string,
  kind: TaskKind,
  form: object,
): Promise<{ readonly status: number; readonly code?: string }> {
  const id = await until(`${kind} for ${who}`, () => openTo(who, kind));
  const token = await harness.tokenOf(who);
  const answer = await request(harness.express)
    .post(`/v1/tasks/${id}/completion`)
    .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': `${kind}-${id}-${JSON.stringify(form).length}` })
    .send(form);
  return { status: answer.status, code: (answer.body as { code?: string }).code ?? '' };
}
/** What HR's records say of the person: since when he has which post, level and pay. */
const records = async () => {
  const { rows } = await sql`
    select (select json_agg(json_build_array(position, effective_from) order by effective_from) from position_period
            where person_id = 'E1' and source = 'position-promotion') as post,
           (select json_agg(json_build_array(level, effective_from, counts_from) order by effective_from) from level_period
            where person_id = 'E1' and source = 'position-promotion') as level,
           (select json_agg(json_build_array(to_level, effective_from)) from pay_change where person_id = 'E1') as pay`.execute(
    stack.database.db,
  );
  return rows[0];
};
const NOTHING = { post: null, level: null, pay: null };

describe('the day of a formal appointment (I-52, 12.2)', () => {
  test('approved while the trial runs, it waits for its end, and holds from the day after', async () => {
    await heardOn('2027-02-19', LAST_DAY);
    await act(HR, 'candidate.gm-submission', {});
    expect((await act(GM, 'candidate.gm-decision', { decision: 'approve' })).status).toBe(200);
    expect([await openTo(HR, 'candidate.release'), await records()]).toEqual([undefined, NOTHING]);
    await stack.skipTo(LAST_DAY, '23:00');
    expect([await openTo(HR, 'candidate.release'), await records()]).toEqual([undefined, NOTHING]);
    await stack.skipTo('2027-03-02', '00:30');
    expect((await act(HR, 'candidate.release', {})).status).toBe(200);
    expect(await records()).toEqual({
      post: [['team-leader', '2027-03-02']],
      level: [['senior-1', '2027-03-01', '2027-03-01']],
      pay: [['senior-1', '2027-03-01']],
    });
  });

  test('who leaves before the day was never appointed; who leaves after it was (I-42, I-58)', async () => {
    await heardOn('2027-04-10', '2027-05-01');
    await stack.pilot.complete(await one.task('candidate.gm-submission'), 'candidate.gm-submission', hr, {});
    const approve = { decision: 'approve' } as const;
    await stack.pilot.complete(await one.task('candidate.gm-decision'), 'candidate.gm-decision', gm, approve);
    await one.interrupt({ on: '2027-04-20' });
    await until('the case is cancelled', async () => (await one.row()).stage === 'cancelled');
    expect(await records()).toEqual(NOTHING);
  });

  test('who was there on the day and left before the hand-back has been appointed', async () => {
    await heardOn('2027-05-10', '2027-06-01');
    await act(HR, 'candidate.gm-submission', {});
    await act(GM, 'candidate.gm-decision', { decision: 'approve' });
    await stack.skipTo('2027-06-05', '10:00');
    await one.interrupt({ on: '2027-06-04' });
    await until('the case is closed', async () => (await one.row()).closed);
    expect(await one.row()).toMatchObject({ stage: 'appointed', outcome: 'appointed' });
    expect(await records()).toMatchObject({ post: [['team-leader', '2027-06-02']], pay: [['senior-1', '2027-06-01']] });
  });

  test('approved after the trial has run out, it holds from the approval; I-83: not without a rate for both levels', async () => {
    await heardOn('2027-07-05', '2027-07-01');
    await runAs(
      stack.ownerUrl,
      `alter table pay_table disable trigger user; delete from pay_table where level = 'senior-1';
       alter table pay_table enable trigger user`,
    );
    await stack.skipTo('2027-07-10', '10:00');
    await act(HR, 'candidate.gm-submission', {});
    expect(await act(GM, 'candidate.gm-decision', { decision: 'approve' })).toEqual({
      status: 409,
      code: 'RATES.MISSING',
    });
    const { items } = await get<{ items: { clause: string }[] }>(HR, '/v1/messages');
    expect(items[0]?.clause).toBe('I-83');
    await sql`insert into pay_table (level, effective_from, monthly_amount, recorded_by)
      values ('senior-1', '2015-01-01', 9000, ${HR})`.execute(stack.database.db);
    await act(GM, 'candidate.gm-decision', { decision: 'approve', reason: '已补录' });
    await act(HR, 'candidate.release', {});
    expect(await records()).toMatchObject({
      post: [['team-leader', '2027-07-10']],
      level: [['senior-1', '2027-07-01', '2027-07-01']],
    });
  });
});
