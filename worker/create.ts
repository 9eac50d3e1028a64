import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { Context } from '@temporalio/activity';
import {
  bundleWorkflowCode,
  Worker,
  type ActivityInterceptorsFactory,
  type BundleOptions,
  type NativeConnection,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createActivities } from '../activities/create.js';
import type { Database } from '../db/database.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import type { PolicyEngine } from '../policy/engine.js';
import type { PolicyLibrary } from '../policy/data/library.js';
import { caseInterrupted, WORKFLOWS, type CaseInterruption } from '../workflows/messages/cases.js';
import type { ClosingInput } from '../workflows/messages/closing.js';
import type { ForeignPayload } from '../seal/codec.js';
import type { KeyRing } from '../seal/key-ring.js';
import { createSealingClient, failureConverterPath, sealingConverter } from '../seal/sealing.js';
import { ownActivities } from './own-activities.js';
import { trailing, trailSinks } from './trails.js';

/** What a worker is made from; the composition root brings it. */
export interface WorkerDependencies {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly db: Kysely<Database>;
  readonly engine: PolicyEngine;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  readonly workflowBundle: WorkflowBundleOption;
  readonly keys: KeyRing;
  /** Frozen with each company-wide notice (9.5.10); absent where nobody has said. */
  readonly companyName?: string;
  /** Told of everything that came and does not open; it must not throw. */
  readonly heardForeign?: (found: ForeignPayload) => void;
  /** Where it says what it carried out in the course of which request. */
  readonly log?: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** Stand around every activity, inside the check that it is ours. */
  readonly around?: readonly ActivityInterceptorsFactory[];
  /** How many cases stay in memory between their steps. */
  readonly cachedWorkflows?: number;
  /** Stands between engine and activities; only tests arm it, to kill a worker between a commit and its marker. */
  readonly between?: (activities: object) => object;
}

/**
 * Cases kept in memory between their steps. One that is not is replayed from its history, which costs about as much
 * as the step itself; a cycle of a thousand people fits whole.
 */
const CACHED_WORKFLOWS = 3000;

/** The worker of every pipeline: workflows, activities and what they depend on. */
export function createWorker(dependencies: WorkerDependencies): Promise<Worker> {
  const { connection, namespace, taskQueue, workflowBundle, cachedWorkflows = CACHED_WORKFLOWS } = dependencies;
  const { between = (activities: object) => activities, keys, heardForeign, log, around = [] } = dependencies;
  const client = createSealingClient(keys, { connection, namespace });
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle,
    maxCachedWorkflows: cachedWorkflows,
    dataConverter: sealingConverter(keys, heardForeign),
    interceptors: { activity: [ownActivities, trailing(log), ...around] },
    sinks: trailSinks(),
    shutdownGraceTime: '10 seconds',
    activities: between(
      createActivities({
        ...dependencies,
        startClosing: (input) => startClosing(client, taskQueue, input),
        tellClosing: (closingId, interruption) => tellClosing(client, closingId, interruption),
        heartbeat: (progress) => {
          Context.current().heartbeat(progress);
        },
      }),
    ),
  });
}

/** The closing's own number is the workflow's: a second start finds it, running or finished. */
async function startClosing(client: Client, taskQueue: string, input: ClosingInput): Promise<boolean> {
  try {
    await client.workflow.start(WORKFLOWS.closing, {
      workflowId: input.closingId,
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/** One that is over has nothing left to hear. */
async function tellClosing(client: Client, closingId: string, interruption: CaseInterruption): Promise<void> {
  try {
    await client.workflow.getHandle(closingId).signal(caseInterrupted, interruption);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** What a bundle of workflows has to hold beside them, so that they open and seal what is theirs. */
export const sealedBundle = (): Pick<BundleOptions, 'workflowInterceptorModules' | 'failureConverterPath'> => {
  const built = fileURLToPath(new URL('../workflows/letters.js', import.meta.url));
  return {
    workflowInterceptorModules: [existsSync(built) ? built : built.replace(/\.js$/, '.ts')],
    failureConverterPath,
  };
};

/** The bundle that the build made; in the sources, where there is none, it is made now (some seconds). */
export async function workflowBundle(): Promise<WorkflowBundleOption> {
  const built = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url));
  if (existsSync(built)) return { codePath: built };
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    preloadModules: [fileURLToPath(new URL('../workflows/shared-modules.ts', import.meta.url))],
    ...sealedBundle(),
    logger: { ...console, log: () => undefined, trace: () => undefined, debug: () => undefined, info: () => undefined },
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
    }),
  });
}
