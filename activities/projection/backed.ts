import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import type { BroughtAct, SignedAct } from '../../domain/step/journal.js';
import { causeOfAct, type CauseId } from '../../domain/step/turn.js';
import { isBacked } from '../../seal/act-signature.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { reportIntrusion } from '../service/report-intrusion.js';

/** Acts of which no signed entry of the journal says the same (docs/decisions/0044). */
export const unbackedOf = (
  keys: KeyRing,
  workflowId: string,
  brought: readonly BroughtAct[],
  taken: readonly SignedAct[],
): readonly BroughtAct[] =>
  brought.filter((one) => {
    const entry = taken.find(({ id }) => id === one.input.actId);
    return !isBacked(keys, workflowId, one, entry);
  });

/** Their causes, by which a workflow knows them. */
export const causesOfActs = (acts: readonly BroughtAct[]): readonly CauseId[] =>
  acts.map(({ input }) => causeOfAct(input.actId));

/** HR and IT are told of each workflow once. */
export async function reportUnbacked(
  db: Kysely<Database>,
  workflowId: string,
  acts: readonly BroughtAct[],
): Promise<void> {
  const came = acts.map(({ input }) => input.actId).join('\n');
  await reportIntrusion(db, { workflowId, what: 'not-signed' }, came, new Date());
}
