import type { PanelGroup } from '../../evaluation/request.js';

/** 8.5.4, 8.3.4: HR appoints the panel of one defense session. */
export interface AppointPanelAct {
  readonly heldOn: string;
  /** When it begins, HH:MM in Shanghai; left out where HR does not say. */
  readonly time?: string;
  /** Where, as everybody concerned reads it. */
  readonly room?: string;
  readonly chair: string;
  /** I-32: supervisors who score in the direct superior's group, beside each candidate's own superior. */
  readonly supervisors: readonly string[];
  readonly departmentHead: readonly string[];
  readonly relatedDepartments: readonly string[];
  readonly humanResources: readonly string[];
  readonly caseIds: readonly string[];
  /** I-34: where HR deviates from its own records, seat by seat; the general manager reads it. */
  readonly deviations?: readonly SeatDeviation[];
}

/** Somebody who sits in a group though the records do not say that he belongs to it, or is left out of it (I-34). */
export interface SeatDeviation {
  readonly personId: string;
  readonly group: PanelGroup;
  readonly reason: string;
}

/** I-31: the six abilities of the standards appendix (§14.1), in the order of the score sheet. */
export const ABILITIES = [
  'business',
  'learning',
  'communication',
  'office-skills',
  'execution',
  'developing-others',
] as const;

/** One of the six abilities of the sheet (I-31). */
export type Ability = (typeof ABILITIES)[number];

/** 8.5.4: a scorer's sheets, one or all candidates of the session at once. */
export interface ScoreSheetsAct {
  readonly sheets: readonly ScoreSheet[];
}

/** What one scorer gives one candidate. */
export interface ScoreSheet {
  readonly caseId: string;
  /** 0–100 each. */
  readonly scores: Readonly<Record<Ability, number>>;
  readonly comment?: string;
}

/** I-33, I-34, I-37: what HR does while a session is open. */
export type ConductSessionAct =
  | { readonly do: 'absent'; readonly caseIds: readonly string[]; readonly reason: string }
  | { readonly do: 'substitute'; readonly scorer: string; readonly by: string; readonly reason: string }
  | { readonly do: 'waive'; readonly group: PanelGroup; readonly reason: string }
  /** Without a time or a room it stays when and where it was to be. */
  | {
      readonly do: 'move';
      readonly heldOn: string;
      readonly time?: string;
      readonly room?: string;
      readonly reason: string;
    };

/** I-35: the chair signs the summary. */
export interface SummaryAct {
  readonly signed: true;
  readonly remarks?: readonly { readonly caseId: string; readonly remark: string }[];
}

/** Which form belongs to which task of a session. */
export interface DefenseActByKind {
  readonly 'defense.sheets': ScoreSheetsAct;
  readonly 'defense.conduct': ConductSessionAct;
  readonly 'defense.summary': SummaryAct;
}
