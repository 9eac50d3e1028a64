// npm test: everything that has to hold, with real services; the last line is `N passed, N failed`.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { byWayOfACopy } from './plain-place.mjs';
import { root } from './prepare.mjs';
import { lintedFingerprint, rooms } from './sources.mjs';
import { run } from './tool.mjs';

const JEST_MINUTES = 45;
const SLOWEST = 10;
/**
 * What every child gets: no colours, which would stand as codes in a log; a locale with UTF-8 and without a language's own
 * rules, whatever the machine is set to. The zone stays as it is: nothing may depend on it.
 */
const plain = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(LANG|LANGUAGE|LC_.*)$/.test(name))),
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
};
const total = { passed: 0, failed: 0 };
const bin = (path) => join(root, 'node_modules', path);
const folders = [...rooms(root), 'web', 'test', 'bench'].filter((room) => existsSync(join(root, room)));

const ARROWS = '.dependency-cruiser.mjs';

const checks = [
  ['type check', bin('typescript/bin/tsc'), '-p', '.', '--noEmit'],
  ['type check of the pages', bin('typescript/bin/tsc'), '-p', 'web', '--noEmit'],
  ['lint', bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
  ['format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  [
    'arrows',
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    ARROWS,
    '--preserve-symlinks',
    ...folders,
  ],
  ['dead code', bin('knip/bin/knip.js')],
];

function report(name, problem, seconds) {
  total[problem === undefined ? 'passed' : 'failed'] += 1;
  console.log(problem === undefined ? `✓ ${name} (${seconds} s)` : `✗ ${name} (${seconds} s)\n${problem}`);
}

/** One check: passed when `work` answers nothing; what it answers or throws is the problem. */
async function check(name, work) {
  const begun = Date.now();
  const problem = await work().catch((error) => error.message);
  report(name, problem || undefined, Math.round((Date.now() - begun) / 1000));
  return !problem;
}

const byNode = (args, options) => async () => {
  const { code, output } = await run(process.execPath, args, { cwd: root, env: plain, ...options });
  return code === 0 ? undefined : output.trim() || `exit code ${code}`;
};

/** Lint takes as long as all the others: it runs beside them, where nothing has changed since it passed not at all. */
async function staticChecks() {
  const [lint, others] = [checks.filter(isLint), checks.filter((one) => !isLint(one))];
  await Promise.all(
    [lint, others].map(async (lane) => {
      for (const [name, ...args] of lane) await check(name, howTo[name]?.(args) ?? byNode(args));
    }),
  );
}

const howTo = {
  lint: (args) => unlessPassed(byNode(args)),
  arrows: (args) => () =>
    byWayOfACopy(root, [...folders, ARROWS, 'tsconfig.json', 'package.json'], (cwd) => byNode(args, { cwd })()),
};

const isLint = ([name]) => name === 'lint';

/** Skips what passed on exactly these files, settings and tools; never where CI asks. */
const unlessPassed = (work) => async () => {
  const stamp = join(root, 'node_modules', '.cache', 'jinji-lint');
  const now = lintedFingerprint(root);
  if (!process.env.CI && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return undefined;
  const problem = await work();
  if (problem === undefined) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, now);
  }
  return problem;
};

/** Runs jest with its output shown; counts its tests, skipped ones as failed, and a crash as one more failure. */
async function jest() {
  const results = join(root, 'coverage', 'jest.json');
  mkdirSync(join(root, 'coverage'), { recursive: true });
  rmSync(results, { force: true });
  const args = ['--coverage', '--maxWorkers=2', '--json', `--outputFile=${results}`, ...process.argv.slice(2)];
  const code = await showing(['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js'), ...args]);
  if (!existsSync(results)) return report('tests', `jest ended with ${code} and left no results`, 0);
  const found = JSON.parse(readFileSync(results, 'utf8'));
  showSlowest(found.testResults);
  const notRun = found.numPendingTests + found.numTodoTests;
  const failed = found.numFailedTests + notRun + found.numRuntimeErrorTestSuites;
  total.passed += found.numPassedTests;
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
  if (notRun > 0) console.log(`✗ ${notRun} tests were skipped; a test that does not run counts as failed`);
  if (failed === 0 && code !== 0) console.log(`✗ jest ended with ${code}`);
}

/** The files that took longest, so that it is seen where the time goes; two run side by side. */
function showSlowest(results) {
  const seconds = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1000);
  const slowest = [...results].sort((a, b) => seconds(b) - seconds(a)).slice(0, SLOWEST);
  console.log(`the ${slowest.length} files that took longest:`);
  for (const file of slowest) {
    console.log(`${String(seconds(file)).padStart(6)} s  ${relative(root, file.name).replaceAll('\\', '/')}`);
  }
}

function showing(args) {
  return new Promise((resolve) => {
    const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true };
    const child = spawn(process.execPath, args, { ...options, env: plain });
    const stop = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    };
    const timer = setTimeout(stop, JEST_MINUTES * 60_000);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill('SIGINT'));
    child.once('error', () => resolve(127));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal);
    });
  });
}

const ready = (await check('install', () => ensureInstalled(root))) && (await check('build', () => ensureBuilt(root)));
if (ready) {
  const provision = byNode([join(root, 'dist', 'cli', 'provision.js')], { show: true });
  await Promise.all([staticChecks(), check('provision', provision)]);
  await jest();
} else if (existsSync(bin('typescript/bin/tsc'))) {
  await staticChecks();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
