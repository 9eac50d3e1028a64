import { createHash } from 'node:crypto';
import type { CaseView } from '../../../db/cases/views.js';
import type { DecisionRow } from '../../../db/cases/decisions.js';
import type { EvaluationRow } from '../../../db/cases/evaluations.js';
import type { PersonnelCaseView } from '../../../db/cases/personnel-views.js';
import type { TimelineEntry } from '../../../db/cases/timeline.js';
import { readsFigures, withoutFigures } from '../../../domain/sight/figures.js';
import { concealReview } from '../../../domain/pipelines/trial/review-privacy.js';
import { isAboutLeave, readsLeaveGrounds, withoutPauseReasons } from '../../../domain/sight/leave-grounds.js';
import { isDeciderTold, tellDecisions, tellLines, withheldFrom } from '../../../domain/sight/history.js';
import { evaluationWhen, isTold, seesAll, type Standing } from '../../../domain/sight/sight.js';
import type { Reader } from '../../../domain/sight/telling.js';

/** What of a case's history its reader is told, by the tables of `domain/sight`. */

/** Whose case it is, through whose eyes, and where it stands in the records. */
export type Seen = Pick<
  CaseView | PersonnelCaseView,
  'personId' | 'kind' | 'view' | 'reader' | 'released' | 'standsAt' | 'standsInRound'
>;

/** The same as the tables ask for it. */
export const standingOf = ({ kind, reader, released, standsAt, standsInRound }: Seen): Standing => ({
  kind,
  reader,
  released,
  stage: standsAt,
  round: standsInRound,
});

/** What holds single scores is for HR, the GM and who reads an appeal alone (I-37, I-48, I-56). */
export const seenEvaluations = (seen: Seen, evaluations: readonly EvaluationRow[]): readonly EvaluationRow[] =>
  evaluations
    .filter(({ why }) => {
      const when = evaluationWhen(why, seen.reader);
      return (seesAll(seen.reader) && when !== 'never') || isTold(when, standingOf(seen));
    })
    .map(concealReview);

/** All that the reader is told of what was asked of the rules, numbered without those that he is not. */
export const seenRecord = (seen: Seen, evaluations: readonly EvaluationRow[]): readonly EvaluationRow[] =>
  seenEvaluations(seen, evaluations).map((one, index) => (seesAll(seen.reader) ? one : { ...one, no: index + 1 }));

export type SeenDecision = Omit<DecisionRow, 'detail' | 'round'> & {
  readonly detail: Record<string, unknown> | null;
  /** Rounds count returns (I-38); null for who is not told of them. */
  readonly round: number | null;
};

/** Decisions with their reasons; their details (scores, notes) are for HR and the GM. */
export function seenDecisions(
  seen: Seen,
  decisions: readonly DecisionRow[],
  timeline: readonly TimelineEntry[],
): readonly SeenDecision[] {
  const standing = standingOf(seen);
  const all = seesAll(seen.reader);
  return tellDecisions(decisions, standing, withheldFrom(timeline, standing)).map((one) => ({
    ...one,
    ...(all ? { detail: { ...asTold(seen.reader, one.detail) } } : { detail: null, round: null, evaluationNo: null }),
    ...(isAboutLeave(one) && !readsLeaveGrounds(seen.reader) ? { reason: null } : {}),
    ...(isDeciderTold(one, standing) ? {} : { decidedBy: null, decidedByName: null, deputy: null, deputyName: null }),
  }));
}

/** The lines of a timeline that its reader is told, none of which shows a stage that the case hides from him. */
export const seenTimeline = (seen: Seen, timeline: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  tellLines(timeline, standingOf(seen)).map(({ line, stage, left }) =>
    seesAll(seen.reader)
      ? { ...line, before: asTold(seen.reader, line.before), after: asTold(seen.reader, line.after) }
      : {
          ...line,
          taskId: null,
          before: left === null ? null : { stage: left },
          after: stage === null ? null : { stage },
        },
  );

/** Something out of the records without what its reader is not told at any depth: kinds of leave (I-09), figures (I-37). */
export function asTold<T>(reader: Reader, value: T): T {
  const told = readsFigures(reader) ? value : withoutFigures(value);
  return (readsLeaveGrounds(reader) ? told : withoutPauseReasons(told)) as T;
}

/** The part of a digest that fits a version, in hexadecimal digits. */
const VERSION_DIGITS = 12;

/**
 * The version of what somebody is shown: that of the records for who sees all of them, otherwise one that changes with
 * what he sees and with nothing else.
 */
export function versionOf(reader: Reader, { version, ...shown }: { readonly version: number }): number {
  if (seesAll(reader)) return version;
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex');
  return Number.parseInt(digest.slice(0, VERSION_DIGITS), 16);
}

/** What only decides what of a case is told. */
const BEHIND = ['reader', 'standsAt', 'standsInRound'] as const;

/** A row as it goes out, with the version of what is shown. */
export function asShown<R extends Pick<Seen, (typeof BEHIND)[number]> & { readonly version: number }>(
  row: R,
): Omit<R, (typeof BEHIND)[number]> {
  const out = Object.entries(row).filter(([name]) => !(BEHIND as readonly string[]).includes(name));
  const shown = Object.fromEntries(out) as Omit<R, (typeof BEHIND)[number]> & { readonly version: number };
  return { ...shown, version: versionOf(row.reader, shown) };
}
