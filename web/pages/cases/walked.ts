import type { components } from '../../api/schema.js';

/** What of its pipeline a case has gone through and what may still come, from the lines that the reader is told. Pure. */

type PipelineStage = components['schemas']['PipelineStage'];

/** A row of the picture. */
export interface WayRow {
  readonly stage: PipelineStage;
  readonly state: 'todo' | 'done' | 'here' | 'end';
  /** Where the case may end from here. */
  readonly ends: readonly PipelineStage[];
  /** Where it may go from here other than to the next, while it stands here. */
  readonly back: readonly PipelineStage[];
  readonly on: readonly PipelineStage[];
}

interface Line {
  readonly before?: unknown;
  readonly after?: unknown;
}

const stageIn = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'stage' in state && typeof state.stage === 'string'
    ? state.stage
    : undefined;

/** The steps that were left onwards, and since when they stand: one that the case went back over is to be done again. */
function leftOnwards(stages: readonly PipelineStage[], lines: readonly Line[]): ReadonlySet<string> {
  const names = stages.map(({ stage }) => stage);
  const isStep = (stage: string): boolean => stages.some((one) => one.stage === stage && one.end === null);
  const done = new Set<string>();
  let last: string | undefined;
  for (const { before, after } of lines) {
    const to = stageIn(after);
    const from = stageIn(before) ?? last;
    if (to === undefined || to === from) continue;
    last = names.includes(to) ? to : undefined;
    if (from === undefined || !names.includes(from)) continue;
    const isBack = isStep(from) && isStep(to) && names.indexOf(to) < names.indexOf(from);
    if (isBack) for (const one of names.slice(names.indexOf(to))) done.delete(one);
    else done.add(from);
  }
  return done;
}

/** All that may come after a stage. */
function after(stages: readonly PipelineStage[], from: string, without: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [from];
  for (let stage = next.pop(); stage !== undefined; stage = next.pop())
    for (const to of stages.find((one) => one.stage === stage)?.to ?? []) {
      if (found.has(to) || without.has(to)) continue;
      found.add(to);
      next.push(to);
    }
  return found;
}

/** The refusal that the case goes on from: what would have come had it been granted comes no more. */
export function refusedAt(
  stages: readonly PipelineStage[],
  here: string,
  lines: readonly Line[],
): PipelineStage | undefined {
  const done = leftOnwards(stages, lines);
  const came = after(stages, here, new Set());
  return stages.find(({ stage, end }) => end === 'otherwise' && stage !== here && done.has(stage) && !came.has(stage));
}

/** Stages that lead to no end but the good one, with that end. */
function onlyWell(stages: readonly PipelineStage[]): ReadonlySet<string> {
  const well = new Set(stages.filter(({ end }) => end === 'well').map(({ stage }) => stage));
  for (const { stage, to } of stages.toReversed())
    if (to.length > 0 && to.every((one) => well.has(one))) well.add(stage);
  return well;
}

/** The result was handed back also where it is a refusal: by the step that leads on to the same. */
function handedBack(stages: readonly PipelineStage[], refused: PipelineStage | undefined): readonly string[] {
  if (refused === undefined) return [];
  const names = stages.map(({ stage }) => stage);
  const leadsOn = ({ stage, to }: PipelineStage): boolean =>
    to.some((one) => refused.to.includes(one) && names.indexOf(one) > names.indexOf(stage)) &&
    !after(stages, stage, new Set()).has(refused.stage);
  return stages.filter((one) => one.end === null && leadsOn(one)).map(({ stage }) => stage);
}

/** The picture, row by row: what was gone through, where it stands, and what may still come. */
export function wayOf(
  stages: readonly PipelineStage[],
  { stage: here, closed }: { readonly stage: string; readonly closed: boolean },
  lines: readonly Line[],
): readonly WayRow[] {
  const refused = refusedAt(stages, here, lines);
  const done = new Set([...leftOnwards(stages, lines), ...handedBack(stages, refused)]);
  const never = refused === undefined ? new Set<string>() : onlyWell(stages);
  const names = stages.map(({ stage }) => stage);
  const known = names.includes(here);
  const ends = stages.filter(({ end, stage }) => end !== null && !never.has(stage) && stage !== refused?.stage);
  const may = after(stages, here, never);
  const ended =
    ends.find(({ stage }) => stage === here) ??
    ends.find(({ end, stage }) => (refused === undefined ? end === 'well' : may.has(stage))) ??
    ends.at(-1);
  const isAhead = (stage: string): boolean => !known || (may.has(stage) && names.indexOf(stage) > names.indexOf(here));
  const steps = stages.filter(
    ({ stage, end }) => end === null && (stage === here || done.has(stage) || isAhead(stage)),
  );
  if (refused !== undefined)
    steps.splice(steps.findLastIndex(({ stage, to }) => done.has(stage) && to.includes(refused.stage)) + 1, 0, refused);
  const rows = [...steps, ...(ended === undefined ? [] : [ended])];
  return rows.map((row, index) => {
    const state = row.stage === here ? (closed ? 'end' : 'here') : done.has(row.stage) ? 'done' : 'todo';
    const to = (from: number, until: number): readonly PipelineStage[] =>
      state === 'here' ? rows.slice(from, until).filter(({ stage }) => row.to.includes(stage)) : [];
    return {
      stage: row,
      state,
      ends: state === 'done' ? [] : ends.filter((one) => one !== ended && row.to.includes(one.stage)),
      back: to(0, index),
      on: to(index + 2, rows.length),
    };
  });
}
