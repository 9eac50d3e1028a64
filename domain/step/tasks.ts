import type { TaskKind } from '../pipelines/acts.js';
import type { Role } from '../vocabulary/roles.js';

/** A task that a step opens: for whom, until when and what for. */
export interface TaskToOpen {
  readonly taskId: string;
  readonly key: string;
  readonly kind: TaskKind;
  readonly clause: string;
  readonly to: Audience;
  readonly excluded: readonly string[];
  readonly caseId?: string;
  readonly sessionId?: string;
  /** Workdays from today (I-40 and others), or an absolute day; null for what may be done at any time. */
  readonly due: { readonly workdays: number } | { readonly on: string } | null;
  /** His own to do: a signature, a sheet. Nobody takes it over when he leaves (I-58). */
  readonly personal?: boolean;
}

/**
 * Who may act. A relation is looked up when the task opens, and again while it is open; a task with one names nobody
 * else, but for the graders of somebody whom the records do not know before this step (§6).
 */
export interface Audience {
  readonly roles?: readonly Role[];
  readonly people?: readonly string[];
  /** The direct superior of this person, as HR's records know him. */
  readonly superiorOf?: string;
  /** 11.1, I-70: the 客服主管 of this person, or the head of his department where there is none. */
  readonly supervisorOf?: string;
  /** I-43, I-78: the supervisor above this agent (4.5.1), or who manages his department where none stands there. */
  readonly proposerFor?: string;
  /** 4.4: who manages this person's department, or whoever holds the role where nobody is named. */
  readonly managersOf?: string;
  /** Who joins when the task is overdue. */
  readonly escalateTo?: readonly Role[];
}

/** What happens to an open task without its being done. */
export type TaskTouch =
  | { readonly taskId: string; readonly what: 'claimed' | 'released'; readonly actorId: string }
  | { readonly taskId: string; readonly what: 'reminded' }
  /**
   * I-58: of somebody who has left, or stands in that relation no more, handed on; `roles` may act where nobody else is
   * left who may.
   */
  | {
      readonly taskId: string;
      readonly what: 'handed-on';
      readonly why: 'left' | 'relation';
      readonly from: string;
      readonly people: readonly string[];
      readonly roles: readonly Role[];
      readonly by: string;
      readonly note: string;
    }
  | { readonly taskId: string; readonly what: 'escalated'; readonly roles: readonly Role[] };

/** A task as it was opened: whom it went to, and when it reminds and escalates. */
export interface OpenedTask {
  readonly key: string;
  /** The people named, and those found by relation; for who has left, the successor. */
  readonly people: readonly string[];
  readonly dueOn: string | null;
  /** Who may act beside those asked for, because nobody who was named is there any more. */
  readonly roles?: readonly Role[];
  /** Epoch milliseconds, 09:00 Asia/Shanghai: the workday before the due day, the due day. */
  readonly remindAt: readonly number[];
  /** 09:00 of the workday after the due day; absent where there is none. */
  readonly escalateAt?: number;
}

/** An open task that is for others now, because the relation that it is for has changed. */
export interface ReaddressedTask {
  readonly taskId: string;
  readonly people: readonly string[];
  /** Who may act where nobody stands in the relation any more. */
  readonly roles: readonly Role[];
}
