import { existsSync } from 'node:fs';
import { text } from '../../../domain/vocabulary/text.js';
import { provision, type Provisioned, type Way } from './provision.js';
import { setting } from '../setting.js';
import type { FindTemporalOptions } from '../temporal/temporal-binary.js';
import { onPath, runTool } from './tool.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The browser, and a font that has the characters of Chinese names. */
const PACKAGES = ['chromium', 'fonts-wqy-microhei'];
const INSTALL_MS = 20 * 60_000;

export interface FindChromiumOptions extends FindTemporalOptions {
  /** The account that runs this; replaced in tests. */
  readonly uid?: number | undefined;
}

/**
 * Finds the browser that the tests of the pages drive: `JINJI_CHROMIUM`, the PATH, and, for root on Debian, its packages.
 * @throws RefusalError LAUNCH.NO_CHROMIUM with the reason of each way and what to do.
 */
export function findChromium(options: FindChromiumOptions): Promise<Provisioned> {
  const { env, signal } = options;
  const uid = 'uid' in options ? options.uid : process.getuid?.();
  const named = setting(env, 'JINJI_CHROMIUM');
  const onThePath = (): string | undefined => NAMES.map((name) => onPath(name, env)).find((path) => path !== undefined);
  const there: Way[] = [
    {
      name: text('JINJI_CHROMIUM 指定的浏览器', 'the browser named by JINJI_CHROMIUM'),
      find: () => existing(named !== undefined && existsSync(named) ? named : undefined),
    },
    { name: text('PATH 中的 chromium', 'chromium on the PATH'), find: () => existing(onThePath()) },
  ];
  const fetched: Way[] = [
    {
      name: text(`用 apt-get 安装 ${PACKAGES.join('、')}`, `installing ${PACKAGES.join(' and ')} with apt-get`),
      find: async () => {
        const apt = onPath('apt-get', env);
        if (apt === undefined) throw new Error('apt-get: not on the PATH (不是 Debian 系统)');
        if (uid !== 0) throw new Error('only root may install packages (需要 root)');
        const run = (...args: string[]): Promise<string> =>
          runTool(apt, args, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: INSTALL_MS, signal });
        await run('update');
        await run('install', '-y', '--no-install-recommends', ...PACKAGES);
        return existing(onThePath());
      },
    },
  ];
  return provision(options.onlyIfThere ? there : [...there, ...fetched], options.progress, noChromium, signal);
}

const existing = (path: string | undefined): Promise<string> =>
  path === undefined ? Promise.reject(new Error('not there (没有)')) : Promise.resolve(path);

const noChromium = (reasons: { zh: string; en: string }): Error =>
  new RefusalError(refuse(LAUNCH.NO_CHROMIUM, { reasons, packages: PACKAGES }));
