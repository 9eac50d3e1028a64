// npm test: everything that has to hold, with real services; the last line is `N passed, N failed`.
import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { plain, runJest } from './jest.mjs';
import { byWayOfACopy } from './plain-place.mjs';
import { root } from './prepare.mjs';
import { lintedFingerprint, rooms } from './sources.mjs';
import { run } from './tool.mjs';

const total = { passed: 0, failed: 0 };
const bin = (path) => join(root, 'node_modules', path);
const folders = [...rooms(root), 'web', 'test', 'bench'].filter((room) => existsSync(join(root, room)));

const ARROWS = '.dependency-cruiser.mjs';

const checks = [
  ['type check', bin('typescript-native/bin/tsc'), '-p', '.', '--noEmit'],
  ['type check of the pages', bin('typescript-native/bin/tsc'), '-p', 'web', '--noEmit'],
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
  ['code that only tests use', bin('knip/bin/knip.js'), '--production'],
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

/** One after the other, beside the tests; lint, where nothing has changed since it passed, not at all. */
async function staticChecks() {
  for (const [name, ...args] of checks) await check(name, howTo[name]?.(args) ?? byNode(args));
}

const howTo = {
  lint: (args) => unlessPassed(byNode(args)),
  arrows: (args) => () =>
    byWayOfACopy(root, [...folders, ARROWS, 'tsconfig.json', 'package.json'], (cwd) => byNode(args, { cwd })()),
};

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

/** The tests, and whatever kept them from running. */
async function tests() {
  const { passed, failed, problems, slowest } = await runJest(process.argv.slice(2));
  total.passed += passed;
  total.failed += failed;
  for (const problem of problems) console.log(`✗ ${problem}`);
  return slowest;
}

const ready = (await check('install', () => ensureInstalled(root))) && (await check('build', () => ensureBuilt(root)));
if (ready) {
  const provision = byNode([join(root, 'dist', 'cli', 'provision.js')], { show: true });
  await check('provision', provision);
  // Tests wait for engine and database half of their time, which the static checks take.
  const [slowest] = await Promise.all([tests(), staticChecks()]);
  for (const line of slowest) console.log(line);
} else if (existsSync(bin('typescript-native/bin/tsc'))) {
  await staticChecks();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
