import type { CaseTerms } from '../domain/cases/case-terms.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { listChoicesInForce } from '../db/policy/choice-changes.js';
import { choicesOn } from '../policy/data/choices.js';
import type { Policy } from '../policy/data/policy-schema.js';
import type { ActivityDependencies } from './dependencies.js';

/** I-73: the policy in force on the day and the choices of the register: what a case takes with it at its start. */
export async function caseTerms(
  { db, library }: Pick<ActivityDependencies, 'db' | 'library'>,
  at: number,
): Promise<CaseTerms & { readonly policy: Policy }> {
  const today = todayIn('Asia/Shanghai', at);
  const policy = library.inForceOn(today);
  return {
    policy,
    policyVersion: policy.version,
    choices: choicesOn(library, await listChoicesInForce(db), today),
    stepWorkdays: policy.levelPromotion.interviewWorkdays.value,
  };
}
