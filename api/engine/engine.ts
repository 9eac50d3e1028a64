import { randomUUID } from 'node:crypto';
import {
  Connection,
  QueryNotRegisteredError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcServiceError,
} from '@temporalio/client';
import { ApplicationFailure, type QueryDefinition, type UpdateDefinition } from '@temporalio/common';
import type { TemporalSettings } from '../../domain/settings/configuration.js';
import { inSpan } from '../../domain/trail/current.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { temporalConnection } from '../../domain/settings/temporal-connection.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { createSealingClient } from '../../seal/sealing.js';
import { isForeign } from '../../domain/step/letter.js';
import { refusalIn } from '../../workflows/messages/refused.js';
import { engineTimeout, engineUnavailable, tooLarge } from '../http/refusals.js';

const ANSWER_MS = 10_000;
const LOOK_MS = 2_000;
/** However long the engine was away, its return is seen so soon; the library's own pauses grow to two minutes. */
const RECONNECT_MS = 1_000;
/** Temporal refuses a payload from 2 MB on; said here, it is a refusal and not a fault. */
const MOST_BYTES = 1_800_000;
/** Failures that say nothing of what became of the update. */
const NO_ANSWER = new Set(['AcceptedUpdateCompletedWorkflow']);

export interface UpdateCall<R, I> {
  readonly workflowId: string;
  readonly update: UpdateDefinition<R, [I]>;
  /** Repeating it joins the same update; without one each call is an update of its own. */
  readonly updateId?: string;
  readonly input: I;
}

export interface QueryCall<R, I> {
  readonly workflowId: string;
  readonly query: QueryDefinition<R, [I]>;
  readonly input: I;
}

export interface StartCall {
  readonly workflowId: string;
  readonly type: string;
  readonly input: unknown;
}

/** A worker that asks for work. */
export interface Poller {
  /** `pid@host`. */
  readonly identity: string;
  readonly seenAt: Date;
}

/** What the API asks of Temporal; nothing else of it is used here. */
export interface Engine {
  /** Rejects when the service does not answer within two seconds. */
  look(): Promise<void>;
  /** Who has asked the task queue for work within the last minutes. @throws ApiRefusal `SERVICE.ENGINE_UNAVAILABLE`. */
  pollers(): Promise<readonly Poller[]>;
  /**
   * Sends an act and waits for its result, at most ten seconds. Undefined when no such workflow is running.
   * @throws RefusalError when the workflow refuses; ApiRefusal `SERVICE.ENGINE_UNAVAILABLE`, `SERVICE.ENGINE_TIMEOUT`,
   * `REQUEST.TOO_LARGE`.
   */
  update<R, I>(call: UpdateCall<R, I>): Promise<R | undefined>;
  /**
   * Asks a workflow something that changes nothing, at most ten seconds. Undefined when there is no such workflow.
   * @throws ApiRefusal `SERVICE.ENGINE_UNAVAILABLE`, `SERVICE.ENGINE_TIMEOUT`, `REQUEST.TOO_LARGE`.
   */
  query<R, I>(call: QueryCall<R, I>): Promise<R | undefined>;
  /** Starts a workflow under its business key; false when that key was used before, running or closed. */
  start(call: StartCall): Promise<boolean>;
  close(): Promise<void>;
}

/** Whether the engine takes it in one piece. */
export const fits = (input: unknown): boolean => sizeOf(input) <= MOST_BYTES;

/** In bytes, as it travels. */
export const sizeOf = (input: unknown): number => Buffer.byteLength(JSON.stringify(input));

/** Connects lazily and reconnects by itself, so that the API starts while Temporal is away. */
export function createEngine(settings: TemporalSettings, keys: KeyRing): Engine {
  const connection = Connection.lazy({
    ...temporalConnection(settings),
    connectTimeout: LOOK_MS,
    channelArgs: { 'grpc.max_reconnect_backoff_ms': RECONNECT_MS },
  });
  const client = createSealingClient(keys, { connection, namespace: settings.namespace });
  const within = <T>(ms: number, call: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + ms, call).catch((error: unknown) => {
      throw translate(error) ?? error;
    });

  return {
    look: async () => {
      await within(LOOK_MS, () => connection.workflowService.describeNamespace({ namespace: settings.namespace }));
    },
    pollers: async () => {
      const { namespace, taskQueue } = settings;
      const { pollers } = await within(LOOK_MS, () =>
        connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue } }),
      );
      return pollers.map(({ identity, lastAccessTime }) => ({
        identity: identity ?? '',
        seenAt: new Date(Number(lastAccessTime?.seconds ?? 0) * 1_000),
      }));
    },
    update: async <R, I>({ workflowId, update, updateId = randomUUID(), input }: UpdateCall<R, I>) => {
      if (!fits(input)) throw tooLarge('1.8 MB');
      try {
        const answer = await inSpan({ name: `update ${update.name}`, kind: 'client' }, () =>
          within(ANSWER_MS, () =>
            client.workflow.getHandle(workflowId).executeUpdate<R, [I]>(update, { updateId, args: [input] }),
          ),
        );
        // Somebody else's worker has answered, or another key: nobody knows what became of the act.
        if (isForeign(answer)) throw engineTimeout();
        return answer;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      }
    },
    query: async <R, I>({ workflowId, query, input }: QueryCall<R, I>) => {
      if (!fits(input)) throw tooLarge('1.8 MB');
      try {
        const answer = await within(ANSWER_MS, () => client.workflow.getHandle(workflowId).query<R, [I]>(query, input));
        if (isForeign(answer)) throw engineTimeout();
        return answer;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      }
    },
    start: async ({ workflowId, type, input }) => {
      try {
        await within(ANSWER_MS, () =>
          client.workflow.start(type, {
            workflowId,
            taskQueue: settings.taskQueue,
            args: [input],
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'FAIL',
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
        throw error;
      }
    },
    close: () => connection.close(),
  };
}

/** The refusal behind an engine's error; undefined for what is a fault. */
export function translate(error: unknown): RefusalError | undefined {
  if (error instanceof WorkflowUpdateFailedError) {
    const refusal = refusalIn(error);
    if (refusal !== undefined) return new RefusalError(refusal);
    const { cause } = error;
    return cause instanceof ApplicationFailure && NO_ANSWER.has(cause.type ?? '') ? engineTimeout() : undefined;
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return engineTimeout();
  // A worker of the release before; the same code says that an answer failed.
  if (error instanceof QueryNotRegisteredError && error.message.includes('did not register'))
    return engineUnavailable();
  const grpc = error instanceof ServiceError ? error.cause : error;
  if (isGrpcServiceError(grpc)) {
    return isPassing(grpc.code, grpc.details) ? engineUnavailable() : undefined;
  }
  return error instanceof ServiceError || isConnectionError(error) ? engineUnavailable() : undefined;
}

/** Codes of gRPC: cancelled, too slow, overloaded, aborted by the server, away. */
const PASSING = [1, 4, 8, 10, 14];
/** Failed precondition: also what a client too old is told, so it is asked what it says. */
const NOT_READY = 9;

/**
 * Worth a repetition; a workflow whose last task failed, or whose worker died with an act, takes acts again as soon as a
 * worker has tried anew.
 */
const isPassing = (code: number, details: string): boolean =>
  PASSING.includes(code) || (code === NOT_READY && /workflow task (in failed state|failure)/i.test(details));

const isConnectionError = (error: unknown): boolean =>
  error instanceof Error &&
  /Failed to connect before the deadline|14 UNAVAILABLE|Channel has been shut down/.test(error.message);
