import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { finish, verify } from './closing.js';
import { appoint, decide, hear, layBefore, review } from './deciding.js';
import { evaluate, launch, submit } from './opening.js';
import { promote } from './promotion.js';
import { Story, type Narrator } from './story.js';

export interface TourOptions {
  /** Where the service answers. */
  readonly url: string;
  readonly db: Kysely<Database>;
  readonly narrator: Narrator;
}

/**
 * Plays one level-promotion cycle (§8.5) and a position promotion up to its running trial (§9) with the sample accounts,
 * over HTTP, and checks what they left behind.
 */
export async function playTour({ url, db, narrator }: TourOptions): Promise<void> {
  const story = new Story(url, narrator);
  await launch(story);
  await evaluate(story);
  await submit(story);
  await review(story);
  await appoint(story);
  await hear(story);
  await layBefore(story);
  await decide(story);
  await finish(story);
  await verify(story, db);
  await promote(story, db);
}
