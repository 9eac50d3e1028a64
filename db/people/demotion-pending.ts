import { sql, type RawBuilder } from 'kysely';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';

/**
 * Whether a setback that may still lower a person is open or about to be opened (I-68). While it is, a promotion of his
 * is on hold; whatever becomes of it, the promotion is then computed again.
 */
export const demotionPending = (personId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  (exists (select from personnel_case k
           where k.person_id = ${personId} and k.kind = 'setback' and k.closed_at is null
             and k.stage = any(${stagesMarked('setback', 'may-lower')}::text[]))
   or exists (select from setback_waiting w where w.person_id = ${personId}))`;
