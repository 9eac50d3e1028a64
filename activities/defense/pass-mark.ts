import { findPassMark } from '../../db/defense/pass-marks.js';
import { listChoicesInForce } from '../../db/policy/choice-changes.js';
import { panelMark, type HeardFor } from '../../domain/evaluation/switches.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { choicesOn } from '../../policy/data/choices.js';
import type { ActivityDependencies } from '../dependencies.js';

interface Asked {
  /** The cycle or the vacancy. */
  readonly groupId: string;
  readonly heardFor: HeardFor;
  /** What its cases began with. */
  readonly choices: Readonly<Record<string, string | number>>;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * I-30: the mark that the cases began with; where they have none, the one that an earlier session of the same cycle or
 * vacancy took, so that rivals meet the same; else what the register says today. Null where nobody has chosen.
 */
export async function markFor(
  { db, library }: Pick<ActivityDependencies, 'db' | 'library'>,
  { groupId, heardFor, choices, at }: Asked,
): Promise<number | null> {
  const own = panelMark(choices, heardFor) ?? (await findPassMark(db, groupId, heardFor));
  if (own !== null) return own;
  const today = todayIn('Asia/Shanghai', at);
  return panelMark(choicesOn(library, await listChoicesInForce(db), today), heardFor);
}
