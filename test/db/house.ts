import { createDatabase, type Database } from '../../db/database.js';
import type { Insertable, Kysely } from 'kysely';
import type { PersonTable } from '../../db/people/tables.js';
import { scratchDatabase } from '../support/services.js';

/** A migrated database of one test file's own, with a department to put people in. */
export interface House {
  readonly db: Kysely<Database>;
  readonly url: string;
  /** As the owner of its tables. */
  readonly ownerUrl: string;
  /** As somebody whom nothing is forbidden. */
  readonly administratorUrl: string;
  /** Adds a person: confirmed, hired 2024-01-01, unless told otherwise. */
  person(id: string, changes?: Partial<Insertable<PersonTable>>): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const scratch = await scratchDatabase();
  const { db, close } = createDatabase({ connectionString: scratch.url, max: 4 });
  await db.insertInto('department').values({ id: 'care', name: '客户关怀部' }).execute();
  return {
    db,
    url: scratch.url,
    ownerUrl: scratch.ownerUrl,
    administratorUrl: scratch.administratorUrl,
    person: async (id, changes = {}) => {
      await db
        .insertInto('person')
        .values({
          id,
          name: `人${id}`,
          department_id: 'care',
          status: 'confirmed',
          hired_on: '2024-01-01',
          confirmed_on: '2024-04-01',
          ...changes,
        })
        .execute();
    },
    close: async () => {
      await close();
      await scratch.drop();
    },
  };
}
