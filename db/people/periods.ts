import { sql } from 'kysely';
import type { Level } from '../../domain/vocabulary/level.js';
import type { HistoryPeriod } from '../../domain/people/people.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../database.js';

interface Values {
  readonly level: Level;
  readonly position: Position;
}

/** The periods of a person's levels or posts that count, latest first; corrected and voided rows are left out. */
export async function listPeriods<K extends keyof Values>(
  db: Queryable,
  kind: K,
  personId: string,
): Promise<readonly HistoryPeriod<Values[K]>[]> {
  const { rows } = await sql<HistoryPeriod<Values[K]>>`
    select ${sql.ref(kind)} as value, effective_from as "from", effective_until as until,
           counts_from as "countsFrom", source, case_id as "caseId"
    from ${sql.table(`${kind}_period`)} where person_id = ${personId} order by effective_from desc`.execute(db);
  return rows;
}
