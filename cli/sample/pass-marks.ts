import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { insertChoice, listChoicesInForce, lockChoices } from '../../db/policy/choice-changes.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { choicesOn } from '../../policy/data/choices.js';

/** I-30: what the sample company passes its panels from; a company of its own chooses for itself. */
const SAMPLE_MARKS = { 'passMark.level': 70, 'passMark.team-leader': 80, 'passMark.supervisor': 85 } as const;

/** The entry of the register that holds the three. */
const ENTRY = 'I-30';

/** Chooses the sample's pass marks from a civil date on, those that nobody has chosen yet, as HR's `by` would. */
export async function chooseSampleMarks(db: Kysely<Database>, from: string, by: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockChoices(trx);
    const chosen = choicesOn(loadPolicyLibrary(), await listChoicesInForce(trx), from);
    for (const [key, value] of Object.entries(SAMPLE_MARKS)) {
      if (chosen[key] !== undefined) continue;
      const choice = { entry: ENTRY, key, value, effectiveFrom: from, former: null, needsGm: false };
      await insertChoice(trx, { ...choice, reason: '示例数据的设置 · set by the sample', proposedBy: by });
    }
  });
}
