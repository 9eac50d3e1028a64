import type { Asking } from '../../cases/asking.js';
import type { OpenedWith } from '../../cases/opened-with.js';
import type { Hire } from '../../evaluation/request.js';
import type { Level } from '../../vocabulary/level.js';
import type { EntryInput, EntryTerms } from './start.js';

/** What an entry (§6) asks of the records; the instants are epoch milliseconds on the workflow’s clock. */
export interface EntryActivities {
  /** §6: may this person be hired like this, and at which level? */
  openEntry(input: EntryInput & { readonly at: number }): Promise<OpenedWith<EntryTerms>>;
  /** 6.2: the level with the special approval given. */
  gradeEntry(
    input: Asking & { readonly hire: Hire; readonly proposed: Level | null },
  ): Promise<{ readonly level: Level }>;
}
