import type { Asking } from '../../cases/asking.js';
import type { OpenedWith } from '../../cases/opened-with.js';
import type { Hire } from '../../evaluation/request.js';
import type { NewHire } from '../../people/hire.js';
import type { Level } from '../../vocabulary/level.js';
import type { Refusal } from '../../vocabulary/refusal.js';
import type { EntryInput, EntryTerms } from './start.js';

/** What an entry (§6) asks of the records; the instants are epoch milliseconds on the workflow’s clock. */
export interface EntryActivities {
  /** §6: may this person be hired like this, at which standard level, and who grades him? */
  openEntry(input: EntryInput & { readonly at: number }): Promise<OpenedWith<EntryTerms>>;
  /** §6: what the rules say to a level that is proposed, or refused under which §. */
  weighEntry(
    input: Asking & { readonly hire: Hire; readonly proposed: Level },
  ): Promise<{ readonly refusal: Refusal } | { readonly needsApproval: boolean }>;
  /** 6.2, 4.1: the level with the approval given; refused where post or level have changed meanwhile. */
  gradeEntry(
    input: Asking & {
      readonly hire: Hire;
      readonly person: Pick<NewHire, 'personId' | 'position'>;
      readonly standard: Level;
      readonly proposed: Level;
      readonly at: number;
    },
  ): Promise<{ readonly refusal: Refusal } | { readonly level: Level }>;
}
