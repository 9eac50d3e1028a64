import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { finish, verify } from './closing.js';
import { appoint, decide, hear, layBefore, review } from './deciding.js';
import { evaluate, launch, submit } from './opening.js';
import { keepPapers } from './papers.js';
import { promote } from './promotion.js';
import { Story, type Narrator } from './story.js';

export interface TourOptions {
  /** Where the service answers. */
  readonly url: string;
  readonly db: Kysely<Database>;
  readonly narrator: Narrator;
  /** Where papers are kept as PDF; they are read and not kept where it is left out. */
  readonly papers?: string;
}

/**
 * Plays one level-promotion cycle (§8.5) and a position promotion up to its running trial (§9) with the sample accounts,
 * over HTTP, and checks what they left behind.
 */
export async function playTour({ url, db, narrator, papers }: TourOptions): Promise<void> {
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
  await keepPapers(story, papers);
  await promote(story, db);
}
