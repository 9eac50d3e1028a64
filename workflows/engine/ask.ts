import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { Delegates } from '../../domain/standing-in/move.js';
import type { Audience, OpenedTask, TaskToOpen } from '../../domain/step/tasks.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import { excludedOf, type Hands } from './hands.js';
import type { Signers } from './signing/signing.js';
import type { Said } from './board/talking.js';

/** A human task that a pipeline wants to be open. While asks with the same key follow each other, it stays open. */
export interface Ask<K extends TaskKind = TaskKind> {
  readonly key: string;
  readonly kind: K;
  /** The § it carries out, where it is not the one of its kind. */
  readonly clause?: string;
  readonly to: Audience;
  /** May never act, whatever role: the person it is about (I-35). */
  readonly excluded?: readonly string[];
  readonly caseId?: string;
  readonly sessionId?: string;
  /** His own to do: a signature, a sheet. It is not handed on when he leaves (I-58); the pipeline finds another way. */
  readonly personal?: boolean;
  readonly due: TaskToOpen['due'];
  /** Of a signature: which task it signs, as the n-th who was asked to. */
  readonly signs?: TaskToOpen['signs'];
  /** Synchronous and without side effects: accepts the act as things stand now, or says why not. */
  check(act: ActByKind[K], actor: Actor): Refusal | undefined;
}

/** An ask of any kind, for lists of them. */
export type AnyAsk = { readonly [K in TaskKind]: Ask<K> }[TaskKind];

export interface Standing {
  readonly taskId: string;
  readonly ask: AnyAsk;
  readonly people: readonly string[];
  /** Who may act beside those asked for, because nobody who was named is there any more (I-58). */
  readonly roles?: readonly Role[];
  /** Of the people, whoever got it from an office that is asked (4.1). */
  readonly byOffice?: readonly string[];
  readonly claimedBy?: string;
  /** Who does it beside whom it was delegated by, by their numbers. */
  readonly delegates?: Delegates;
  /** What was said of it that still matters. */
  readonly said?: Said;
  /** Who signs it, and what was handed in meanwhile. */
  readonly signers?: Signers;
  /** Instants still to come, epoch milliseconds. */
  readonly remindAt: readonly number[];
  readonly escalateAt?: number;
  readonly escalated: boolean;
}

/** A standing task as the next run of its workflow takes it over; the ask is derived anew. */
export type CarriedTask = Omit<Standing, 'ask'> & { readonly key: string };

/** A task as it stands once it was opened. */
export const standingOf = (ask: AnyAsk, opened: OpenedTask & { readonly taskId: string }): Standing => ({
  taskId: opened.taskId,
  ask,
  people: opened.people,
  ...(opened.roles === undefined ? {} : { roles: opened.roles }),
  remindAt: opened.remindAt,
  ...(opened.escalateAt === undefined ? {} : { escalateAt: opened.escalateAt }),
  escalated: false,
});

/** What is written of an ask when its task opens. */
export const toOpen = (ask: AnyAsk, taskId: string, hands: Hands): TaskToOpen => ({
  taskId,
  key: ask.key,
  kind: ask.kind,
  clause: clauseOf(ask),
  to: ask.to,
  excluded: excludedOf(ask, hands),
  due: ask.due,
  ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
  ...(ask.sessionId === undefined ? {} : { sessionId: ask.sessionId }),
  ...(ask.personal === undefined ? {} : { personal: ask.personal }),
  ...(ask.signs === undefined ? {} : { signs: ask.signs }),
});

export const clauseOf = (ask: AnyAsk): string => ask.clause ?? TASK_KINDS[ask.kind].clause;
