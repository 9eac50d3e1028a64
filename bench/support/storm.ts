import { sql, type Kysely } from 'kysely';
import { actor } from '../../cli/play/cast.js';
import { act } from '../../cli/play/driver.js';
import type { LevelCaseShown } from '../../cli/play/http-driver.js';
import { appoint, decide, hear, layBefore, review } from '../../cli/tour/deciding.js';
import { evaluate, launch, submit } from '../../cli/tour/opening.js';
import { Story } from '../../cli/tour/story.js';
import type { Database } from '../../db/database.js';

/** Says nothing: what a bench plays is not told. */
export const silent = { chapter: () => Promise.resolve(), say: () => undefined };

/** What one person's case was answered as done. */
interface Played {
  readonly caseId: string;
  interviews: number;
  denials: number;
  signed: number;
}

/** A cycle of the sample up to the general manager's decision (8.5.5), everybody signed in: nothing is killed yet. */
export async function beforeTheStorm(url: string): Promise<Story> {
  const story = new Story(url, silent);
  for (const chapter of [launch, evaluate, submit, review, appoint, hear, layBefore, decide]) await chapter(story);
  for (const { personId } of await story.submittedNow()) await story.driver.person(personId);
  return story;
}

/**
 * 8.5.6, 8.5.7: everybody acts at once at the closings' desks; interviews are held and denied (I-40) until it is
 * enough, then confirmed, and the notices signed. Gives what was answered as done.
 */
export async function storm(story: Story, isEnough: () => boolean): Promise<readonly Played[]> {
  await story.cycle.release();
  let isBroken = false;
  const players = (await story.submittedNow()).map((one) =>
    closing(story, one, () => isBroken || isEnough()).catch((error: unknown) => {
      isBroken = true;
      throw error;
    }),
  );
  // Nobody plays on when one of them has lost his patience: what is examined has come to rest.
  await Promise.allSettled(players);
  const played = await Promise.all(players);
  await story.cycle.closed();
  return played;
}

async function closing(story: Story, one: LevelCaseShown, isEnough: () => boolean): Promise<Played> {
  const { driver, cast, today } = story;
  const [mine, himself] = [{ case: one.id }, actor(one.personId)];
  const played: Played = { caseId: one.id, interviews: 0, denials: 0, signed: 0 };
  for (;;) {
    const tookPlace = isEnough();
    await act(driver, mine, 'level.interview', cast.superior, { heldOn: today, summary: '已面谈' });
    played.interviews += 1;
    await act(driver, mine, 'level.interview-confirmation', himself, { tookPlace });
    if (tookPlace) break;
    played.denials += 1;
  }
  if (one.finalLevel === null) return played;
  await act(driver, mine, 'level.notice', himself, { signature: 'signed' });
  return { ...played, signed: 1 };
}

/** Where the records hold more or less than was answered as done. */
export async function lostOrDoubled(db: Kysely<Database>, played: readonly Played[]): Promise<readonly string[]> {
  const { rows } = await sql<{ caseId: string; held: number; denied: number; confirmed: number; signed: number }>`
    select case_id as "caseId", count(*) filter (where kind = 'interview')::int as held,
      count(*) filter (where kind = 'confirmation' and outcome = 'denied')::int as denied,
      count(*) filter (where kind = 'confirmation' and outcome = 'confirmed')::int as confirmed,
      count(*) filter (where kind = 'notice')::int as signed
    from decision group by 1`.execute(db);
  return played.flatMap(({ caseId, interviews, denials, signed }) => {
    const found = rows.find((row) => row.caseId === caseId);
    const expected = { caseId, held: interviews, denied: denials, confirmed: 1, signed };
    const isSo = JSON.stringify(found) === JSON.stringify(expected);
    return isSo ? [] : [`${caseId}: answered ${JSON.stringify(expected)}, written ${JSON.stringify(found)}`];
  });
}

/** How many acts the steps of closings have written, and how many of them wrote several. */
export async function groupsOf(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ acts: number; steps: number; groups: number; most: number }>`
    select sum(cardinality(causes))::int as acts, count(*)::int as steps,
      count(*) filter (where cardinality(causes) > 1)::int as groups, max(cardinality(causes)) as most
    from projection where workflow_id ~ '-C[0-9]+$' and causes[1] like 'act:%'`.execute(db);
  const [row] = rows;
  return `${row?.acts ?? 0} acts in ${row?.steps ?? 0} steps, ${row?.groups ?? 0} of several acts, at most ${row?.most ?? 0}`;
}
