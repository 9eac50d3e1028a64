import * as z from 'zod';

/** On which PostgreSQL tells what has changed. */
export const LIVE_CHANNEL = 'jinji_live';

/** One change, as the triggers of migration 0105 tell it: for which desk, person or case, never how. */
export type LiveChange =
  | {
      readonly of: 'task';
      /** Null where it lies on nobody's desk. */
      readonly desk: string | null;
      readonly taskId: string;
      readonly kind: string;
      /** Whom its case is about. */
      readonly subjectId: string | null;
      readonly caseId: string | null;
      /** Whether it is not for somebody whose desk it lies on. */
      readonly excludes: boolean;
    }
  | { readonly of: 'person'; readonly personId: string }
  | { readonly of: 'case'; readonly caseId: string }
  /** What somebody may read has changed, or one of his log-ins has ended. */
  | { readonly of: 'account'; readonly personId: string }
  /** Anything may have changed. */
  | { readonly of: 'all' };

const entry = z.union([
  z
    .tuple([
      z.literal('task'),
      z.string().nullable(),
      z.string(),
      z.string(),
      z.string().nullable(),
      z.string().nullable(),
      z.boolean(),
    ])
    .transform(([of, desk, taskId, kind, subjectId, caseId, excludes]): LiveChange => ({
      of,
      desk,
      taskId,
      kind,
      subjectId,
      caseId,
      excludes,
    })),
  z.tuple([z.literal('person'), z.string()]).transform(([of, personId]): LiveChange => ({ of, personId })),
  z.tuple([z.literal('case'), z.string()]).transform(([of, caseId]): LiveChange => ({ of, caseId })),
  z.tuple([z.literal('account'), z.string()]).transform(([of, personId]): LiveChange => ({ of, personId })),
  z.tuple([z.literal('all')]).transform(([of]): LiveChange => ({ of })),
]);

/** What a notice says; one that a newer version tells otherwise says that anything may have changed. */
export function changesIn(payload: string): readonly LiveChange[] {
  try {
    return z.array(entry).parse(JSON.parse(payload));
  } catch {
    return [{ of: 'all' }];
  }
}
