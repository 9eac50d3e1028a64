import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { userCache } from '../../cli/launch/machine/cache.js';
import { isAlive } from '../../cli/launch/machine/processes.js';
import { createProgress } from '../../cli/launch/progress.js';
import type { Download } from '../../cli/launch/temporal/sdk-download.js';
import { findTemporal } from '../../cli/launch/temporal/temporal-binary.js';
import { findTestServer } from '../../cli/launch/temporal/test-server.js';
import { until } from '../../cli/play/until.js';

const TEMPORAL = `#!/bin/sh\necho 'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)'\n`;
const progress = createProgress(() => undefined);
const noNetwork: Download = () => Promise.reject(new Error('dns error'));
const downloads: Download = async (kind, version, folder) => {
  const path = join(folder, `${kind}-${version}`);
  await writeFile(path, TEMPORAL, { mode: 0o755 });
  return path;
};
let folder: string;
let env: { PATH: string; XDG_CACHE_HOME: string; HOME: string };

/** Puts a fake tool on the temporary PATH. */
async function tool(name: string, script: string): Promise<void> {
  await writeFile(join(folder, 'bin', name), script);
  await chmod(join(folder, 'bin', name), 0o755);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinji-provision-'));
  await mkdir(join(folder, 'bin'));
  env = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache'), HOME: folder };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('where Temporal comes from', () => {
  const cached = (): string => join(folder, 'cache', 'jinji', 'temporal-cli-v1.5.1', 'temporal');

  it('takes the one on the PATH before anything else', async () => {
    await tool('temporal', TEMPORAL);
    const found = await findTemporal({ env, progress, download: downloads });
    expect(found.path).toBe(join(folder, 'bin', 'temporal'));
  });

  it('passes over something on the PATH that is not the Temporal CLI', async () => {
    await tool('temporal', '#!/bin/sh\necho 1.0\n');
    expect((await findTemporal({ env, progress, download: downloads })).path).toBe(cached());
  });

  it('downloads once into the cache; the second checkout finds it there', async () => {
    expect((await findTemporal({ env, progress, download: downloads })).path).toBe(cached());
    const again = await findTemporal({ env, progress, download: noNetwork });
    expect(again.path).toBe(cached());
    expect(again.by.en).toMatch(/cache/);
  });

  it('builds with go when there is no download, once even when two ask at the same time', async () => {
    const script = `#!/bin/sh\necho "$@" >> ${folder}/builds\n/bin/sleep 0.3\n/bin/cat > "$GOBIN/temporal" <<'EOF'\n${TEMPORAL}EOF\n/bin/chmod +x "$GOBIN/temporal"\n`;
    await tool('go', script);
    const find = () => findTemporal({ env, progress, download: noNetwork });
    const both = await Promise.all([find(), find()]);
    expect(both.map((found) => found.path)).toEqual([cached(), cached()]);
    expect(await readFile(join(folder, 'builds'), 'utf8')).toBe(
      'install github.com/temporalio/cli/cmd/temporal@v1.5.1\n',
    );
  });

  it('leaves nothing half done in the cache when the build fails, and says why each way failed', async () => {
    await tool('go', '#!/bin/sh\n: > "$GOBIN/temporal"\necho "module lookup disabled" >&2\nexit 1\n');
    const finding = findTemporal({ env, progress, download: noNetwork });
    await expect(finding).rejects.toMatchObject({ refusal: { code: 'LAUNCH.NO_TEMPORAL' } });
    await expect(finding).rejects.toThrow(/PATH: not there[^]*dns error[^]*module lookup disabled[^]*TEMPORAL_ADDRESS/);
    await expect(readFile(cached())).rejects.toThrow(/ENOENT/);
  });

  it('stops the build at once on Ctrl-C', async () => {
    await tool('go', `#!/bin/sh\necho $$ > ${folder}/go.pid\n/bin/sleep 60\n`);
    const stopping = new AbortController();
    const finding = findTemporal({ env, progress, download: noNetwork, signal: stopping.signal });
    const ended = expect(finding).rejects.toThrow();
    const pid = await until('the download writes its number', async () => {
      const written = await readFile(join(folder, 'go.pid'), 'utf8').catch(() => '');
      return written !== '' && Number(written);
    });
    stopping.abort();
    await ended;
    expect(isAlive(pid)).toBe(false);
  });

  it('names Go when it is missing', async () => {
    await expect(findTemporal({ env, progress, download: noNetwork })).rejects.toThrow(/go: not on the PATH/);
  });
});

describe('where the test server comes from', () => {
  it('is named by TEMPORAL_TEST_SERVER, else on the PATH', async () => {
    await tool('temporal-test-server', TEMPORAL);
    const path = join(folder, 'bin', 'temporal-test-server');
    expect((await findTestServer({ env, progress })).path).toBe(path);
    const named = await findTestServer({ env: { ...env, TEMPORAL_TEST_SERVER: process.execPath }, progress });
    expect(named.path).toBe(process.execPath);
  });

  it('comes last from Maven Central, started by java with all its jars', async () => {
    await tool('mvn', '#!/bin/sh\n/bin/mkdir jars && : > jars/temporal-test-server.jar\n');
    // A home whose name no shell may take apart, in the locale that Java would read its own rules from.
    const home = join(folder, `缓存 #1%41's "$x"`);
    const given = { PATH: env.PATH, HOME: home, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    await tool('java', '#!/bin/sh\necho "$LC_ALL" "$@"\n');
    const { path } = await findTestServer({ env: given, progress, download: noNetwork });
    expect(path.startsWith(`${home}/.cache/jinji/`)).toBe(true);
    const { stdout } = spawnSync(path, ['7233'], { env: given, encoding: 'utf8' });
    expect(stdout).toBe(`C.UTF-8 -cp ${join(path, '..', 'jars')}/* io.temporal.testserver.TestServer 7233\n`);
  });

  it('is cached in the home that the system knows where HOME is not set', () => {
    expect(userCache({ HOME: '' })).toBe(join(userInfo().homedir, '.cache', 'jinji'));
    expect(userCache({ XDG_CACHE_HOME: 'relative' })).toBe(join(process.cwd(), 'relative', 'jinji'));
  });

  it('says what is missing when nothing works', async () => {
    const finding = findTestServer({ env, progress, download: noNetwork });
    await expect(finding).rejects.toMatchObject({ refusal: { code: 'LAUNCH.NO_TEST_SERVER' } });
    await expect(finding).rejects.toThrow(/dns error[^]*java: not on the PATH/);
  });
});
