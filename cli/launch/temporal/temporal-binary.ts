import { existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../../domain/vocabulary/text.js';
import { homeOf, installOnce, userCache } from '../machine/cache.js';
import type { Progress } from '../progress.js';
import { provision, type Provisioned, type Way } from '../machine/provision.js';
import { downloadBySdk, type Download } from './sdk-download.js';
import { onPath, runTool } from '../machine/tool.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** The pinned Temporal CLI: Server 1.29.1 with its web pages. */
const VERSION = 'v1.5.1';

export interface FindTemporalOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  /** How the SDK downloads; replaced in tests. */
  readonly download?: Download;
  /** True to look only, never to download or build. */
  readonly onlyIfThere?: boolean;
}

/**
 * Finds the `temporal` command: on the PATH, in the user's cache, by the SDK's own download, by `go install`.
 * What is downloaded or built goes to the cache, once for all checkouts.
 * @throws RefusalError LAUNCH.NO_TEMPORAL with the reason of each way and what to do.
 */
export function findTemporal(options: FindTemporalOptions): Promise<Provisioned> {
  const { env, signal } = options;
  const cached = join(userCache(env), `temporal-cli-${VERSION}`);
  const executable = join(cached, 'temporal');
  const there: Way[] = [
    {
      name: text('PATH 中的 temporal', '`temporal` on the PATH'),
      find: () => working(onPath('temporal', env), env),
    },
    {
      name: text(`缓存 ${cached}`, `the cache ${cached}`),
      find: () => working(existsSync(executable) ? executable : undefined, env),
    },
  ];
  const fetched: Way[] = [
    {
      name: text(`下载 Temporal CLI ${VERSION}`, `downloading Temporal CLI ${VERSION}`),
      find: async () => {
        await installOnce(cached, async (draft) => {
          const downloaded = await (options.download ?? downloadBySdk)('dev-server', VERSION, draft, { env, signal });
          await keep(downloaded, join(draft, 'temporal'));
        });
        return working(executable, env);
      },
    },
    {
      name: text(
        `用 go install 构建 Temporal CLI ${VERSION}(首次约五分钟)`,
        `building Temporal CLI ${VERSION} with go install (about five minutes, once)`,
      ),
      find: async () => {
        const go = onPath('go', env);
        if (go === undefined) throw new Error('go: not on the PATH (未安装 Go)');
        await installOnce(cached, async (draft) => {
          await runTool(go, ['install', `github.com/temporalio/cli/cmd/temporal@${VERSION}`], {
            env: { ...env, HOME: homeOf(env), GOBIN: draft },
            timeout: 30 * 60_000,
            signal,
          });
        });
        return working(executable, env);
      },
    },
  ];
  return provision(options.onlyIfThere ? there : [...there, ...fetched], options.progress, noTemporal, signal);
}

/** Answers the path when the command there runs and says that it carries a server. */
async function working(path: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  if (path === undefined) throw new Error('not there (没有)');
  const version = await runTool(path, ['--version'], { env, timeout: 20_000 });
  if (!version.includes('Server')) throw new Error(`not the Temporal CLI (不是 Temporal CLI): ${version.trim()}`);
  return path;
}

async function keep(from: string, to: string): Promise<void> {
  if (from !== to) await copyFile(from, to);
  await chmod(to, 0o755);
}

const noTemporal = (reasons: { zh: string; en: string }): Error =>
  new RefusalError(refuse(LAUNCH.NO_TEMPORAL, { reasons }));
