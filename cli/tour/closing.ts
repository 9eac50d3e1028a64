import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { actor } from '../play/cast.js';
import { act } from '../play/driver.js';
import type { LevelCaseShown } from '../play/http-driver.js';
import { interviews } from './standing-in.js';
import { must } from './must.js';
import type { Story } from './story.js';

/** 8.5.6, 8.5.7: results, interviews, confirmations, notices; one signature is refused (I-41). */
export async function finish(story: Story): Promise<void> {
  const { narrator, cycle, driver } = story;
  await narrator.chapter('8.5.6–8.5.7', '反馈、面谈、签收通知书、归档', 'Feedback, interviews, notices, archive');
  await cycle.release();
  const cast = await story.submittedNow();
  const unwilling = cast.find(({ finalLevel }) => finalLevel !== null);
  await interviews(story, cast);
  for (const one of cast) {
    await act(driver, { case: one.id }, 'level.interview-confirmation', actor(one.personId), { tookPlace: true });
    if (one.finalLevel === null) continue;
    if (one !== unwilling) await cycle.signNotice(one);
    else {
      const refusal = { signature: 'refused', reason: '演示：对定级有异议' } as const;
      await act(driver, { case: one.id }, 'level.notice', actor(one.personId), refusal);
    }
  }
  const promoted = cast.filter(({ finalLevel }) => finalLevel !== null);
  narrator.say(
    `✓ ${cast.length} 人完成面谈，${promoted.length} 份通知书，其中 1 份拒签，晋级照常生效 · one refused, in effect all the same (I-41)`,
  );
  await cycle.closed();
}

/** Reads back what the cycle left, over the API and in the database, and stops at the first thing that is not so. */
export async function verify(story: Story, db: Kysely<Database>): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('8.5.7', '回读并核对', 'Read back and checked');
  const stage = await story.driver.cycleStage(story.cycleId);
  must(stage === 'closed', `the cycle is ${stage}, not closed`);
  const cast = await story.submittedNow();
  const promoted = cast.filter((one) => one.stage === 'promoted');
  must(
    cast.every((one) => one.stage === 'promoted' || one.stage === 'not-promoted'),
    'somebody is still on the way',
  );
  for (const one of promoted) await verifyPerson(one, db);
  await verifyRecomputed(story, cast);
  const ids = cast.map(({ id }) => id);
  const { rows } = await sql<{ open: number; twice: number; ledger: number }>`
    select (select count(*)::int from task where cycle_id = ${story.cycleId} and state = 'open') as open,
           (select count(*)::int from (select case_id from pay_change where case_id = any(${ids}::text[])
                                       group by case_id having count(*) > 1) d) as twice,
           (select count(*)::int from ledger where cycle_id = ${story.cycleId}) as ledger`.execute(db);
  must(rows[0]?.open === 0, `${rows[0]?.open} tasks stay open`);
  must(rows[0]?.twice === 0, 'a case changed pay twice');
  narrator.say(
    `✓ ${promoted.length} 人晋级：职级、薪资、通知书一致；台账 ${rows[0]?.ledger} 条，无遗留任务 · all agree`,
  );
}

async function verifyPerson(one: LevelCaseShown, db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ level: string | null; pay: string | null; notices: number; signed: number }>`
    select (select level from level_history where case_id = ${one.id}) as level,
           (select to_level from pay_change where case_id = ${one.id}) as pay,
           (select count(*)::int from document where case_id = ${one.id} and kind = 'level-notice') as notices,
           (select count(*)::int from document_signature s join document d on d.id = s.document_id
            where d.case_id = ${one.id}) as signed`.execute(db);
  const [found] = rows;
  must(
    found?.level === one.finalLevel,
    `${one.id}: level ${found?.level ?? 'none'}, decided ${one.finalLevel ?? 'none'}`,
  );
  must(found?.pay === one.finalLevel, `${one.id}: no pay change to ${one.finalLevel ?? 'none'}`);
  must(found?.notices === 1 && found.signed === 1, `${one.id}: ${found?.notices} notices, ${found?.signed} signatures`);
}

/** Any decision can be computed again: the frozen request, asked anew, must give the frozen answer. */
export async function verifyRecomputed(story: Story, cast: readonly Pick<LevelCaseShown, 'id'>[]): Promise<void> {
  const hr = await story.as('hr');
  let count = 0;
  for (const { id } of cast) {
    const { evaluations } = await hr.get<{ evaluations: readonly { request: unknown; answer: unknown }[] }>(
      `/v1/cases/${id}`,
    );
    for (const { request, answer } of evaluations) {
      const again = await hr.post('/v1/policy/evaluations', request);
      must(sameJson(again, answer), `${id}: the engine no longer answers as it did`);
      count += 1;
    }
  }
  story.narrator.say(`✓ ${count} 次评定用冻结的输入重新计算，结果一致 · recomputed, all the same`);
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
