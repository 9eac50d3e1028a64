import { readAims, type Aiming } from '../../db/defense/defense.js';
import type { Queryable } from '../../db/database.js';
import { latestStandards } from '../../db/policy/standards.js';
import type { SessionChange } from '../../domain/pipelines/defense/parts.js';
import type { ShownStandards } from '../../domain/pipelines/defense/standards.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { MANAGEMENT_POSITIONS } from '../../domain/vocabulary/position.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { standardsOf } from '../../policy/data/standards-of.js';
import { levelAfterAppointment } from '../../policy/rules/section-9-appointment.js';

/**
 * 14.1, I-31: what the panel of a session judges by, as it holds when the session is called: the descriptors of the
 * policy version, and the level at which each candidate aims.
 */
export async function showStandards(
  trx: Queryable,
  library: PolicyLibrary,
  { scorers = [] }: SessionChange,
  policyVersion: string,
  at: Date,
): Promise<ShownStandards> {
  const cases = [...new Set(scorers.map(({ caseId }) => caseId))];
  const aims = await readAims(trx, cases, todayIn('Asia/Shanghai', at.getTime()));
  const policy = library.byVersion(policyVersion);
  return {
    ...standardsOf(library, await latestStandards(trx), policyVersion),
    aims: Object.fromEntries(aims.map((one) => [one.caseId, aimOf(policy, one)])),
  };
}

/** The level that is asked for (§8), or that comes with the post (I-61); a post without a ladder: the own one. */
function aimOf(policy: Policy, { target, level, post }: Aiming): Level | null {
  const rises = MANAGEMENT_POSITIONS.find((to) => to === post);
  return target ?? (rises === undefined ? null : levelAfterAppointment(policy, rises, level)) ?? level;
}
