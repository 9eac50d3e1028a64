import { handingIn, type HandedIn } from '../../domain/attachments/attachment.js';
import { handedInBy } from '../../domain/attachments/named-files.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Pending } from './acting.js';

/**
 * Files that acts bring (docs/decisions/0063): whatever a form names is handed in with its case in the step that the act
 * leads to, whichever pipeline it is. A pipeline sees to those alone that come with a case that begins.
 */

type Written = StepRecord | undefined | readonly StepRecord[];

/** What each task of the acts brings, in the order of the tasks. */
const broughtBy = (pending: readonly Pending[]): readonly (readonly HandedIn[])[] =>
  pending.flatMap(({ rows }) =>
    rows.map(({ task: { ask }, act }) =>
      handedInBy(act, { caseId: ask.caseId, purpose: TASK_KINDS[ask.kind].hands ?? 'evidence' }),
    ),
  );

/** A record with further files. */
export const alsoHanding = (record: StepRecord, handed: readonly HandedIn[]): StepRecord =>
  handed.length === 0 ? record : { ...record, attachments: [...(record.attachments ?? []), ...handed] };

/** Files beside the reason of an act without a task's form, which is about one case. */
export const handedBeside = (caseIds: readonly string[], files: readonly string[] | undefined): readonly HandedIn[] => {
  const [caseId, ...others] = caseIds;
  return caseId === undefined || others.length > 0 ? [] : (handingIn(caseId, 'evidence', files).attachments ?? []);
};

/** What a step leaves, with the files that its acts bring: each with its own act where each has a record of its own. */
export function withFiles(record: Written, pending: readonly Pending[]): Written {
  const brought = broughtBy(pending);
  if (Array.isArray(record)) {
    return (record as readonly StepRecord[]).map((one, index) => alsoHanding(one, brought[index] ?? []));
  }
  const all = brought.flat();
  return all.length === 0 ? record : alsoHanding((record as StepRecord | undefined) ?? {}, all);
}
