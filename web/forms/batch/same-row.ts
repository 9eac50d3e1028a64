import type { LevelTaskCase } from '../../api/tasks.js';
import type { Chosen } from './same-for-many.js';
import type { Batch } from './use-batch.js';

interface Props<D extends string> {
  readonly of: LevelTaskCase;
  readonly batch: Pick<Batch<D>, 'entryOf' | 'faultOf' | 'filesFaultOf'>;
  readonly chosen?: Chosen;
  readonly pay?: number | undefined;
}

/** Whether a row of a batch is as it was: a decision on one person draws his row anew, and not those of all the others. */
export function sameRow<D extends string>(before: Props<D>, after: Props<D>): boolean {
  const { id } = after.of;
  return (
    before.of === after.of &&
    before.pay === after.pay &&
    before.batch.entryOf(id) === after.batch.entryOf(id) &&
    before.batch.faultOf(id) === after.batch.faultOf(id) &&
    before.batch.filesFaultOf(id) === after.batch.filesFaultOf(id) &&
    before.chosen?.ids.includes(id) === after.chosen?.ids.includes(id)
  );
}
