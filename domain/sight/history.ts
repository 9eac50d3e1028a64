import { decisionOf } from '../pipelines/decisions.js';
import { actSight, IN_REVIEW, isStageTold, isTold, seesAll, stageWhen, type Standing } from './sight.js';

/** What of a case's history its reader is told: lines of the ledger and decisions, by the tables. Pure. */

export interface LedgerLine {
  readonly act: string;
  readonly at: Date;
  readonly before: unknown;
  readonly after: unknown;
}

interface Mark {
  readonly stage: string | undefined;
  readonly round: number | undefined;
}
const markOf = (state: unknown): Mark => {
  const { stage, round } = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  return {
    stage: typeof stage === 'string' ? stage : undefined,
    round: typeof round === 'number' ? round : undefined,
  };
};
const roundOf = ({ before, after }: Pick<LedgerLine, 'before' | 'after'>): number =>
  markOf(after).round ?? markOf(before).round ?? 1;
/** I-38: a returned case counts another round. */
const isReturn = ({ before, after }: LedgerLine): boolean => {
  const [from, to] = [markOf(before).round, markOf(after).round];
  return from !== undefined && to !== undefined && from < to;
};

/**
 * Where a second decision began that is not told yet: a case whose result was told may be decided on again (I-69), and
 * what belongs to that is told with its own result. The first line of it; the number of lines where there is none.
 */
function openFrom(lines: readonly LedgerLine[], standing: Standing): number {
  if (!standing.released || isStageTold(standing)) return lines.length;
  let first = lines.length;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const { stage, round = 1 } = markOf(lines[index]?.after);
    if (stage !== undefined && isStageTold({ ...standing, stage, round })) break;
    first = index;
  }
  return first;
}

/** From when on nothing but what is told at once is told, although a result is out; undefined where that is not so. */
export function withheldFrom(lines: readonly LedgerLine[], standing: Standing): Date | undefined {
  if (seesAll(standing.reader) || !standing.released || isStageTold(standing)) return undefined;
  return lines[openFrom(lines, standing)]?.at ?? new Date(0);
}

/** A line of the timeline as a reader may see it. */
export interface ToldLine<L> {
  readonly line: L;
  /** The stage that it led to, as far as the reader may see it; null for a line that moved nothing. */
  readonly stage: string | null;
  /** The stage that it left, where the reader may know that the case stood there. */
  readonly left: string | null;
}

/** The lines that the reader is told, each with the stage that he may see. */
export function tellLines<L extends LedgerLine>(lines: readonly L[], standing: Standing): readonly ToldLine<L>[] {
  const { reader } = standing;
  const open = openFrom(lines, standing);
  return lines.flatMap((line, index) => {
    const released = standing.released && index < open;
    const { stage } = markOf(line.after);
    const shown = stage === undefined ? null : stageOf(standing, stage, { released, round: roundOf(line) });
    const told = isReturn(line)
      ? toldOfReturn(standing, line)
      : isActTold(line, shown, { ...standing, released, round: roundOf(line) }) && !isUndone(lines, index, standing);
    if (!told && !(seesAll(reader) && mayKnowAct(line.act, standing))) return [];
    return [{ line, stage: shown, left: leftBy(line, standing, released) }];
  });
}

/** What a line left is told as far as it would be told that the case stood there. */
function leftBy(line: LedgerLine, standing: Standing, released: boolean): string | null {
  const { stage, round = roundOf(line) } = markOf(line.before);
  if (stage === undefined) return null;
  const shown = stageOf(standing, stage, { released, round });
  return shown === IN_REVIEW ? null : shown;
}

const stageOf = (standing: Standing, stage: string, progress: Pick<Standing, 'released' | 'round'>): string => {
  const passed = progress.released && stageWhen(standing.kind, stage, standing.reader) === 'passed';
  return passed || isStageTold({ ...standing, ...progress, stage }) ? stage : IN_REVIEW;
};

/** I-56: even HR and the general manager are told only what the table does not keep from them. */
function mayKnowAct(act: string, { reader }: Standing): boolean {
  const row = actSight(act);
  return row === undefined || row === 'with-its-stage' || row[reader] === 'now';
}

function isActTold({ act, before, after }: LedgerLine, shown: string | null, standing: Standing): boolean {
  const row = actSight(act);
  if (row !== 'with-its-stage') return isTold(row?.[standing.reader], standing);
  return shown !== null && shown !== IN_REVIEW && markOf(before).stage !== markOf(after).stage;
}

/** Whoever has to act again hears that it came back; the person hears what he has to do himself from his task. */
const toldOfReturn = ({ kind, reader }: Standing, { after }: LedgerLine): boolean =>
  seesAll(reader) || (reader !== 'person' && stageWhen(kind, markOf(after).stage ?? '', reader) === 'now');

/** What a return undid and was done anew: told, it would tell of the return. */
function isUndone(lines: readonly LedgerLine[], index: number, standing: Standing): boolean {
  const line = lines[index];
  if (line === undefined || seesAll(standing.reader)) return false;
  const row = actSight(line.act);
  if (row !== undefined && row !== 'with-its-stage' && row[standing.reader] === 'now') return false;
  const [round, later] = [roundOf(line), lines.slice(index + 1)];
  const undone = later.some(
    (one) => isReturn(one) && markOf(one.before).round === round && !toldOfReturn(standing, one),
  );
  return undone && later.some((one) => one.act === line.act && roundOf(one) > round);
}

/** A decision that was taken on a case, with its round. */
export interface TakenOnCase {
  readonly kind: string;
  readonly outcome: string;
  readonly round: number;
  readonly at: Date;
}

/** The decisions that the reader is told, in order; `withheld` from {@link withheldFrom}. */
export function tellDecisions<D extends TakenOnCase>(
  decisions: readonly D[],
  standing: Standing,
  withheld: Date | undefined,
): readonly D[] {
  const { reader } = standing;
  if (seesAll(reader)) return decisions;
  const whenOf = ({ kind, outcome }: TakenOnCase) => decisionOf(kind, outcome)?.told[reader];
  const undoes = (one: TakenOnCase): boolean =>
    decisionOf(one.kind, one.outcome)?.returns === true && whenOf(one) === 'never';
  return decisions.filter((one, index) => {
    const released = standing.released && (withheld === undefined || one.at < withheld);
    if (!isTold(whenOf(one), { released, round: one.round })) return false;
    if (whenOf(one) === 'now') return true;
    const later = decisions.slice(index + 1);
    const undone = later.some((other) => undoes(other) && other.round === one.round);
    return !(undone && later.some((other) => other.kind === one.kind && other.round > one.round));
  });
}

/** I-56: by whose act it came is told where the table does not say otherwise. */
export const isDeciderTold = ({ kind, outcome }: TakenOnCase, { reader }: Standing): boolean =>
  seesAll(reader) || decisionOf(kind, outcome)?.unnamed !== true;
