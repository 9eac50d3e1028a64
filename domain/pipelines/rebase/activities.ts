import type { OpenedWith } from '../../cases/opened-with.js';
import type { RebaseInput, RebaseTerms } from './start.js';

/** What a move to another policy version asks of the records. */
export interface RebaseActivities {
  /** I-73: may this case be moved to that version? The terms are those that it began with. Only reads. */
  openRebase(input: RebaseInput): Promise<OpenedWith<RebaseTerms>>;
}
