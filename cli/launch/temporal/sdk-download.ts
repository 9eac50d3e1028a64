import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutRoot } from '../machine/cache.js';
import { runTool, type ToolOptions } from '../machine/tool.js';

/** Downloads a server's executable into a folder and answers its path. */
export type Download = (
  kind: 'dev-server' | 'time-skipping',
  version: string,
  folder: string,
  options: Pick<ToolOptions, 'env' | 'signal'>,
) => Promise<string>;

/**
 * The Temporal SDK's own download, in a process of its own because it cannot be interrupted; three minutes at most.
 * @throws Error with the SDK's reason.
 */
export const downloadBySdk: Download = async (kind, version, folder, options) => {
  await runTool(process.execPath, [join(checkoutRoot(), 'scripts', 'sdk-download.mjs'), kind, version, folder], {
    ...options,
    timeout: 3 * 60_000,
  });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) return path;
  }
  throw new Error('the download left no file (下载没有产生文件)');
};
