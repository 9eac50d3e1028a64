import { followRelations } from '../engine/follow-relations.js';

/**
 * A task for somebody's superior, supervisor or manager goes to whoever that is now. It runs after an import of people,
 * and every few minutes for what changes otherwise; a desk that has heard of it already does nothing.
 */
export async function relationKeeper(): Promise<void> {
  await followRelations();
}
