import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createRandom, createRequests } from '../../bench/policy-requests.js';
import { linesOf } from '../../cli/lines.js';
import { createAnswerBytes } from '../../cli/answer-bytes.js';
import { program } from '../support/program.js';
import { engine } from './fixture.js';
import { mutate } from './mutations.js';

let command: string;
beforeAll(async () => {
  command = await program('cli/policy.ts');
});
const start = () => spawn(process.execPath, [command], { env: { ...process.env, NODE_OPTIONS: '' } });

const run = async (input: string | Buffer) => {
  const child = start();
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number];
  return {
    status,
    errors,
    answers: output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    output,
  };
};

const ENTRY = '{"kind":"entry","hire":"intern"}';
const split = async (text: string, size: number, longest?: number) => {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const lines: (string | null)[] = [];
  for await (const batch of linesOf(Readable.from(chunks), longest)) lines.push(...batch);
  return lines;
};

describe('the command', () => {
  test('one answer a request, in order; BOM, CRLF, blank lines and a missing last newline are fine', async () => {
    const { status, answers, errors } = await run(
      `\uFEFF${ENTRY}\r\n\r\n  \n{"kind":"entry","hire":"experienced"}\n${ENTRY}`,
    );
    expect(answers.map(({ level }) => level)).toEqual(['intern', 'junior-1', 'intern']);
    expect([status, errors]).toEqual([0, '']);
  });

  test('a bad line gets its error, the rest goes on, and the status is 1', async () => {
    const { status, answers } = await run(`${ENTRY}\n{oops\n[]\n${ENTRY}\n`);
    expect(answers.map((answer) => Object.keys(answer)[0])).toEqual(['outcome', 'error', 'error', 'outcome']);
    expect(answers[1]).toMatchObject({ error: { code: 'INVALID_REQUEST', path: '' } });
    expect(status).toBe(1);
  });

  test('nothing in, nothing out', async () => {
    expect(await run('')).toMatchObject({ status: 0, output: '', errors: '' });
  });

  test('a very long line and Chinese text come through', async () => {
    const scores = Array.from({ length: 400_000 }, () => 80).join(',');
    const long = `{"kind":"trial-assessment","to":"supervisor","peripheral":[${scores}],"competency":[80]}`;
    const { status, answers } = await run(`${long}\n${ENTRY}\n`);
    expect(answers[0]).toMatchObject({ passed: true });
    expect(JSON.stringify(answers[1])).toContain('实习生客服');
    expect(status).toBe(0);
  });

  test('a reader that leaves early ends it quietly', async () => {
    const child = start();
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${ENTRY}\n`);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(`${ENTRY}\n`.repeat(200_000));
    const [status] = (await once(child, 'close')) as [number];
    expect([status, errors]).toEqual([0, '']);
  });
});

describe('the lines of a stream', () => {
  test.each([1, 2, 3, 7, 1000])('chunks of %i bytes cut characters and lines anywhere', async (size) => {
    expect(await split('\uFEFF中文\r\n\n𠮷x\u2028y\nend', size)).toEqual(['中文\r', '', '𠮷x\u2028y', 'end']);
  });
  test('a line that is too long comes as null, and the next one is whole', async () => {
    expect(await split('12345678901234567890\nab\n1234567\n', 4, 6)).toEqual([null, 'ab', null, '']);
  });
});

const written = (answer: ReturnType<typeof engine.evaluate>): unknown =>
  JSON.parse(Buffer.from(answerBytes(answer), 'latin1').toString('utf8'));
const answerBytes = createAnswerBytes();

test('answers written as bytes are the answers as JSON, key for key, the first time and again', () => {
  const next = createRequests(3);
  const random = createRandom(4);
  const whole = (below: number): number => Math.floor(random() * below);
  for (let count = 0; count < 20_000; count += 1) {
    const request = next();
    const answer = engine.evaluate(count % 3 === 0 ? mutate(request, whole) : request);
    expect(JSON.stringify(written(answer))).toBe(JSON.stringify(answer));
  }
});

test('by its npm script: answers alone on stdout, one a line, and status 1 for a line that is not valid', () => {
  const byNpm = (input: string) =>
    spawnSync('npm', ['run', '--silent', 'policy'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, NODE_OPTIONS: '' },
      input,
      encoding: 'utf8',
    });
  const good = byNpm(`${ENTRY}\n`);
  expect([good.status, good.stdout.split('\n').length]).toEqual([0, 2]);
  const mixed = byNpm(`${ENTRY}\nnonsense\n${ENTRY}\n`);
  const answers = mixed.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(answers.map((answer) => Object.keys(answer)[0])).toEqual(['outcome', 'error', 'outcome']);
  expect(mixed.status).toBe(1);
}, 120_000);
