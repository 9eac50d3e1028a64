import type { Act } from '../../../domain/pipelines/acts.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { OpenedTask, ReaddressedTask, TaskTouch } from '../../../domain/step/tasks.js';
import { without } from '../../../domain/vocabulary/without.js';
import type { PersonReplacement } from '../../messages/people.js';
import type { CompleteTaskInput, CompleteTasksInput, MoveTaskInput, TalkAboutTaskInput } from '../../messages/cases.js';
import { standingOf, type AnyAsk, type CarriedTask, type Standing } from '../ask.js';
import { excludedOf, handsAfter, type Hands } from '../hands.js';
import { againstMove, againstMover, moved } from './moving.js';
import { leftBehind, readdressed } from './leaving.js';
import { claimOf, mayAct, takesOver } from './who-acts.js';
import { againstUnsigned } from '../signing/signing.js';
import { afterTouches, withSigning } from '../signing/asks.js';
import { againstTalk, saidAfter, talked } from './talking.js';
import { movedOn, waitsForLeaver } from './waiting-for.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { isOwnHand, whyOwnHand } from '../../../domain/standing-in/own-hand.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { delegatesAfter } from '../../../domain/standing-in/move.js';

/** The tasks that stand open in one workflow: who may act on them, and when they remind. */
export class Board {
  private readonly standing = new Map<string, Standing>();
  /** Task ids with the keys of their asks: a closing has a hundred tasks, and each act asks for its own several times. */
  private readonly keys = new Map<string, string>();
  /** What `earliest` last came to, while nothing has changed: it is asked after everything that happens. */
  private soonest: { readonly at: number } | undefined;

  /**
   * @param takesSeveral whether one act may be about several tasks.
   * @param hands who acted in whose place in earlier runs.
   */
  constructor(
    private readonly takesSeveral = false,
    private hands: Hands = {},
  ) {}

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
    if (!('rows' in input)) return this.againstRow(input, input) ?? this.againstUnsigned(input.taskId);
    const taskIds = new Set(input.rows.map(({ taskId }) => taskId));
    if (!this.takesSeveral || taskIds.size < input.rows.length) return refuse(TASK.ONE_BY_ONE);
    for (const row of input.rows) {
      const refusal = this.againstRow(input, row);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  /** The same of one task, whoever has to sign it. */
  againstRow(
    { kind, actor }: Pick<CompleteTaskInput, 'kind' | 'actor'>,
    { taskId, act }: { readonly taskId: string; readonly act: Act },
  ): Refusal | undefined {
    const task = this.get(taskId);
    if (task !== undefined && task.ask.kind !== kind)
      return refuse(TASK.WRONG_FORM, { title: TASK_KINDS[task.ask.kind].title });
    const ask = task?.ask as { check(act: Act, actor: Actor): Refusal | undefined } | undefined;
    const refusal = this.againstClaim(taskId, actor) ?? ask?.check(act, actor);
    if (refusal !== undefined || actor.by === undefined) return refusal;
    return ask?.check(act, { personId: actor.by, roles: actor.roles }); // what he may not do himself, he may not for another
  }

  againstClaim(taskId: string, actor: Actor): Refusal | undefined {
    const task = this.get(taskId);
    if (task === undefined) return refuse(TASK.NOT_OPEN, {});
    const excluded = excludedOf(task.ask, this.hands);
    const hands = [actor.personId, ...(actor.by === undefined ? [] : [actor.by])];
    if (hands.some((one) => excluded.includes(one))) return refuse(TASK.OWN_CASE);
    if (actor.by !== undefined && isOwnHand(task.ask)) return refuse(TASK.OWN_HAND, { why: whyOwnHand(task.ask.kind) });
    if (!mayAct(task, actor)) return refuse(TASK.NOT_YOURS);
    const claimedBy = claimOf(task, actor);
    const taken = claimedBy !== undefined && claimedBy !== actor.personId && !takesOver(task, actor);
    return taken ? refuse(TASK.CLAIMED_BY_ANOTHER, { by: claimedBy }) : undefined;
  }

  private againstUnsigned(taskId: string): Refusal | undefined {
    const task = this.get(taskId);
    return task === undefined ? undefined : againstUnsigned(task);
  }

  /** Who may never act on it: whom its pipeline leaves out, and by whose hands they acted. */
  excludedFrom({ ask }: Standing): readonly string[] {
    return excludedOf(ask, this.hands);
  }

  againstRelease(taskId: string, actor: Actor): Refusal | undefined {
    const task = this.get(taskId);
    if (task === undefined) return refuse(TASK.NOT_OPEN, {});
    return task.claimedBy === actor.personId ? undefined : refuse(TASK.NOT_CLAIMED);
  }

  /** Why a task does not go to others: HR hands over what is anybody's, but for his own matters; the rest is who has it. */
  againstMove(input: MoveTaskInput): Refusal | undefined {
    const { taskId, actor } = input;
    const task = this.get(taskId);
    if (task === undefined) return refuse(TASK.NOT_OPEN, {});
    const excluded = excludedOf(task.ask, this.hands);
    if (excluded.includes(actor.personId)) return refuse(TASK.OWN_CASE);
    const has = input.move === 'hand-over' ? undefined : this.againstClaim(taskId, actor);
    return has ?? againstMover(input) ?? againstMove(task, input, excluded);
  }

  /** What a move does to its task. */
  moved(input: MoveTaskInput): readonly TaskTouch[] {
    const task = this.get(input.taskId);
    return task === undefined ? [] : movedOn(task, moved(task, input));
  }

  /** Why something is not said of a task: it is closed, or it is not his to say now. */
  againstTalk({ taskId, actor, talk }: TalkAboutTaskInput): Refusal | undefined {
    const task = this.get(taskId);
    if (task === undefined) return refuse(TASK.NOT_OPEN, {});
    const excluded = excludedOf(task.ask, this.hands);
    const againstActing = this.againstClaim(taskId, actor);
    return againstTalk(task, { taskId, actor, mayAct: mayAct(task, actor), againstActing, excluded }, talk);
  }

  /** What is written of what somebody says. */
  talked({ taskId, actor, talk }: TalkAboutTaskInput): readonly TaskTouch[] {
    const task = this.get(taskId);
    return task === undefined ? [] : [talked(task, { taskId, actor }, talk)];
  }

  /** Changes the task as it stands now: the clock may have rung while the claim was written. */
  setClaim(taskId: string, by: string | undefined): void {
    const task = this.get(taskId);
    if (task === undefined) return;
    const rest = without(task, 'claimedBy');
    this.put(by === undefined ? rest : { ...rest, claimedBy: by });
  }

  /** Who acted here in whose place, with these acts: whoever proposed something by another's hand leaves both out (I-35). */
  handsWith(actors: readonly Actor[]): Hands {
    return handsAfter(this.hands, actors);
  }

  /** Keeps who acted in whose place, for the tasks that come. */
  keepHands(actors: readonly Actor[]): void {
    this.hands = this.handsWith(actors);
  }

  /** What stands open, and who has acted in whose place, for the next run. */
  carryOn(): { readonly open: readonly CarriedTask[]; readonly hands?: Hands } {
    return { open: this.carry(), ...(Object.keys(this.hands).length === 0 ? {} : { hands: this.hands }) };
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
    return [...this.standing.values()].flatMap((task) => leftBehind(task, given));
  }

  /** I-58: what open tasks wait for from somebody who has left: his signature, his answer, what he has handed in. */
  waitingFor(given: PersonReplacement): readonly TaskTouch[] {
    return [...this.standing.values()].flatMap((task) => waitsForLeaver(task, given));
  }

  /** What is to be done where others stand in the relation that a task was opened for; nothing where all is as it was. */
  readdress(rows: readonly ReaddressedTask[]): readonly TaskTouch[] {
    return rows.flatMap((row): readonly TaskTouch[] => {
      const task = this.get(row.taskId);
      return task === undefined ? [] : readdressed(task, row).flatMap((touch) => movedOn(task, touch));
    });
  }

  /** Takes over what was written of tasks that stay open: who has claimed them, and whose they are. */
  take(touch: readonly TaskTouch[]): void {
    for (const one of touch) {
      if (one.what === 'claimed') this.setClaim(one.taskId, one.actorId);
      if (one.what === 'released') this.setClaim(one.taskId, undefined);
      if (one.what === 'handed-on') this.setPeople(one);
      this.setSaid(one);
      const task = this.get(one.taskId);
      if (task !== undefined) this.put(afterTouches(task, [one]));
    }
  }

  private setSaid(touch: TaskTouch): void {
    const task = this.get(touch.taskId);
    const said = task === undefined ? undefined : saidAfter(task, touch);
    if (task !== undefined && said !== undefined) this.put({ ...task, said });
  }

  private setPeople(touch: Extract<TaskTouch, { what: 'handed-on' }>): void {
    const task = this.get(touch.taskId);
    if (task === undefined) return;
    const kept = task.claimedBy === touch.from ? without(task, 'claimedBy') : task;
    const { why, from, by } = touch;
    const delegates = delegatesAfter(task.delegates ?? {}, { isDelegation: why === 'delegation', from, by });
    const rest = without(kept, 'delegates', 'byOffice');
    const shared = Object.keys(delegates).length === 0 ? rest : { ...rest, delegates };
    const byOffice = touch.byOffice === undefined ? {} : { byOffice: touch.byOffice };
    this.put({ ...shared, people: touch.people, ...byOffice, roles: touch.roles });
  }

  /** Everything that stands open. */
  standingTasks(): readonly Standing[] {
    return [...this.standing.values()];
  }

  openTasks(): readonly string[] {
    return [...this.standing.values()].map(({ taskId }) => taskId);
  }

  carry(): readonly CarriedTask[] {
    return [...this.standing.values()].map(({ ask, ...rest }) => ({ ...rest, key: ask.key }));
  }

  /** In a new run: what stood open still does, under the asks that the pipeline derives from its state. */
  resume(carried: readonly CarriedTask[], asks: readonly AnyAsk[]): void {
    this.seat(carried, asks);
    this.seat(carried, withSigning(this.standingTasks(), asks).slice(asks.length));
  }

  private seat(carried: readonly CarriedTask[], asks: readonly AnyAsk[]): void {
    for (const { key, ...rest } of carried) {
      const ask = asks.find((candidate) => candidate.key === key);
      if (ask !== undefined) this.put({ ...rest, ask });
    }
  }
}
