import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { webhookRequest } from '../../../notifications/webhook.js';
import { GM, HEAD, HR, SUPERIOR } from '../../support/department.js';
import { PASSWORD } from '../harness.js';
import { Live } from '../live.js';
import { makeDataFolder, removeDataFolder } from '../../../cli/launch/machine/scratch-folder.js';

/** docs/api.md is one script, which does on a department what it says, as it stands. */
const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'api.md'), 'utf8');
const blocks = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const CYCLE = 'LC-2026-07';
const people = ['E1', 'E2', 'E3'] as const;

let live: Live;
let server: Server;
let folder: string;
beforeAll(async () => {
  folder = await makeDataFolder('jinji-api-page-');
  live = await Live.start(
    people.map((id) => ({ id, level: 'junior-1', ratings: B })),
    '2026-07',
  );
  server = createServer(live.harness.express).listen(0, '127.0.0.1');
  await live.post(HR, '/v1/cycles', { month: '2026-07' });
  const today = todayIn('Asia/Shanghai', Date.now());
  await live.act(HR, 'cycle.launch', { do: 'launch', closingDate: today, reason: '补办' });
  await live.act(HR, 'cycle.close-ratings', { do: 'close' });
  await live.taskOf(HEAD, 'cycle.submission');
  const { body } = await live.get<{ items: { id: string }[] }>(HR, `/v1/cycles/${CYCLE}/candidates?limit=100`);
  const ids = body.items.map(({ id }) => id);
  await live.act(HEAD, 'cycle.submission', { submitted: ids.map((caseId) => ({ caseId })), leftOut: [] });
  await live.act(HR, 'cycle.first-review', { decisions: ids.map((caseId) => ({ caseId, decision: 'pass' })) });
  await live.act(HR, 'cycle.gm-submission', {});
  await live.act(GM, 'cycle.gm-decision', { decisions: ids.map((caseId) => ({ caseId, decision: 'approve' })) });
  await live.act(HR, 'cycle.release', {});
  for (const caseId of ids) await live.taskOf(SUPERIOR, 'level.interview', caseId);
}, 120_000);
afterAll(async () => {
  server.close();
  await live.close();
  await removeDataFolder(folder);
});

async function run(
  file: string,
  given: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { port } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    JINJI_URL: `http://127.0.0.1:${port}`,
    JINJI_LOGIN: SUPERIOR,
    JINJI_PASSWORD: PASSWORD,
    ...more,
  };
  const child = spawn(process.execPath, [file, ...given], { env: { ...env, NODE_OPTIONS: '' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return said.trim().split('\n');
}

describe('docs/api.md', () => {
  test('logs in, reads the inbox and a form, acts, repeats, is refused, and does the rest at once', async () => {
    expect(blocks).toHaveLength(7);
    const file = join(folder, 'script.mjs');
    writeFileSync(file, blocks.slice(0, -1).join('\n'));
    const said = await run(file);
    expect(said).toEqual([
      expect.stringMatching(/ is logged in$/),
      ...people.map(() => expect.stringMatching(/^LC-2026-07-C\d\S*: .+ \(§8\.5\.6\) with .+, due 20\d\d-\d\d-\d\d$/)),
      'fields: heldOn, summary, files, attendees; about 1',
      'done: 200 completed',
      'again: 200 completed',
      expect.stringMatching(/^refused: 409 .*[Rr]eload/),
      expect.stringMatching(/^wrong: 400 .*heldOn/),
      expect.stringMatching(/: completed/),
      expect.stringMatching(/: completed/),
    ]);
    expect((await live.inbox(SUPERIOR)).filter(({ kind }) => kind === 'level.interview')).toEqual([]);
  });

  test('the typed client that the build makes compiles as the page has it, reads the inbox, and refuses what is not described', async () => {
    const [, code = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(page) ?? [];
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(root, 'dist', 'client'), join(folder, 'node_modules', 'jinji-client'), 'dir');
    const wrong = [
      '// @ts-expect-error there is no such path',
      "await client.GET('/v1/taks');",
      '// @ts-expect-error a state that no task has',
      "await client.GET('/v1/tasks', { params: { query: { state: 'lost' } } });",
    ].join('\n');
    writeFileSync(join(folder, 'client.mts'), `${code}\n${wrong}\n`);
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const kinds = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')];
    const strict = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2023',
    ];
    expect(await run(compiler, [...strict, ...kinds, join(folder, 'client.mts')])).toEqual(['']);
    writeFileSync(join(folder, 'client.mjs'), code.replace("'due'", "'open'"));
    const said = await run(join(folder, 'client.mjs'), [], {
      JINJI_TOKEN: await live.harness.tokenOf(people[0]),
    });
    expect(said).toEqual([expect.stringMatching(/^.+: .+, due 20\d\d-\d\d-\d\d$/)]);
  });

  test('checks what the service signs, and nothing else', async () => {
    const file = join(folder, 'webhook.mjs');
    writeFileSync(file, blocks.at(-1) ?? '');
    type Check = (headers: Readonly<Record<string, string>>, body: string, secret: string, now?: number) => boolean;
    const { isOurs } = (await import(pathToFileURL(file).href)) as { readonly isOurs: Check };
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const at = new Date();
    const event = { uid: 'msg_1', kind: 'task.opened', content: {}, happenedAt: at.toISOString(), url: null } as const;
    const { headers, body } = webhookRequest(event, [secret], at);
    expect(isOurs(headers, body, secret)).toBe(true);
    expect(isOurs(headers, `${body} `, secret)).toBe(false);
    expect(isOurs(headers, body, `whsec_${Buffer.alloc(32, 8).toString('base64')}`)).toBe(false);
    expect(isOurs(headers, body, secret, at.getTime() + 600_000)).toBe(false);
    const forged = createHmac('sha256', 'guessed').update(body).digest('base64');
    expect(isOurs({ ...headers, 'webhook-signature': `v1,${forged}` }, body, secret)).toBe(false);
  });
});
