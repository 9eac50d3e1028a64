import type { TaskKind } from '../pipelines/acts.js';
import type { CivilDate } from '../vocabulary/civil-date.js';
import type { SignWay } from '../signing/signing.js';
import type { Actor, Role } from '../vocabulary/roles.js';

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
  /** Whoever does it signs another task, as the n-th who was asked to. */
  readonly signs?: { readonly taskId: string; readonly no: number };
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

/** Why a task went to others: by itself (I-58, a relation), by HR's act, or by that of whoever had it. */
export type HandOnWhy = 'left' | 'relation' | 'hr' | 'transfer' | 'delegation' | 'hand-back';

/** What happens to an open task without its being done. */
export type TaskTouch =
  | {
      readonly taskId: string;
      readonly what: 'claimed' | 'released';
      readonly actorId: string;
      readonly deputyId?: string;
    }
  | { readonly taskId: string; readonly what: 'reminded' }
  /** It stood open for others when a case came back to it. */
  | { readonly taskId: string; readonly what: 'returned' }
  /**
   * I-58: of somebody who has left, or stands in that relation no more, handed on; `roles` may act where nobody else is
   * left who may.
   */
  | {
      readonly taskId: string;
      readonly what: 'handed-on';
      readonly why: HandOnWhy;
      readonly from: string;
      readonly people: readonly string[];
      readonly roles: readonly Role[];
      readonly by: string;
      readonly note: string;
      /** Of the people, whoever got it from an office that is asked (4.1); absent where nobody did. */
      readonly byOffice?: readonly string[];
      /** Who had it go on; nobody where it went by itself. */
      readonly actorId?: string;
    }
  | { readonly taskId: string; readonly what: 'escalated'; readonly roles: readonly Role[] }
  /** Somebody is asked to sign it, or not any more (docs/decisions/0058); `no` counts those of the task. */
  | {
      readonly taskId: string;
      readonly what: 'signer-added';
      readonly no: number;
      readonly way: SignWay;
      readonly to: string;
      readonly note: string;
      readonly caseId: string;
      readonly actorId: string;
      readonly deputyId?: string;
    }
  | {
      readonly taskId: string;
      readonly what: 'signer-removed';
      readonly no: number;
      readonly to: string;
      readonly reason: string;
      readonly caseId: string;
      readonly actorId: string;
      readonly deputyId?: string;
    }
  /** I-58: whoever was asked to sign has left; `tell`: who asked, and whoever has handed it in. */
  | {
      readonly taskId: string;
      readonly what: 'signer-left';
      readonly no: number;
      readonly to: string;
      readonly caseId: string;
      readonly tell: readonly string[];
    }
  /** What was handed in waits no more: whoever did has left, or has the task no more; it is handed in anew. */
  | { readonly taskId: string; readonly what: 'given-back'; readonly from: string; readonly caseId?: string }
  /** All have signed, and whoever handed it in holds the office no more (4.1): it takes no effect. */
  | { readonly taskId: string; readonly what: 'office-lost'; readonly from: string; readonly caseId?: string }
  /** A signer has taken his signature back, and is asked anew; `tell`: who asked, and whoever has handed it in. */
  | {
      readonly taskId: string;
      readonly what: 'sign-withdrawn';
      readonly no: number;
      readonly caseId: string;
      readonly actorId: string;
      readonly reason: string;
      readonly tell: readonly string[];
    }
  /** Handed in; it takes effect once all have signed. */
  | {
      readonly taskId: string;
      readonly what: 'held';
      readonly act: unknown;
      readonly actor: Actor;
      readonly caseId?: string;
      readonly actorId: string;
      readonly deputyId?: string;
    }
  /** `tell`: who asked, and whoever has handed it in; `last`: with it what was handed in takes effect. */
  | {
      readonly taskId: string;
      readonly what: 'signed';
      readonly no: number;
      readonly caseId: string;
      readonly actorId: string;
      readonly tell: readonly string[];
      readonly last: boolean;
    }
  | {
      readonly taskId: string;
      readonly what: 'sign-refused';
      readonly no: number;
      readonly caseId: string;
      readonly actorId: string;
      readonly tell: readonly string[];
      readonly reason: string;
    }
  /** HR has urged whoever holds it. */
  | { readonly taskId: string; readonly what: 'urged'; readonly actorId: string; readonly workday: CivilDate }
  /** Whoever may do it has asked somebody about a case; `seq` counts the questions of the task. */
  | {
      readonly taskId: string;
      readonly what: 'asked';
      readonly seq: number;
      readonly caseId: string;
      readonly actorId: string;
      readonly deputyId?: string;
      readonly to: string;
      readonly question: string;
    }
  | {
      readonly taskId: string;
      readonly what: 'answered';
      readonly seq: number;
      readonly actorId: string;
      readonly answer: string;
    }
  | { readonly taskId: string; readonly what: 'taken-back'; readonly seq: number; readonly actorId: string }
  /** I-58: whoever was asked has left, and nobody answers. */
  | { readonly taskId: string; readonly what: 'unanswered'; readonly seq: number; readonly askedId: string };

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
