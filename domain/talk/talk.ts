import type { CivilDate } from '../vocabulary/civil-date.js';

/** What somebody says of an open task, so that others hear of it or answer (docs/decisions/0056). */
export type Talk =
  /** HR urges whoever holds it; `workday`: the workday that counts, in Asia/Shanghai. */
  | { readonly say: 'urge'; readonly workday: CivilDate }
  /** Whoever may do it asks somebody about one of its cases. */
  | { readonly say: 'ask'; readonly caseId: string; readonly to: string; readonly question: string }
  /** Whoever was asked answers; `seq` counts the questions of the task. */
  | { readonly say: 'answer'; readonly seq: number; readonly answer: string }
  /** Whoever asked takes his question back. */
  | { readonly say: 'take-back'; readonly seq: number };
