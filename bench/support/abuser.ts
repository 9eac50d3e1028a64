// The second process of `bench/abuse.ts`: sends what keeps a service busy, one kind after another.
import { connect } from 'node:net';
import { sheetOf } from '../../test/imports/files.js';

/** What one kind of abuse came to: which statuses were answered how often, in what time. */
export interface AbuseDone {
  readonly name: string;
  readonly answers: string;
  readonly seconds: number;
}

const [address = '', token = ''] = process.argv.slice(2);
/** After so long, whatever has not been answered is given up. */
const PATIENCE_MS = 60_000;
const MB = 2 ** 20;
const authorized = { Authorization: `Bearer ${token}` };
const json = { 'Content-Type': 'application/json' };

type Send = () => Promise<readonly string[]>;

/** Sends one request and gives its status, reading the answer to its end; a broken connection is one, too. */
async function ask(path: string, init: RequestInit = {}): Promise<string> {
  try {
    const answer = await fetch(`${address}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.pipeTo(new WritableStream());
    return String(answer.status);
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'none in time' : 'cut off';
  }
}

const post = (path: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<string> =>
  ask(path, { method: 'POST', body, headers: { ...authorized, ...json, ...headers } });
const many =
  (count: number, send: (index: number) => Promise<string>): Send =>
  () =>
    Promise.all(Array.from({ length: count }, (_, index) => send(index)));
const login = (body: string): Promise<string> => ask('/v1/sessions', { method: 'POST', headers: json, body });

/** Connections that say a letter of their headers now and then, for ten seconds. */
const slowly: Send = async () => {
  const { port, hostname } = new URL(address);
  const sockets = Array.from({ length: 300 }, () => connect(Number(port), hostname).on('error', () => undefined));
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('X');
  }, 500);
  for (const socket of sockets) socket.write('GET /v1/me HTTP/1.1\r\nX-A: ');
  await new Promise((done) => setTimeout(done, 10_000));
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  return [`${sockets.length} held`];
};

const emptyCells = sheetOf(
  `<worksheet><sheetData>${`<row>${'<c t="inlineStr"><is><t/></is></c>'.repeat(20)}</row>`.repeat(150_000)}</sheetData></worksheet>`,
);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const KINDS: Readonly<Record<string, Send>> = {
  nothing: () =>
    new Promise((done) =>
      setTimeout(() => {
        done(['-']);
      }, 3_000),
    ),
  '8 MB at the log-in, without one, 20 at once': many(20, () => login(`{"login":"${'x'.repeat(8 * MB)}"}`)),
  '7 MB of an act, 20 at once': many(20, () => post('/v1/tasks/T-1/completion', `{"a":"${'x'.repeat(7 * MB)}"}`)),
  '2 MB of an act on many, 20 at once': many(20, () =>
    post(
      '/v1/tasks/completions',
      JSON.stringify({ tasks: Array.from({ length: 40_000 }, (_, no) => ({ taskId: `T-${no}` })) }),
    ),
  ),
  '200,000 values of an act on many, 20 at once': many(20, () =>
    post('/v1/tasks/completions', `{"tasks":[${'1,'.repeat(199_000)}1]}`),
  ),
  '3,000 lists in each other, 200 at once': many(200, () => post('/v1/tasks/T-1/completion', '['.repeat(3_000))),
  '10 MB of lines that say nothing, 4 at once': many(4, () =>
    post('/v1/policy/evaluations', 'x\n'.repeat(5 * MB), { 'Content-Type': 'application/x-ndjson' }),
  ),
  '40 MB of lines of a megabyte, 2 at once': many(2, () =>
    post('/v1/policy/evaluations', `${'{"a":'.repeat(200_000)}\n`.repeat(40), {
      'Content-Type': 'application/x-ndjson',
    }),
  ),
  'wrong passwords, 200 at once': many(200, (no) =>
    login(JSON.stringify({ login: `nobody-${no}`, password: 'x'.repeat(100) })),
  ),
  'a workbook of 3,000,000 empty cells, 2 at once': many(2, () =>
    post('/v1/imports?kind=ratings', emptyCells, { 'Content-Type': XLSX }),
  ),
  'lists of people, 3,000 at once': many(3_000, () => ask('/v1/people?limit=200', { headers: authorized })),
  'calls with an invented token, 4,000 at once': many(4_000, () =>
    ask('/v1/me', { headers: { Authorization: 'Bearer x' } }),
  ),
  'addresses of 15 kB, 500 at once': many(500, () =>
    ask(`/v1/people?cursor=${'x'.repeat(15_000)}`, { headers: authorized }),
  ),
  '300 connections that never end their headers': slowly,
};

for (const [name, send] of Object.entries(KINDS)) {
  const begun = performance.now();
  const statuses = await send();
  const seconds = (performance.now() - begun) / 1000;
  const counts = new Map<string, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const answers = [...counts].map(([status, count]) => `${status} × ${count}`).join(', ');
  process.send?.({ name, answers, seconds } satisfies AbuseDone);
  // The next kind begins when the probe was read.
  await new Promise((go) => process.once('message', go));
}
process.exit();
