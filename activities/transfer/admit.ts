import { reserveNumber } from '../../db/policy/reserved-numbers.js';
import type { TransferOrderActivities } from '../../domain/cases/transfer-order.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { ActivityDependencies } from '../dependencies.js';
import { createOpenTransfer } from './open.js';

/** I-69, I-71: what another case asks about the transfer that it decides. */
export const createTransferOrders = (
  dependencies: Pick<ActivityDependencies, 'db' | 'library'>,
): TransferOrderActivities => {
  const openTransfer = createOpenTransfer(dependencies);
  return {
    admitTransfer: async ({ personId, order, at }) => {
      const opening = order.opening ?? null;
      const asked = { ...order, opening, personId, caseId: '', reason: '', openedBy: '', at };
      const terms = await openTransfer(asked);
      return 'refusal' in terms ? { refusal: terms.refusal } : {};
    },
    takeTransferNumber: async ({ caseId, round, at }) => {
      const year = Number(todayIn('Asia/Shanghai', at).slice(0, 4));
      return { transferId: await reserveNumber(dependencies.db, `${caseId}:transfer-${round}`, 'DG', year) };
    },
  };
};
