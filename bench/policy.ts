/**
 * Lines a second of the policy command against a pass-through that only parses and prints the same lines: both on the
 * build in dist/, in turn, in one run, same file in, /dev/null out, each in one thread of its own. At a hundred
 * thousand lines (where starting and warming up still count) and at a million; with the peak of memory, also at ten
 * thousand lines. CPU time stands beside the clock's, which a busy machine distorts.
 * Run: npm run bench:policy [-- lines runs]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequests } from './policy-requests.js';

const LINES = Number(process.argv[2] ?? 100_000);
const RUNS = Number(process.argv[3] ?? 7);
const MILLION = 1_000_000;
const scripts = {
  policy: fileURLToPath(new URL('../dist/cli/policy.js', import.meta.url)),
  passThrough: fileURLToPath(new URL('./policy-pass-through.mjs', import.meta.url)),
};
const folder = mkdtempSync(join(tmpdir(), 'bench-policy-'));

/** Writes a file of that many requests; gives its name. */
const makeFile = (lines: number): string => {
  const name = join(folder, `${lines}.jsonl`);
  const file = openSync(name, 'w');
  const next = createRequests(1);
  for (let done = 0; done < lines; done += 1000) {
    writeSync(file, Array.from({ length: Math.min(1000, lines - done) }, () => `${JSON.stringify(next())}\n`).join(''));
  }
  closeSync(file);
  return name;
};

/** CPU time in seconds and peak resident memory in MB, as the kernel counts them; null once the process is gone. */
const usageOf = (pid: number): { readonly cpu: number; readonly peak: number } | null => {
  try {
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    // After the name in brackets come the state and ten more fields, then user and system time in hundredths.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, peak };
  } catch {
    return null;
  }
};

interface Run {
  /** From start to exit. */
  readonly seconds: number;
  readonly cpu: number;
  readonly peak: number;
}

/** Runs a script over a file. */
const run = async (script: string, input: string): Promise<Run> => {
  const stdin = openSync(input, 'r');
  const begun = performance.now();
  const child = spawn(process.execPath, [script], { stdio: [stdin, 'ignore', 'inherit'] });
  let usage = { cpu: 0, peak: 0 };
  const watch = setInterval(() => {
    const now = usageOf(child.pid ?? 0);
    // A process that has ended and is still listed has given its memory back.
    if (now !== null) usage = { cpu: now.cpu, peak: Math.max(usage.peak, now.peak) };
  }, 10);
  const [status] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  closeSync(stdin);
  if (status !== 0) throw new Error(`${script} ended with status ${status}`);
  return { seconds: (performance.now() - begun) / 1000, ...usage };
};

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(q * values.length) - 1)] ?? 0;
const spread = (values: readonly number[]): string =>
  `p50 ${quantile(values, 0.5).toFixed(2)}  p99 ${quantile(values, 0.99).toFixed(2)}`;

const compare = async (lines: number, runs: number): Promise<void> => {
  const file = makeFile(lines);
  const policy: Run[] = [];
  const passThrough: Run[] = [];
  for (let count = 0; count < runs; count += 1) {
    passThrough.push(await run(scripts.passThrough, file));
    policy.push(await run(scripts.policy, file));
  }
  rmSync(file);
  console.log(`\n${lines} lines, ${runs} runs in turn, start of the process included`);
  for (const [name, all] of Object.entries({ 'pass-through': passThrough, policy })) {
    const seconds = all.map((one) => one.seconds);
    const cpu = all.map((one) => one.cpu);
    const peak = Math.max(...all.map((one) => one.peak));
    const rate = Math.round(lines / quantile(seconds, 0.5));
    console.log(
      `${name.padEnd(12)}  seconds ${spread(seconds)}  CPU ${spread(cpu)}  ${rate} lines/s  peak ${peak.toFixed(0)} MB`,
    );
  }
  const ratio = (of: (one: Run) => number): string =>
    spread(policy.map((one, index) => of(one) / of(passThrough[index] ?? one)));
  console.log(`ratio         seconds ${ratio((one) => one.seconds)}  CPU ${ratio((one) => one.cpu)}  (aim: at most 3)`);
};

try {
  const small = await run(scripts.policy, makeFile(10_000));
  console.log(`10000 lines: peak ${small.peak.toFixed(0)} MB`);
  await compare(LINES, RUNS);
  await compare(MILLION, Math.min(RUNS, 3));
} finally {
  rmSync(folder, { recursive: true });
}
