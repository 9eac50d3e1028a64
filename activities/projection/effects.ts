import type { Effect } from '../../domain/step/effect.js';
import { changeRole } from '../../db/accounts/roles.js';
import type { Queryable } from '../../db/database.js';
import { decideComplaint } from '../../db/people/complaints.js';
import { appendLevel, appendPosition } from '../../db/people/history.js';
import { appendPayChange, payTableOn } from '../../db/people/pay.js';
import { confirmPerson, leavePerson, moveToDepartment, moveUnder } from '../../db/people/changes.js';

/** Writes what a decision changes in HR's records (§7, §9, §10, §11, §12), inside the decision's transaction. */
export async function takeEffects(trx: Queryable, effects: readonly Effect[], recordedBy: string): Promise<void> {
  for (const effect of effects) await takeEffect(trx, effect, recordedBy);
}

async function takeEffect(trx: Queryable, effect: Effect, recordedBy: string): Promise<void> {
  const { caseId, personId, effectiveFrom } = effect;
  switch (effect.what) {
    case 'level': {
      const { level, countsFrom, source } = effect;
      await appendLevel(trx, {
        personId,
        caseId,
        effectiveFrom,
        recordedBy,
        level,
        source,
        reference: caseId,
        countsFrom: countsFrom < effectiveFrom ? countsFrom : effectiveFrom,
      });
      return;
    }
    case 'position': {
      const { position, countsFrom, source } = effect;
      await appendPosition(trx, {
        personId,
        caseId,
        effectiveFrom,
        recordedBy,
        position,
        source,
        reference: caseId,
        countsFrom: countsFrom < effectiveFrom ? countsFrom : effectiveFrom,
      });
      return;
    }
    case 'pay': {
      const { from, to } = effect;
      const pay = await payTableOn(trx, effectiveFrom);
      const amounts = { fromAmount: from === null ? null : (pay.get(from) ?? null), toAmount: pay.get(to) ?? null };
      await appendPayChange(
        trx,
        { personId, caseId, fromLevel: from, toLevel: to, effectiveFrom, ...amounts },
        recordedBy,
      );
      return;
    }
    case 'confirmed':
      return confirmPerson(trx, personId, effectiveFrom);
    case 'left':
      return leavePerson(trx, { personId, leftOn: effectiveFrom, successorId: effect.successorId });
    case 'complaint': {
      const { complaintId, status, reason } = effect;
      return decideComplaint(trx, { complaintId, status, on: effectiveFrom, reason }, recordedBy);
    }
    case 'department':
      return moveToDepartment(trx, personId, effect.departmentId);
    case 'superior':
      return moveUnder(trx, personId, effect.superiorId, effectiveFrom);
    case 'role':
      return changeRole(trx, personId, effect.role, effect.given);
  }
}
