import type { DecisionCode, DecisionKind } from '../pipelines/decisions.js';

type OutcomeOf<K extends string, C = DecisionCode> = C extends `${K}:${infer O}` ? O : never;

/** What was decided: one of the decisions that the catalogues declare, by kind and outcome. */
export type Decided = {
  readonly [K in DecisionKind]: {
    /** Which decision of its pipeline, such as `first-review`, `panel`, `gm`. */
    readonly kind: K;
    readonly outcome: OutcomeOf<K>;
  };
}[DecisionKind];

/** About which case something was decided, under which § and why. */
export interface DecisionFacts {
  readonly caseId: string;
  readonly clause: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly round: number;
}

/** What was decided about a case, and under which §; never changed afterwards. */
export type DecisionRecord = Decided & DecisionFacts;
