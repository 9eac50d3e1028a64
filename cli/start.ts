import { join } from 'node:path';
import { readInstallation } from '../db/service/installation.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { text } from '../domain/vocabulary/text.js';
import { replayAll } from './commands/replay.js';
import { checkoutRoot } from './launch/machine/cache.js';
import { openingLines, wantsSample, type FirstStart } from './launch/first-steps.js';
import { lockDataFolder, openDataFolder } from './launch/data-folder.js';
import { joinDatabase, checkNotCopied } from './launch/installation.js';
import { keysOf } from './launch/keys.js';
import { createKeeper } from './launch/keeper.js';
import { keepTurningLogs, logLimits } from './launch/logs.js';
import { createProgress } from './launch/progress.js';
import { failureMessage } from './launch/report.js';
import { noteServed, servedByAnother } from './launch/served-build.js';
import { setting } from './launch/setting.js';
import { startStack, type RunningStack } from './launch/stack.js';
import { outliveReader } from './launch/terminal.js';
import { engineOf } from './launch/temporal/engine-of.js';
import { nameInstallation } from './launch/temporal/temporal-ping.js';
import { errorMessage } from './launch/thrown.js';
import { isPolling } from './launch/temporal/worker-ping.js';
import { ensureSample, type SampleOptions, type SampleReport } from './sample.js';
import { loadPast, startPast } from './sample/past/load.js';

/**
 * `npm start`: runs the whole service until Ctrl-C or SIGTERM.
 * @returns the exit code.
 */
export async function start(env: NodeJS.ProcessEnv): Promise<number> {
  const begun = Date.now();
  outliveReader(process.stdout, process.stderr);
  const write = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const progress = createProgress(write);
  const stopping = stopOnSignals();
  const workflows = compiled('worker/workflow-bundle.js');
  let sample: SampleReport | undefined;
  try {
    const dataFolder = await openDataFolder(env);
    await checkNotCopied(dataFolder);
    const limits = logLimits(env);
    const lock = await lockDataFolder(dataFolder);
    const keeper = createKeeper(dataFolder, progress);
    const endTurning = keepTurningLogs(dataFolder, limits, (error) => {
      progress.say(
        text(`日志未能轮换：${errorMessage(error)}`, 'the logs could not be turned, trying again in a minute'),
      );
    });
    progress.say(text(`数据文件夹 ${dataFolder}`, 'data folder'));
    try {
      const stack = await startStack({
        dataFolder,
        env,
        entries: { worker: compiled('worker/main.js'), api: compiled('api/main.js') },
        progress,
        keeper,
        signal: stopping,
        isWorking: (temporal, pid) => isPolling(temporal, (identity) => identity.startsWith(`${pid}@`)),
        checkBuild: async (temporal) => {
          if (!(await servedByAnother(dataFolder, workflows))) return;
          await progress.during(text('核对进行中的流程与本版本', 'holding what is open against this version'), () =>
            replayAll(dataFolder, env, temporal),
          );
        },
        prepareEngine: async ({ address, namespace }) => {
          const id = readInstallation(dataFolder)?.id;
          if (id !== undefined) await nameInstallation(address, namespace, id);
        },
        prepareDatabase: async (database) => {
          await progress.during(text('迁移数据库', 'migrating the database'), () => joinDatabase(dataFolder, database));
          const wanted = wantsSample(env);
          if (wanted === 'no') return;
          const today = todayIn('Asia/Shanghai', Date.now());
          const options = { databaseUrl: database.url, dataFolder, today };
          const past = wanted === 'bare' ? {} : { past: pastOf(database.url, dataFolder) };
          sample = await progress.during(text('准备示例部门', 'getting the sample department ready'), () =>
            ensureSample({ ...options, ...past }),
          );
        },
        beforeServices: (told) => startPast(told.DATABASE_URL ?? '', () => engineOf(told, dataFolder)),
      });
      await noteServed(dataFolder, workflows);
      write('');
      write(`  晋级 Jinji         ${stack.address}`);
      write(
        `  邮件 mail          ${stack.mailFrom ?? '未设置，消息在系统内阅读 · not set up, messages are read in the product'}`,
      );
      if (stack.temporalWeb !== undefined) write(`  Temporal           ${stack.temporalWeb}`);
      write('');
      (await openingLines(sample, firstStartOf(env, stack))).forEach(write);
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      progress.say(text(`就绪（${seconds} 秒），按 Ctrl-C 停止`, `ready (${seconds} s), Ctrl-C stops`));
      await untilAborted(stopping);
    } finally {
      endTurning();
      await keeper.stop();
      await lock.release();
    }
    return 0;
  } catch (error) {
    if (stopping.aborted) return 0;
    process.stderr.write(
      `${env.JINJI_DEBUG && error instanceof Error ? (error.stack ?? '') : failureMessage(error)}\n`,
    );
    return 1;
  }
}

const firstStartOf = (env: NodeJS.ProcessEnv, { databaseUrl, address }: RunningStack): FirstStart => ({
  databaseUrl,
  firstAdmin: setting(env, 'JINJI_FIRST_ADMIN'),
  address: setting(env, 'JINJI_PUBLIC_URL') ?? address,
  at: new Date(),
});

/** What loads the sample's past, from the workflows of this build. */
const pastOf =
  (databaseUrl: string, dataFolder: string): NonNullable<SampleOptions['past']> =>
  async (today, folder) =>
    loadPast({
      databaseUrl,
      dataFolder,
      folder,
      today,
      keys: await keysOf(dataFolder),
      bundle: compiled('worker/workflow-bundle.js'),
    });

const compiled = (file: string): string => join(checkoutRoot(), 'dist', file);

/** A signal that is raised by Ctrl-C, by SIGTERM, or by the terminal that goes away. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // The second time: leave at once; what still runs is found and stopped by the next start.
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    // Keeps the process alive: supervised processes are not children that Node waits for.
    const alive = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
