// Two commands started at once in one checkout (`npm start` and `npm test`) install and build one after the other.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** Runs `work` while holding the lock folder; a lock whose holder is gone is taken over. */
export async function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let told = false; ; await sleep(200)) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), `${process.pid} ${startOf(process.pid)}`);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (abandoned(folder)) rmSync(folder, { recursive: true, force: true });
      else if (!told) say('… 等待另一个安装或构建结束 · waiting for another install or build to end');
      told = true;
    }
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** When the process started, where the system tells (Linux): equal only for the same process of the same boot. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '-';
  }
}

function abandoned(folder) {
  try {
    const [pid, started] = readFileSync(join(folder, 'pid'), 'utf8').split(' ');
    process.kill(Number(pid), 0);
    // After a restart, or in a copied checkout, the number may be somebody else's.
    return startOf(pid) !== started;
  } catch (error) {
    if (error.code === 'EPERM') return false;
    // No pid yet: its maker may be between two lines.
    if (error.code === 'ENOENT') return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 5000;
    return true;
  }
}
