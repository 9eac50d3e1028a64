import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import type { Engine } from '../../../api/engine/engine.js';
import { apiEngine } from '../../support/api-engine.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { createFreezeRoster } from '../../../activities/trial/review-roster.js';
import { CANDIDATE, TrialPlay } from '../../workflows/trial/trial-play.js';
import { createHarness, type Harness } from '../harness.js';

/** Heads of two more departments: one a relative of the candidate, one nominated for the same vacancy before. */
const KIN = 'E05';
const RIVAL = 'E06';

let stack: TestStack;
let engine: Engine;
let harness: Harness;
let play: TrialPlay;
const tokens = new Map<string, string>();
beforeAll(async () => {
  stack = await startStack();
  play = await TrialPlay.begin(stack);
  const { db } = stack.database;
  const { rows } = await sql<{ vacancy: string }>`
    select vacancy_id as vacancy from personnel_case where id = ${play.caseId}`.execute(db);
  const vacancy = rows[0]?.vacancy ?? '';
  for (const [id, head] of [
    ['MD', KIN],
    ['SD', RIVAL],
  ] as const)
    await sql`insert into department (id, name, head_id) values (${id}, ${id}, ${head})`.execute(db);
  await sql`insert into declared_relative (person_id, relative_id, declared_by) values (${KIN}, ${CANDIDATE}, ${HR})`.execute(
    db,
  );
  await sql`insert into personnel_case (id, kind, person_id, group_id, vacancy_id, post, stage, policy_version, choices, opened_by, closed_at)
    values ('PP-RIVAL', 'position-promotion', ${RIVAL}, ${vacancy}, ${vacancy}, 'team-leader', 'rejected', 'v1', '{}', ${HEAD}, now())`.execute(
    db,
  );
  engine = apiEngine(stack);
  const accounts = { [HR]: ['hr', 'employee'], [GM]: ['gm', 'employee'] } as const;
  harness = await createHarness({ engine, now: () => new Date(), existing: { url: stack.databaseUrl, accounts } });
  for (const login of Object.keys(accounts)) tokens.set(login, await harness.tokenOf(login));
  await play.waitFor('trial.letter');
  await play.letter(await stack.today(), 3, ['E01', 'E02', 'E03']);
  await play.waitFor('review.raters');
});
afterAll(async () => {
  await harness.close();
  await engine.close();
  await stack.close();
});

interface Body {
  readonly code?: string;
  readonly form?: object;
  readonly raters?: object;
  readonly errors?: readonly { readonly code: string }[];
}
const as = (who: string) => ({ Authorization: `Bearer ${tokens.get(who) ?? ''}`, 'Idempotency-Key': randomUUID() });
const get = async (who: string, path: string): Promise<Body> =>
  (await request(harness.express).get(path).set(as(who))).body as Body;
async function confirm(form: object): Promise<readonly unknown[]> {
  const { id } = await play.waitFor('review.raters');
  const answer = await request(harness.express).post(`/v1/tasks/${id}/completion`).set(as(HR)).send(form);
  return [answer.status, ...((answer.body as Body).errors ?? []).map(({ code }) => code)];
}

describe('who rates a trial (9.5.6, I-55)', () => {
  test('the form starts from all heads on record, without a relative and a rival', async () => {
    const { id } = await play.waitFor('review.raters');
    const { form } = await get(HR, `/v1/tasks/${id}/start`);
    expect(form).toEqual({ superiors: [SUPERIOR], departmentHeads: [HEAD, RELATED] });
  });

  test('neither relatives nor rivals rate, and no head is left out without a reason', async () => {
    const superiors = [SUPERIOR];
    const heads = [HEAD, RELATED];
    expect(await confirm({ superiors, departmentHeads: [...heads, KIN] })).toEqual([422, 'REVIEW.RELATIVE']);
    expect(await confirm({ superiors, departmentHeads: [...heads, RIVAL] })).toEqual([422, 'REVIEW.RIVAL']);
    expect(await confirm({ superiors: [KIN], departmentHeads: heads })).toEqual([422, 'REVIEW.RELATIVE']);
    expect(await confirm({ superiors, departmentHeads: [HEAD] })).toEqual([422, 'REVIEW.HEAD_MISSING']);
    const leftOut = [{ personId: RELATED, reason: '到任不足一周' }];
    expect(await confirm({ superiors, departmentHeads: heads, leftOut })).toEqual([422, 'REVIEW.NOT_LEFT_OUT']);
    expect((await confirm({ superiors, departmentHeads: [HEAD], leftOut: [{ personId: RELATED }] }))[0]).toBe(400);
    expect(await confirm({ superiors, departmentHeads: [HEAD], leftOut })).toEqual([200]);
    // The general manager reads why.
    expect((await get(GM, `/v1/trials/${play.caseId}`)).raters).toMatchObject({ confirmed: true, leftOut });
  });

  test('nor are they drawn as subordinates', async () => {
    const { library, calendar } = stack;
    const { db } = stack.database;
    // Who came to the team long ago.
    await sql`update person set superior_id = ${CANDIDATE}, superior_since = '2024-01-01' where id = any(${[...play.members]}::text[])`.execute(
      db,
    );
    const { rows } = await sql<{ vacancy: string }>`
      select vacancy_id as vacancy from personnel_case where id = ${play.caseId}`.execute(db);
    const roster = await createFreezeRoster({ db, library, calendar })({
      personId: CANDIDATE,
      vacancyId: rows[0]?.vacancy ?? '',
      on: await stack.today(),
      seed: '00',
      stepWorkdays: 5,
      policyVersion: 'v1',
    });
    expect(roster.leftOut).toEqual([
      { personId: KIN, why: 'relative' },
      { personId: RIVAL, why: 'rival' },
    ]);
    expect(roster.asked).not.toContain(KIN);
    expect(roster.asked).not.toContain(RIVAL);
  });
});
