import { readFileSync } from 'node:fs';
import { defaultPayloadConverter, TypedSearchAttributes, type Payload } from '@temporalio/common';
import { parseWorkflowCode } from '@temporalio/worker/lib/worker.js';
import type { Workflow } from '@temporalio/worker/lib/workflow/interface.js';
import { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm.js';
import { globalHandlers } from '@temporalio/worker/lib/workflow/vm-shared.js';
import type { Letter } from '../../../domain/step/letter.js';

/** A start's input as it travels into the next run: with what the workflow takes along. */
export interface Carried {
  readonly carried?: unknown;
}
/** The input in the letter that a start travels in. */
export const inLetter = (letter: unknown): Carried => (letter as Letter).args[0] as Carried;

/** The value in a payload; undefined where there is none. */
export const decode = (payload: Payload | null | undefined): unknown =>
  payload == null ? undefined : defaultPayloadConverter.fromPayload(payload);
/** The values in payloads, in their order. */
export const decodeAll = (payloads: readonly Payload[] | null | undefined): readonly unknown[] =>
  (payloads ?? []).map(decode);
/** A value as it travels. */
export const encode = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);

/** Sandboxes for the workflows of a bundle, as a worker has them. */
export async function openSandboxes(
  codePath: string,
  activities: readonly string[],
): Promise<ReusableVMWorkflowCreator> {
  const bundle = parseWorkflowCode(readFileSync(codePath, 'utf8'), codePath);
  const creator = await ReusableVMWorkflowCreator.create(bundle, SANDBOX_MS, new Set(activities));
  // Where each promise was made is written down for a query that nobody asks here; it would cost this process for good.
  globalHandlers.uninstall();
  return creator;
}

/** How long one activation may take, in milliseconds. */
const SANDBOX_MS = 60_000;

/** One workflow in a sandbox of its own, which begins at an instant (epoch milliseconds). */
export function sandboxed(
  creator: ReusableVMWorkflowCreator,
  { type, workflowId, runId, at }: Record<'type' | 'workflowId' | 'runId', string> & { readonly at: number },
): Promise<Workflow> {
  const startTime = new Date(at);
  const info = {
    workflowId,
    runId,
    workflowType: type,
    searchAttributes: {},
    typedSearchAttributes: new TypedSearchAttributes(),
    taskQueue: 'past',
    namespace: 'past',
    firstExecutionRunId: runId,
    originalExecutionRunId: runId,
    startTime,
    runStartTime: startTime,
    taskTimeoutMs: 10_000,
    attempt: 1,
    historyLength: 0,
    historySize: 0,
    continueAsNewSuggested: false,
    unsafe: { now: () => Date.now(), isReplaying: false, isReplayingHistoryEvents: false },
  };
  return creator.createWorkflow({
    info: info as never,
    randomnessSeed: [...Buffer.from(runId.replaceAll('-', ''), 'hex').subarray(0, 8)],
    now: at,
    showStackTraceSources: false,
    failureExceptionTypeNames: [],
  });
}
