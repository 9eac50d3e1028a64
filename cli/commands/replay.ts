import { DefaultLogger, Runtime } from '@temporalio/worker';
import { LAUNCH } from '../../domain/refusals/launch.js';
import { RECONCILE } from '../../domain/refusals/installation.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { sealingConverter } from '../../seal/sealing.js';
import { workflowBundle } from '../../worker/create.js';
import { replayOpen, type Replayed } from '../../worker/replay-open.js';
import { openDataFolder } from '../launch/data-folder.js';
import { engineOf, toldOf } from '../launch/temporal/engine-of.js';
import { findRunningTemporal, type TemporalServer } from '../launch/temporal/temporal.js';

/**
 * `jinji replay --open`: whether this build can go on with every case that is under way in the running service, which may
 * be of another build. Reads only; exit status 1 where it cannot.
 * @throws RefusalError RECONCILE.NO_ENGINE, LAUNCH.UNFIT_HISTORIES.
 */
export async function replayFromCommand(): Promise<void> {
  const dataFolder = await openDataFolder(process.env);
  const found = await findRunningTemporal(dataFolder, process.env);
  if (found === undefined) throw new RefusalError(refuse(RECONCILE.NO_ENGINE));
  const { histories } = await replayAll(dataFolder, process.env, found);
  process.stdout.write(
    `✓ 本版本可以继续全部 ${histories} 个进行中的流程 · this build goes on with all ${histories} open workflows\n`,
  );
}

/** So many cases are named where a build does not fit. */
const NAMED = 10;

/**
 * Replays what is open against this build.
 * @throws RefusalError LAUNCH.UNFIT_HISTORIES naming what this build cannot go on with.
 */
export async function replayAll(
  dataFolder: string,
  env: NodeJS.ProcessEnv,
  found: Pick<TemporalServer, 'address' | 'namespace'>,
): Promise<Replayed> {
  const { client, taskQueue, keys, close } = await engineOf(toldOf(env, found), dataFolder, 5_000);
  try {
    const build = async () => {
      // What the engine's core says of a history that does not fit is for its own people, and sealed. The core ends with
      // the last worker: installed where none is made, it would keep the command from ending.
      Runtime.install({
        logger: new DefaultLogger('ERROR', () => undefined),
        telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
      });
      return { workflowBundle: await workflowBundle(), dataConverter: sealingConverter(keys) };
    };
    const replayed = await replayOpen(client, taskQueue, build);
    const { unfit } = replayed;
    if (unfit.length === 0) return replayed;
    throw new RefusalError(refuse(LAUNCH.UNFIT_HISTORIES, { count: unfit.length, cases: unfit.slice(0, NAMED) }));
  } finally {
    await close();
  }
}
