import type { BroughtAct } from './journal.js';
import type { Refusal } from '../vocabulary/refusal.js';

/**
 * What moves a workflow: `act:<id>`, `signal:<name>:<n>`, `timer:<instant>`, `reminder:<instant>`, `child:<name>`, `start:<run>`
 * (docs/decisions/0030). Unique within its workflow as far as acts and signals go.
 */
export type CauseId = string;

/** The cause that an act is for a workflow's turn (0030). */
export const causeOfAct = (actId: string): CauseId => `act:${actId}`;

/** The id of the act that is the cause; of another cause nothing that an act is called. */
export const actOfCause = (cause: CauseId): string => cause.replace(/^act:/, '');

/** Asks whose the next turn of a workflow is, and takes it where it is nobody's. */
export interface TurnRequest {
  readonly workflowId: string;
  /** Counts the turns of the workflow from 1, those that wrote no step among them. */
  readonly turn: number;
  readonly cause: CauseId;
  /** Epoch milliseconds: the clock of the turn, unless an earlier attempt has left one. */
  readonly at: number;
  /** The acts that ask, where acts do: they have to be signed in the journal. */
  readonly brought?: readonly BroughtAct[];
}

/** What an act came to. */
export type ActAnswer = { readonly state: 'open' | 'completed' } | { readonly refusal: Refusal };

/** Whose turn it is, and by which clock. */
export interface TurnAnswer {
  /** Whose the turn is: who asked, or who was there before. */
  readonly cause: CauseId;
  /** The acts that were written together with it, behind it in their order. */
  readonly more?: readonly CauseId[];
  /** The clock of that turn, epoch milliseconds. */
  readonly at: number;
  /** The act that asked was carried out in an earlier turn, and answered so; it takes no turn. */
  readonly answered?: ActAnswer;
  /** Acts that nobody has signed; then no turn is taken. */
  readonly unbacked?: readonly CauseId[];
}

/** Everybody whose a turn is, in order. */
export const causesOf = ({ cause, more = [] }: Pick<TurnAnswer, 'cause' | 'more'>): readonly CauseId[] => [
  cause,
  ...more,
];

/** Whether two lists name the same causes in the same order. */
export const sameCauses = (a: readonly CauseId[], b: readonly CauseId[]): boolean =>
  a.length === b.length && a.every((cause, index) => cause === b[index]);

/** Which reading of which turn: under this name its answer is kept. */
export interface ReadingMark {
  readonly workflowId: string;
  readonly turn: number;
  /** The first of the turn's causes; acts that are written together read nothing. */
  readonly cause: CauseId;
  /** Counts the readings of a turn from 1. */
  readonly no: number;
}

/** A case that stands still until it is repaired (docs/decisions/0030). */
export interface FrozenCase {
  readonly workflowId: string;
  readonly seq: number;
  readonly causes: readonly CauseId[];
  readonly code: string;
  /** What the database said, without anybody's words. */
  readonly detail: string;
}
