import type { Act, ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor, Role } from '../../domain/vocabulary/roles.js';
import type { Audience, OpenedTask, ReaddressedTask, TaskToOpen, TaskTouch } from '../../domain/step/tasks.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { without } from '../../domain/vocabulary/without.js';
import type { PersonReplacement } from '../messages/people.js';
import type { CompleteTaskInput, CompleteTasksInput } from '../messages/cases.js';
import { TASK } from '../../domain/refusals/tasks.js';

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
  readonly claimedBy?: string;
  /** Instants still to come, epoch milliseconds. */
  readonly remindAt: readonly number[];
  readonly escalateAt?: number;
  readonly escalated: boolean;
}

/** A standing task as the next run of its workflow takes it over; the ask is derived anew. */
export type CarriedTask = Omit<Standing, 'ask'> & { readonly key: string };

/** The tasks that stand open in one workflow: who may act on them, and when they remind. */
export class Board {
  private readonly standing = new Map<string, Standing>();
  /** Task ids with the keys of their asks: a closing has a hundred tasks, and each act asks for its own several times. */
  private readonly keys = new Map<string, string>();
  /** What `earliest` last came to, while nothing has changed: it is asked after everything that happens. */
  private soonest: { readonly at: number } | undefined;

  /** @param takesSeveral whether one act may be about several tasks. */
  constructor(private readonly takesSeveral = false) {}

  get(taskId: string): Standing | undefined {
    return this.standing.get(this.keys.get(taskId) ?? '');
  }

  private put(task: Standing): void {
    this.standing.set(task.ask.key, task);
    this.keys.set(task.taskId, task.ask.key);
    this.soonest = undefined;
  }

  /** Why the act cannot be applied as things stand; of an act on several tasks, the first reason. */
  againstAct(input: CompleteTaskInput | CompleteTasksInput): Refusal | undefined {
    if (!('rows' in input)) return this.againstRow(input, input);
    const taskIds = new Set(input.rows.map(({ taskId }) => taskId));
    if (!this.takesSeveral || taskIds.size < input.rows.length) return refuse(TASK.ONE_BY_ONE);
    for (const row of input.rows) {
      const refusal = this.againstRow(input, row);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  private againstRow(
    { kind, actor }: Pick<CompleteTaskInput, 'kind' | 'actor'>,
    { taskId, act }: { readonly taskId: string; readonly act: Act },
  ): Refusal | undefined {
    const task = this.get(taskId);
    if (task !== undefined && task.ask.kind !== kind) return refuse(TASK.WRONG_FORM, { taskId, kind: task.ask.kind });
    const ask = task?.ask as { check(act: Act, actor: Actor): Refusal | undefined } | undefined;
    return this.againstClaim(taskId, actor) ?? ask?.check(act, actor);
  }

  againstClaim(taskId: string, actor: Actor): Refusal | undefined {
    const task = this.get(taskId);
    if (task === undefined) return refuse(TASK.NOT_OPEN, { taskId });
    if (task.ask.excluded?.includes(actor.personId) === true) return refuse(TASK.OWN_CASE, { taskId });
    if (!mayAct(task, actor)) return refuse(TASK.NOT_YOURS, { taskId });
    const { claimedBy } = task;
    const taken = claimedBy !== undefined && claimedBy !== actor.personId && !takesOver(task, actor);
    return taken ? refuse(TASK.CLAIMED_BY_ANOTHER, { taskId, by: claimedBy }) : undefined;
  }

  againstRelease(taskId: string, actor: Actor): Refusal | undefined {
    const task = this.get(taskId);
    if (task === undefined) return refuse(TASK.NOT_OPEN, { taskId });
    return task.claimedBy === actor.personId ? undefined : refuse(TASK.NOT_CLAIMED, { taskId });
  }

  /** Changes the task as it stands now: the clock may have rung while the claim was written. */
  setClaim(taskId: string, by: string | undefined): void {
    const task = this.get(taskId);
    if (task === undefined) return;
    const rest = without(task, 'claimedBy');
    this.put(by === undefined ? rest : { ...rest, claimedBy: by });
  }

  /** The asks that stand for no open task yet. */
  missing(asks: readonly AnyAsk[]): readonly AnyAsk[] {
    return asks.filter(({ key }) => !this.standing.has(key));
  }

  /** The open tasks that nothing asks for any more. */
  obsolete(asks: readonly AnyAsk[]): readonly Standing[] {
    const wanted = new Set(asks.map(({ key }) => key));
    return [...this.standing.values()].filter(({ ask }) => !wanted.has(ask.key));
  }

  /** Has exactly these open: drops the obsolete, takes the newest check of those that stay, adds the opened. */
  replace(asks: readonly AnyAsk[], opened: readonly (OpenedTask & { readonly taskId: string })[]): void {
    const before = new Map(this.standing);
    this.standing.clear();
    this.keys.clear();
    this.soonest = undefined;
    for (const ask of asks) {
      const kept = before.get(ask.key);
      const fresh = opened.find(({ key }) => key === ask.key);
      if (kept !== undefined) this.put({ ...kept, ask });
      else if (fresh !== undefined) this.put(standingOf(ask, fresh));
    }
  }

  /** The next instant at which a task wants to remind or escalate. */
  earliest(): number | undefined {
    const all = (): readonly number[] =>
      [...this.standing.values()].flatMap(({ remindAt, escalateAt = Infinity }) => [...remindAt, escalateAt]);
    this.soonest ??= { at: Math.min(Infinity, ...all()) };
    return this.soonest.at === Infinity ? undefined : this.soonest.at;
  }

  /** What has come due by `now`, once. */
  ring(now: number): readonly TaskTouch[] {
    return [...this.standing.values()].flatMap((task): TaskTouch[] => {
      const { taskId, escalateAt, remindAt } = task;
      const later = remindAt.filter((at) => at > now);
      const escalates = escalateAt !== undefined && escalateAt <= now;
      if (later.length === remindAt.length && !escalates) return [];
      const rest = without(task, 'escalateAt');
      this.put(escalates ? { ...rest, remindAt: later, escalated: true } : { ...task, remindAt: later });
      return escalates
        ? [{ taskId, what: 'escalated', roles: task.ask.to.escalateTo ?? [] }]
        : [{ taskId, what: 'reminded' }];
    });
  }

  /**
   * I-58: the open tasks of somebody who has left, as they go on: his name gives way to the successor's, his claim ends.
   * Who is excluded never gets a task about himself; where nobody named is left, HR acts.
   */
  handOn(given: PersonReplacement): readonly TaskTouch[] {
    const { personId, by, note } = given;
    return [...this.standing.values()].flatMap((task): TaskTouch[] => {
      const { taskId, ask, people, claimedBy } = task;
      if (ask.caseId !== undefined && given.ownCases.includes(ask.caseId)) return [];
      if (ask.personal === true ? claimedBy !== personId : !people.includes(personId) && claimedBy !== personId)
        return [];
      const named = ask.personal === true ? people : replaced(people, personId, by);
      const next = named.filter((one) => ask.excluded?.includes(one) !== true);
      const nobody = next.length === 0 && (ask.to.roles ?? []).length === 0;
      const roles: readonly Role[] = nobody ? ['hr'] : (task.roles ?? []);
      return [{ taskId, what: 'handed-on', why: 'left', from: personId, people: next, roles, by, note }];
    });
  }

  /** What is to be done where others stand in the relation that a task was opened for; nothing where all is as it was. */
  readdress(rows: readonly ReaddressedTask[]): readonly TaskTouch[] {
    return rows.flatMap(({ taskId, people, roles }): TaskTouch[] => {
      const task = this.get(taskId);
      if (task === undefined || task.ask.personal === true) return [];
      const next = people.filter((one) => task.ask.excluded?.includes(one) !== true);
      if (next.join() === task.people.join()) return [];
      const gone = task.people.filter((one) => !next.includes(one));
      const from = gone.find((one) => one === task.claimedBy) ?? gone[0] ?? '';
      const by = next.find((one) => !task.people.includes(one)) ?? '';
      return [{ taskId, what: 'handed-on', why: 'relation', from, people: next, roles, by, note: '' }];
    });
  }

  /** Takes over what was written of a task that was handed on. */
  setPeople(touch: Extract<TaskTouch, { what: 'handed-on' }>): void {
    const task = this.get(touch.taskId);
    if (task === undefined) return;
    const kept = task.claimedBy === touch.from ? without(task, 'claimedBy') : task;
    this.put({ ...kept, people: touch.people, roles: touch.roles });
  }

  openTasks(): readonly string[] {
    return [...this.standing.values()].map(({ taskId }) => taskId);
  }

  carry(): readonly CarriedTask[] {
    return [...this.standing.values()].map(({ ask, ...rest }) => ({ ...rest, key: ask.key }));
  }

  /** In a new run: what stood open still does, under the asks that the pipeline derives from its state. */
  resume(carried: readonly CarriedTask[], asks: readonly AnyAsk[]): void {
    for (const { key, ...rest } of carried) {
      const ask = asks.find((candidate) => candidate.key === key);
      if (ask !== undefined) this.put({ ...rest, ask });
    }
  }
}

const standingOf = (ask: AnyAsk, opened: OpenedTask & { readonly taskId: string }): Standing => ({
  taskId: opened.taskId,
  ask,
  people: opened.people,
  ...(opened.roles === undefined ? {} : { roles: opened.roles }),
  remindAt: opened.remindAt,
  ...(opened.escalateAt === undefined ? {} : { escalateAt: opened.escalateAt }),
  escalated: false,
});

const mayAct = ({ ask, people, roles, escalated }: Standing, actor: Actor): boolean =>
  people.includes(actor.personId) ||
  actor.roles.some(
    (role) =>
      ask.to.roles?.includes(role) === true ||
      roles?.includes(role) === true ||
      (escalated && ask.to.escalateTo?.includes(role) === true),
  );

const replaced = (people: readonly string[], one: string, by: string): readonly string[] => [
  ...new Set(people.map((person) => (person === one ? by : person))),
];

/** I-39: a claim does not outlive the deadline; who joins an overdue task may take it from whoever holds it. */
const takesOver = ({ ask, escalated }: Standing, actor: Actor): boolean =>
  escalated && actor.roles.some((role) => ask.to.escalateTo?.includes(role) === true);

/** What is written of an ask when its task opens. */
export const toOpen = (ask: AnyAsk, taskId: string): TaskToOpen => ({
  taskId,
  key: ask.key,
  kind: ask.kind,
  clause: clauseOf(ask),
  to: ask.to,
  excluded: ask.excluded ?? [],
  due: ask.due,
  ...(ask.caseId === undefined ? {} : { caseId: ask.caseId }),
  ...(ask.sessionId === undefined ? {} : { sessionId: ask.sessionId }),
  ...(ask.personal === undefined ? {} : { personal: ask.personal }),
});

export const clauseOf = (ask: AnyAsk): string => ask.clause ?? TASK_KINDS[ask.kind].clause;
