import { randomUUID } from 'node:crypto';
import { defaultFailureConverter, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { coresdk } from '@temporalio/proto';
import type { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm.js';
import { failed, type Activities, type HandedOver, type Run, type Waiting } from './runs.js';
import { lettered } from '../../../domain/step/letter.js';
import { decode, decodeAll, encode, inLetter, openSandboxes, sandboxed, type Carried } from './sandbox.js';

type Job = coresdk.workflow_activation.IWorkflowActivationJob;
type Command = coresdk.workflow_commands.IWorkflowCommand;

/**
 * Runs the pipelines' own workflows on a clock that is set by hand, one thing at a time, in this process: what they leave
 * in the records is what a worker would have left at that moment. Nothing of it lives longer than the process; what still
 * runs at the end is handed over to the engine (docs/decisions/0079).
 */
export class Clockwork {
  private readonly runs = new Map<string, Run>();
  private readonly queue: (() => Promise<void>)[] = [];
  private readonly updates = new Map<string, Waiting>();
  private settling: Promise<void> | undefined;
  private clock: number;

  private constructor(
    private readonly creator: ReusableVMWorkflowCreator,
    private readonly activities: Activities,
    startsAt: number,
  ) {
    this.clock = startsAt;
  }

  /** @param code the bundle of workflows that the build made. */
  static async open(codePath: string, activities: Activities, startsAt: number): Promise<Clockwork> {
    const creator = await openSandboxes(codePath, Object.keys(activities));
    return new Clockwork(creator, activities, startsAt);
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.clock;
  }

  /** Starts a workflow under its business key; false when that key was used before. */
  async start(type: string, workflowId: string, input: unknown): Promise<boolean> {
    return this.begin(type, workflowId, [encode(lettered('start', type, [input])[0])], undefined);
  }

  /** Brings an update, and waits for its answer. Rejects with what it was refused with. */
  async update(workflowId: string, name: string, input: unknown): Promise<unknown> {
    const run = this.running(workflowId);
    if (run === undefined) throw new Error(`no such workflow is running: ${workflowId}`);
    const id = randomUUID();
    const answer = new Promise<unknown>((resolve, reject) => {
      this.updates.set(id, { resolve, reject });
    });
    answer.catch(() => undefined);
    const doUpdate = {
      id,
      protocolInstanceId: id,
      name,
      input: [encode(lettered('update', name, [input])[0])],
      headers: {},
      meta: { identity: 'past', updateId: id },
      runValidator: true,
    };
    this.enqueue(run, [{ doUpdate }]);
    await this.settle();
    if (this.updates.has(id)) throw new Error(`${workflowId} does not answer ${name}`);
    return answer;
  }

  /** A signal from outside; nothing where the workflow is over. */
  signal(workflowId: string, signalName: string, input: unknown): void {
    const run = this.running(workflowId);
    if (run === undefined) return;
    const [letter] = lettered('signal', signalName, [input], randomUUID());
    this.enqueue(run, [{ signalWorkflow: { signalName, input: [encode(letter)], headers: {}, identity: 'past' } }]);
  }

  /** Sets the clock forward; everything that was to happen until then happens at its moment. */
  async advanceTo(at: number): Promise<void> {
    await this.settle();
    for (;;) {
      const next = this.nextTimer();
      if (next === undefined || next.at > at) break;
      this.clock = Math.max(this.clock, next.at);
      next.run.timers.delete(next.seq);
      this.enqueue(next.run, [{ fireTimer: { seq: next.seq } }]);
      await this.settle();
    }
    this.clock = Math.max(this.clock, at);
  }

  /**
   * Has every workflow that still runs end its run here; gives what the engine is to start in its place. One that waits
   * for its child, and has done nothing before, begins again and takes the child's next run along.
   */
  async handOver(): Promise<readonly HandedOver[]> {
    await this.settle();
    const standing = [...this.runs.values()].filter(({ end }) => end === undefined);
    const carried = new Map<Run, Carried>();
    for (const run of standing) {
      await this.activate(run, [], true);
      await this.settle();
      const { end } = run as { end: Run['end'] };
      if (typeof end === 'object') carried.set(run, inLetter(end.goesOnWith));
    }
    const waiting = standing.filter((run) => !carried.has(run));
    for (const run of waiting) {
      const child = [...carried].find(([one]) => one.parent?.run === run);
      if (child === undefined) throw new Error(`${run.workflowId} cannot be handed over as it stands`);
      carried.delete(child[0]);
      carried.set(run, { ...inLetter(run.startedWith), carried: child[1].carried });
    }
    return [...carried].map(([{ type, workflowId }, input]) => ({ type, workflowId, input }));
  }

  /** Every workflow that was started, over or not. */
  ids(): readonly string[] {
    return [...this.runs.keys()];
  }

  /** Works off what is waiting, and what that leads to. */
  private settle(): Promise<void> {
    this.settling ??= this.work().finally(() => {
      this.settling = undefined;
    });
    return this.settling;
  }

  private async work(): Promise<void> {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) await next();
  }

  private enqueue(run: Run, jobs: readonly Job[]): void {
    this.queue.push(async () => {
      if (run.end === undefined) await this.activate(run, jobs);
    });
  }

  private running(workflowId: string): Run | undefined {
    const run = this.runs.get(workflowId);
    return run?.end === undefined ? run : undefined;
  }

  private nextTimer(): { readonly run: Run; readonly seq: number; readonly at: number } | undefined {
    let first: { run: Run; seq: number; at: number } | undefined;
    for (const run of this.runs.values()) {
      if (run.end !== undefined) continue;
      for (const [seq, at] of run.timers) if (first === undefined || at < first.at) first = { run, seq, at };
    }
    return first;
  }

  private async begin(
    type: string,
    workflowId: string,
    args: readonly Payload[],
    parent: Run['parent'],
  ): Promise<boolean> {
    if (this.runs.has(workflowId)) return false;
    const runId = randomUUID();
    const workflow = await sandboxed(this.creator, { type, workflowId, runId, at: this.clock });
    const run: Run = { type, workflowId, runId, startedWith: decode(args[0]), workflow, parent, timers: new Map() };
    this.runs.set(workflowId, run);
    const initializeWorkflow = {
      workflowType: type,
      workflowId,
      arguments: [...args],
      firstExecutionRunId: runId,
      attempt: 1,
      startTime: msToTs(this.clock),
      headers: {},
    };
    this.enqueue(run, [{ initializeWorkflow }]);
    return true;
  }

  private async activate(run: Run, jobs: readonly Job[], continueAsNewSuggested = false): Promise<void> {
    const completion = await run.workflow.activate({
      runId: run.runId,
      timestamp: msToTs(this.clock),
      isReplaying: false,
      historyLength: 1,
      continueAsNewSuggested,
      jobs: [...jobs],
    });
    await run.workflow.getAndResetSinkCalls();
    if (completion.failed != null) throw failed(run, completion.failed.failure);
    for (const command of completion.successful?.commands ?? []) await this.carryOut(run, command);
  }

  private async carryOut(run: Run, command: Command): Promise<void> {
    const {
      startTimer,
      cancelTimer,
      scheduleLocalActivity,
      scheduleActivity,
      startChildWorkflowExecution: child,
      signalExternalWorkflowExecution: outward,
      updateResponse,
      completeWorkflowExecution,
      failWorkflowExecution,
      continueAsNewWorkflowExecution: onward,
    } = command;
    if (startTimer != null) run.timers.set(startTimer.seq ?? 0, this.clock + tsToMs(startTimer.startToFireTimeout));
    if (cancelTimer != null) run.timers.delete(cancelTimer.seq ?? 0);
    const activity = scheduleLocalActivity ?? scheduleActivity;
    if (activity != null)
      this.queue.push(() => this.perform(run, activity.seq ?? 0, activity.activityType ?? '', activity.arguments));
    if (child != null) await this.startChild(run, child);
    if (outward != null) this.deliver(run, outward);
    if (updateResponse != null) this.answer(updateResponse);
    if (completeWorkflowExecution != null) await this.end(run, 'completed', completeWorkflowExecution.result);
    if (onward != null) await this.end(run, { goesOnWith: decode(onward.arguments?.[0]) }, undefined);
    if (failWorkflowExecution != null) throw failed(run, failWorkflowExecution.failure);
  }

  private async perform(
    run: Run,
    seq: number,
    name: string,
    args: readonly Payload[] | null | undefined,
  ): Promise<void> {
    const activity = this.activities[name];
    if (activity === undefined) throw new Error(`no activity ${name}`);
    const answer = await activity(...decodeAll(args));
    if (run.end !== undefined) return;
    await this.activate(run, [{ resolveActivity: { seq, result: { completed: { result: encode(answer) } } } }]);
  }

  private async startChild(
    run: Run,
    { seq, workflowId, workflowType, input }: coresdk.workflow_commands.IStartChildWorkflowExecution,
  ): Promise<void> {
    const [id, type] = [workflowId ?? '', workflowType ?? ''];
    const begun = await this.begin(type, id, input ?? [], { run, seq: seq ?? 0 });
    const outcome = begun
      ? { succeeded: { runId: this.runs.get(id)?.runId ?? '' } }
      : { failed: { workflowId: id, workflowType: type, cause: 1 } };
    this.enqueue(run, [{ resolveChildWorkflowExecutionStart: { seq: seq ?? 0, ...outcome } }]);
  }

  private deliver(
    run: Run,
    {
      seq,
      workflowExecution,
      childWorkflowId,
      signalName,
      args,
    }: coresdk.workflow_commands.ISignalExternalWorkflowExecution,
  ): void {
    const target = this.running(workflowExecution?.workflowId ?? childWorkflowId ?? '');
    if (target !== undefined)
      this.enqueue(target, [
        { signalWorkflow: { signalName, input: args, headers: {}, identity: run.workflowId } } as Job,
      ]);
    const failure = target === undefined ? { failure: { message: 'no such workflow is running' } } : {};
    this.enqueue(run, [{ resolveSignalExternalWorkflow: { seq, ...failure } } as Job]);
  }

  private answer({ protocolInstanceId, rejected, completed }: coresdk.workflow_commands.IUpdateResponse): void {
    const id = protocolInstanceId ?? '';
    const waiting = this.updates.get(id);
    if (waiting === undefined || (rejected == null && completed == null)) return;
    this.updates.delete(id);
    if (rejected == null) waiting.resolve(decode(completed));
    else waiting.reject(defaultFailureConverter.failureToError(rejected, defaultPayloadConverter));
  }

  private async end(
    run: Run,
    end: (Run['end'] & object) | 'completed',
    result: Payload | null | undefined,
  ): Promise<void> {
    run.end = end;
    run.timers.clear();
    const { parent } = run;
    if (end === 'completed' && parent !== undefined) {
      const resolveChildWorkflowExecution = { seq: parent.seq, result: { completed: { result: result ?? null } } };
      this.enqueue(parent.run, [{ resolveChildWorkflowExecution }]);
    }
    await Promise.resolve();
  }

  /** Lets go of the sandbox. */
  async close(): Promise<void> {
    for (const { workflow } of this.runs.values()) await workflow.dispose();
    await this.creator.destroy();
  }
}
