import type { AnswerOf, Finding } from '../../domain/evaluation/answer.js';
import type { LevelPromotionRequest, PanelRequest } from '../../domain/evaluation/request.js';
import { levelAtRank, levelRank } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { directStepsStand, panelMark } from '../../domain/evaluation/switches.js';
import type { Month } from '../../domain/vocabulary/month.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { text } from '../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import type { Policy } from '../data/policy-schema.js';
import type { Choices } from '../data/register.js';
import { finding } from '../rules/rule.js';
import { createLevelPromotionRule } from '../rules/section-8-level-promotion.js';
import { createPanelRule } from '../rules/section-8-panel.js';

/** One person of a past cycle: the facts as they were frozen, and the panel's sheets where one sat. */
export interface PastCase {
  readonly personId: string;
  readonly name: string;
  readonly request: LevelPromotionRequest;
  readonly panel: PanelRequest | null;
  /** Absent where the tried policy looks no further back than the facts do. */
  readonly reached?: ReachedBack;
}

/** The facts with the months before the frozen ones, which the tried policy reads besides, from the records as they stand. */
interface ReachedBack {
  readonly request: LevelPromotionRequest;
  readonly months: readonly Month[];
  /** Those of them for which no rating is recorded. */
  readonly unrated: readonly Month[];
}

/** What reads the facts: a policy, the switches, and how a panel that never sat is taken. */
export interface Reading {
  readonly policy: Policy;
  readonly choices: Choices;
  /** Only where the mark itself is tried; else the one that HR set for the cycle stands (I-30). */
  readonly passMark?: number;
  readonly panels: 'pass' | 'fail';
}

/**
 * How somebody rises, or why not: directly; by a panel that sat; by one that would have to sit; the direct steps of a
 * request that a panel refused (I-24); or he stays.
 */
export const WAYS = ['direct', 'panel', 'panel-expected', 'direct-steps-stand', 'none'] as const;
/** By which route somebody rises, or that he does not. */
export type Way = (typeof WAYS)[number];

/** What a cycle comes to for one person under one policy. */
export interface Result {
  readonly outcome: AnswerOf<'level-promotion'>['outcome'];
  /** Where he stands after the cycle; null for those without a level. */
  readonly level: Level | null;
  readonly way: Way;
}

/** A § that says something else under the other reading; null where one of them does not ask. */
export interface ChangedFinding {
  readonly clause: string;
  readonly before: Finding | null;
  readonly after: Finding | null;
}

/** Somebody for whom the changed policy makes a difference, with the § that make it. */
export interface PersonDifference {
  readonly personId: string;
  readonly name: string;
  readonly from: Level | null;
  readonly before: Result;
  readonly after: Result;
  readonly findings: readonly ChangedFinding[];
}

type Read = Result & { readonly findings: readonly Finding[] };

const STAND = text('被评审否决时，已得的直接小级保留', 'direct steps stand where a panel refuses');
const STANDS: Readonly<Record<'yes' | 'no', Text>> = {
  yes: text('保留', 'they stand'),
  no: text('作废', 'nothing stands'),
};

/** Reads past cases: what each comes to. The department is taken to ask for everything, the GM to follow the panel. */
export const createReader = (
  { policy, choices, passMark, panels }: Reading,
  calendar: WorkdayCalendar,
): ((one: PastCase) => Read) => {
  const promote = createLevelPromotionRule(policy, calendar);
  const judge = createPanelRule(policy);
  const stand = directStepsStand(choices);
  const standFinding = finding('I-24', stand, STAND, STANDS[stand ? 'yes' : 'no']);

  return ({ request, panel }) => {
    const { outcome, from, to, directSteps, panelSteps, findings } = promote(request);
    const stays = { outcome, level: from, way: 'none' as const, findings };
    if (outcome !== 'eligible' || from === null || to === null) return stays;
    if (panelSteps === 0) return { outcome, level: to, way: 'direct', findings };
    const judged = panel === null ? null : judge({ ...panel, passMark: passMark ?? panel.passMark });
    const all = judged === null ? findings : [...findings, ...judged.findings];
    const passed = judged === null ? panels === 'pass' : judged.outcome === 'passed';
    if (passed) return { outcome, level: to, way: judged === null ? 'panel-expected' : 'panel', findings: all };
    if (directSteps === 0) return { ...stays, findings: all };
    const earned = levelAtRank(levelRank(from) + directSteps) ?? from;
    return stand
      ? { outcome, level: earned, way: 'direct-steps-stand', findings: [...all, standFinding] }
      : { ...stays, findings: [...all, standFinding] };
  };
};

const saysTheSame = (a: Finding, b: Finding): boolean =>
  a === b ||
  (a.met === b.met &&
    a.expected.zh === b.expected.zh &&
    a.actual.zh === b.actual.zh &&
    a.expected.en === b.expected.en &&
    a.actual.en === b.actual.en);

/** The § that two readings find otherwise; where a § is tested several times, each with the one of its turn. */
export const changedFindings = (before: readonly Finding[], after: readonly Finding[]): readonly ChangedFinding[] => {
  const clauses = [...new Set([...before, ...after].map(({ clause }) => clause))];
  return clauses.flatMap((clause) => {
    const old = before.filter((one) => one.clause === clause);
    const now = after.filter((one) => one.clause === clause);
    return Array.from({ length: Math.max(old.length, now.length) }, (_, turn) => {
      const [a = null, b = null] = [old[turn], now[turn]];
      return a !== null && b !== null && saysTheSame(a, b) ? [] : [{ clause, before: a, after: b }];
    }).flat();
  });
};

/** A switch that was tried where the mark is one of them. */
export const passMarkOf = (switches: Choices): { readonly passMark?: number } => {
  const mark = panelMark(switches, 'level');
  return mark === null ? {} : { passMark: mark };
};
