import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../../domain/vocabulary/text.js';
import { installOnce, userCache } from '../machine/cache.js';
import { inUtf8 } from '../postgres/locale.js';
import { provision, type Provisioned, type Way } from '../machine/provision.js';
import { downloadBySdk } from './sdk-download.js';
import type { FindTemporalOptions } from './temporal-binary.js';
import { onPath, runTool } from '../machine/tool.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** The pinned time-skipping test server. */
const VERSION = '1.33.0';
const NAME = 'temporal-test-server';

/**
 * Finds the time-skipping test server: `TEMPORAL_TEST_SERVER`, the PATH, the user's cache, the SDK's own download, and
 * last Maven Central with Java. What is fetched goes to the cache, once for all checkouts.
 * @throws RefusalError LAUNCH.NO_TEST_SERVER with the reason of each way and what to do.
 */
export function findTestServer(options: FindTemporalOptions): Promise<Provisioned> {
  const { env, signal } = options;
  const cached = join(userCache(env), `${NAME}-${VERSION}`);
  const executable = join(cached, NAME);
  const existing = (path: string | undefined): Promise<string> =>
    path !== undefined && existsSync(path) ? Promise.resolve(path) : Promise.reject(new Error('not there (没有)'));
  const there: Way[] = [
    {
      name: text('TEMPORAL_TEST_SERVER 指定的程序', 'the program named by TEMPORAL_TEST_SERVER'),
      find: () => existing(env.TEMPORAL_TEST_SERVER),
    },
    { name: text(`PATH 中的 ${NAME}`, `\`${NAME}\` on the PATH`), find: () => existing(onPath(NAME, env)) },
    { name: text(`缓存 ${cached}`, `the cache ${cached}`), find: () => existing(executable) },
  ];
  const fetched: Way[] = [
    {
      name: text(`下载 Temporal 测试服务器 ${VERSION}`, `downloading the Temporal test server ${VERSION}`),
      find: async () => {
        await installOnce(cached, async (draft) => {
          const download = options.download ?? downloadBySdk;
          const downloaded = await download('time-skipping', `v${VERSION}`, draft, { env, signal });
          if (downloaded !== join(draft, NAME)) await copyFile(downloaded, join(draft, NAME));
          await chmod(join(draft, NAME), 0o755);
        });
        return executable;
      },
    },
    {
      name: text(
        `从 Maven Central 获取测试服务器 ${VERSION}`,
        `fetching the test server ${VERSION} from Maven Central`,
      ),
      find: async () => {
        for (const tool of ['java', 'mvn']) {
          if (onPath(tool, env) === undefined) throw new Error(`${tool}: not on the PATH (未安装)`);
        }
        await installOnce(cached, (draft) => fromMaven(draft, options));
        return executable;
      },
    },
  ];
  return provision(options.onlyIfThere ? there : [...there, ...fetched], options.progress, noTestServer, signal);
}

/** Lets Maven, with the machine's own settings, copy the server and what it needs; a small script starts it. */
async function fromMaven(draft: string, { env, signal }: FindTemporalOptions): Promise<void> {
  const project = join(draft, 'project');
  await mkdir(project);
  await writeFile(join(project, 'pom.xml'), POM);
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
  const args = ['-B', '-q', goal, '-DincludeScope=runtime', `-DoutputDirectory=${join(project, 'jars')}`];
  await runTool('mvn', args, { env: inUtf8(env), cwd: project, timeout: 10 * 60_000, signal });
  await rename(join(project, 'jars'), join(draft, 'jars'));
  await rm(project, { recursive: true });
  await writeFile(join(draft, NAME), SCRIPT, { mode: 0o755 });
  await chmod(join(draft, NAME), 0o755);
}

/** Beside its jars, wherever that is. Java reads names of files by the locale, and takes Turkish for its own letters. */
const SCRIPT = `#!/bin/sh
export LC_ALL=C.UTF-8
exec java -cp "\${0%/*}/jars/*" io.temporal.testserver.TestServer "$@"
`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jinji</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;

const noTestServer = (reasons: { zh: string; en: string }): Error =>
  new RefusalError(refuse(LAUNCH.NO_TEST_SERVER, { reasons }));
