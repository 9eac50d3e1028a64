// Installs what the lock file says, when node_modules is missing or holds something else.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { during, Problem } from './say.mjs';
import { run, tail } from './tool.mjs';

const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|UNABLE_TO_GET_ISSUER/;

export async function ensureInstalled(root) {
  const lockFile = readFileSync(join(root, 'package-lock.json'));
  const wanted = `${createHash('sha256').update(lockFile).digest('hex')} ${process.platform} ${process.arch}`;
  if (installed(root, wanted)) return;
  await withLock(join(root, 'dist', '.install.lock'), async () => {
    if (installed(root, wanted)) return;
    if (!sameVersions(root, JSON.parse(lockFile))) await install(root);
    writeFileSync(stamp(root), wanted);
  }).catch((error) => {
    // A copy that nobody may change, with everything in it.
    if (!isReadOnly(error) || !sameVersions(root, JSON.parse(lockFile))) return readOnly(root)(error);
  });
}

const stamp = (root) => join(root, 'node_modules', '.jinji-installed');

const installed = (root, wanted) => existsSync(stamp(root)) && readFileSync(stamp(root), 'utf8') === wanted;

/** Whether node_modules (by hand, say) already holds exactly what the lock file says. */
function sameVersions(root, lock) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return there[path] ? there[path].version === version : optional === true;
  });
}

async function install(root) {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const byNode = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const label = '安装依赖 · installing what the lock file says (npm ci)';
  const { code, output } = await during(label, () =>
    byNode
      ? run(process.execPath, [npm, ...args], { cwd: root })
      : run('npm', args, { cwd: root, shell: process.platform === 'win32' }),
  );
  if (code === 0) return;
  if (/EROFS|EACCES|EPERM/.test(output)) throw notWritable(root, tail(output, 3));
  if (NETWORK.test(output)) {
    throw new Problem(
      '无法下载依赖：网络不通。请检查网络、代理或 npm 的 registry 设置后重试。',
      `The dependencies cannot be downloaded: no network. Check network, proxy and npm's registry setting, then try again.\n${tail(output, 4)}`,
    );
  }
  throw new Problem('npm ci 失败：', `npm ci failed:\n${tail(output)}`);
}

export const notWritable = (root, why) =>
  new Problem(
    `文件夹 ${root} 不可写（${why}）。请更改权限，或把代码克隆到可写的文件夹。`,
    `The folder ${root} cannot be written to (${why}). Change its permissions, or clone into a folder that can.`,
  );

const isReadOnly = (error) => ['EROFS', 'EACCES', 'EPERM'].includes(error.code);

/** Turns a refused write into the sentence that says so. */
export const readOnly = (root) => (error) => {
  throw isReadOnly(error) ? notWritable(root, error.code) : error;
};

/** Writes what only spares time; a checkout that cannot be written to does without. */
export function ifWritable(write) {
  try {
    write();
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}
