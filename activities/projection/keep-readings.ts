import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { findReading, keepReading } from '../../db/steps/turns.js';
import type { ReadingMark } from '../../domain/step/turn.js';

type Activity = (input: never, mark?: ReadingMark) => Promise<unknown>;

/**
 * Activities whose answer is kept under the mark of the turn that asks, before it is used: asked again after a crash,
 * they answer the same (docs/decisions/0030). Without a mark they are as they were.
 */
export const keepReadings = <A extends object>(activities: A, db: Kysely<Database>): A =>
  Object.fromEntries(
    Object.entries(activities as Readonly<Record<string, Activity>>).map(([name, activity]) => [
      name,
      async (input: never, mark?: ReadingMark) => {
        if (mark === undefined) return activity(input);
        const kept = (await findReading(db, mark, name)) ?? (await keepReading(db, mark, name, await activity(input)));
        return kept.answer;
      },
    ]),
  ) as A;
