import type { Level } from '../vocabulary/level.js';
import type { ManagementPosition } from '../vocabulary/position.js';
import { text, type Text } from '../vocabulary/text.js';

/**
 * What HR enters of a case that was under way when the service came (docs/decisions/0085): where it stands, which steps lie
 * behind it, and on which paper all of it rests. Civil dates in Asia/Shanghai.
 */

/** The kinds of case that are taken over: a trial (9.5.5), a confirmation (§7), an improvement plan (11.1). */
export const TAKEN_OVER_KINDS = ['trial', 'confirmation', 'plan'] as const;
/** A kind of case that is taken over. */
export type TakenOverKind = (typeof TAKEN_OVER_KINDS)[number];

/** What the kinds are called. */
export const TAKEN_OVER_NAMES: Readonly<Record<TakenOverKind, Text>> = {
  trial: text('试用任命', 'trial appointment'),
  confirmation: text('转正评定', 'confirmation'),
  plan: text('改进计划', 'improvement plan'),
};

interface StepRow {
  readonly clause: string;
  readonly title: Text;
}

/** The steps that the policy demands before the place at which a case is taken over, in their order. */
export const EARLIER_STEPS = {
  trial: {
    nomination: { clause: '9.5.1', title: text('部门申报', 'nominated by the department') },
    assessment: { clause: '9.5.2', title: text('胜任素质与周边绩效评估', 'assessed by the sheets') },
    qualification: { clause: '9.5.3', title: text('资格审查', 'qualified by HR') },
    approval: { clause: '9.5.4', title: text('总经理批准试用', 'trial approved by the general manager') },
    letter: { clause: '9.5.5', title: text('发出试用任命通知', 'letter of trial issued') },
    review: { clause: '9.5.6', title: text('360°考核', '360° review') },
  },
  confirmation: {
    proposal: { clause: '7.2.1', title: text('提出定级建议', 'level proposed') },
    review: { clause: '7.2.1', title: text('部门复核', 'reviewed by the manager') },
  },
  plan: {
    'cause-stated': { clause: '11.1', title: text('说明原因', 'cause stated') },
    'superior-heard': { clause: 'I-70', title: text('听取直属上级意见', 'direct superior heard') },
    'plan-written': { clause: '11.1', title: text('制定计划', 'plan written') },
  },
} as const satisfies Readonly<Record<TakenOverKind, Readonly<Record<string, StepRow>>>>;

/** A step that lies behind the case, as a paper has it. */
export interface EarlierStep<K extends TakenOverKind = TakenOverKind> {
  readonly step: StepName<K>;
  readonly on: string;
  /** Whoever took it, as the paper says. */
  readonly by: string;
}
type StepName<K extends TakenOverKind> = K extends TakenOverKind ? keyof (typeof EARLIER_STEPS)[K] & string : never;

interface Entered<K extends TakenOverKind> {
  readonly kind: K;
  readonly personId: string;
  /** What all of it rests on. */
  readonly paper: string;
  /** Only what is on paper. */
  readonly steps: readonly EarlierStep<K>[];
}

/** Where a trial stands (9.5.5, I-51): its days, whom it concerns, and what came before. */
export interface TrialEntry extends Entered<'trial'> {
  readonly post: ManagementPosition;
  /** The team that he leads, as people call it. */
  readonly team: string;
  readonly reportsTo: string;
  readonly startOn: string;
  readonly months: number;
  /** I-51: as the general manager has approved it. */
  readonly extendedMonths?: number;
  readonly pauses?: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  /** Employee numbers of those who report to him on trial. */
  readonly members: readonly string[];
  /** Whom he and they reported to before. */
  readonly formerSuperiorId?: string;
  /** The 360° score, where the review is over (9.4.2); absent before, and it is held here. */
  readonly score?: number;
}

/** Where a confirmation stands (§7). */
export interface ConfirmationEntry extends Entered<'confirmation'> {
  readonly confirmedOn: string;
  /** Absent before a level was proposed. */
  readonly proposed?: { readonly level: Level; readonly contribution?: string };
}

/** Where an improvement plan stands (11.1, I-69). */
export interface PlanEntry extends Entered<'plan'> {
  /** The month of the C or D. */
  readonly month: string;
  readonly cause: string;
  /** The rating month that the plan runs. */
  readonly planMonth: string;
  readonly extended: boolean;
  readonly goals: string;
  readonly support: string;
}

/** A case as HR enters it. */
export type TakenOverEntry = TrialEntry | ConfirmationEntry | PlanEntry;

/** Since when a case has been under way, as far as a date says so. */
export function sinceOf(entry: TakenOverEntry): string {
  switch (entry.kind) {
    case 'trial':
      return entry.startOn;
    case 'confirmation':
      return entry.confirmedOn;
    case 'plan':
      return `${entry.month}-01`;
  }
}
