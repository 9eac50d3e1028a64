// What one caller can do to all others: while he sends what nobody sends in earnest, a probe asks /livez from a third
// process. The API runs here, over HTTP, on a database of its own: `npm run bench:abuse`.
import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { migrateToLatest } from '../db/migrate.js';
import { createHarness } from '../test/api/harness.js';
import { foundDepartment, HR } from '../test/support/department.js';
import { createDatabase } from '../db/database.js';
import type { AbuseDone } from './support/abuser.js';
import type { Probed } from './support/probe.js';

/** What the issue of this bench asks for, in milliseconds. */
const AIM_MS = 200;

const folder = await makeDataFolder('jinji-bench-');
const postgres = await openPostgres({ dataFolder: folder, env: process.env });
await migrateToLatest(postgres.ownerUrl);
const database = createDatabase({ connectionString: postgres.url, max: 2 });
await foundDepartment(database.db, '2026-07', []);
await database.close();
const harness = await createHarness({
  existing: { url: postgres.url, accounts: { [HR]: ['hr', 'employee'] } },
  // As it is installed: nothing is opened for the bench.
  environment: { JINJI_ACCOUNT_CALLS: '3000', JINJI_ANONYMOUS_CALLS: '3000', JINJI_SIGN_IN_ATTEMPTS: '30' },
  now: () => new Date(),
});
const server = createServer(harness.express);
server.headersTimeout = 15_000;
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', 4_096, ready));
const { port } = server.address() as AddressInfo;
const address = `http://127.0.0.1:${port}`;
const processOf = (file: string, args: readonly string[]): ChildProcess =>
  fork(fileURLToPath(new URL(`./support/${file}.ts`, import.meta.url)), [...args]);
const probe = processOf('probe', [address]);
const abuser = processOf('abuser', [address, await harness.tokenOf(HR)]);
const lines: string[] = [];
let worst = 0;
abuser.on('message', (message) => {
  const { name, answers, seconds } = message as AbuseDone;
  probe.once('message', (told) => {
    const { count, p99, longest } = told as Probed;
    worst = Math.max(worst, longest);
    const livez = `/livez p99 ${p99.toFixed(0).padStart(4)} ms, longest ${longest.toFixed(0).padStart(4)} ms of ${count}`;
    const line = `${name.padEnd(48)} ${answers.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s  ${livez}`;
    process.stderr.write(`${line}\n`);
    lines.push(line);
    abuser.send('on');
  });
  probe.send('how');
});
await new Promise<void>((done) =>
  abuser.once('exit', () => {
    done();
  }),
);
process.stdout.write(`${lines.join('\n')}\nlongest of all ${worst.toFixed(0)} ms (aim ${AIM_MS})\n`);
probe.disconnect();
server.closeAllConnections();
server.close();
await harness.close();
await postgres.stop();
await removeDataFolder(folder);
process.exit(worst > AIM_MS ? 1 : 0);
