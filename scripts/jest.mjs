// Runs jest with its output shown, counts its tests, and says which files took longest.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './prepare.mjs';

const JEST_MINUTES = 45;
const SLOWEST = 10;

/**
 * What every child gets: no colours, which would stand as codes in a log; a locale with UTF-8 and without a language's own
 * rules, whatever the machine is set to. The zone stays as it is: nothing may depend on it.
 */
export const plain = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(LANG|LANGUAGE|LC_.*)$/.test(name))),
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
};

/** Answers `{ passed, failed, problems, slowest }`: skipped tests count as failed, and a crash as one more failure. */
export async function runJest(args) {
  const results = join(root, 'coverage', 'jest.json');
  mkdirSync(join(root, 'coverage'), { recursive: true });
  rmSync(results, { force: true });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--maxWorkers=3', '--json', `--outputFile=${results}`, ...args];
  const code = await showing(['--experimental-vm-modules', '--no-warnings', jest, ...options]);
  if (!existsSync(results)) {
    return { passed: 0, failed: 1, problems: [`jest ended with ${code} and left no results`], slowest: [] };
  }
  const found = JSON.parse(readFileSync(results, 'utf8'));
  const notRun = found.numPendingTests + found.numTodoTests;
  const failed = found.numFailedTests + notRun + found.numRuntimeErrorTestSuites;
  const problems = [];
  if (notRun > 0) problems.push(`${notRun} tests were skipped; a test that does not run counts as failed`);
  if (failed === 0 && code !== 0) problems.push(`jest ended with ${code}`);
  return {
    passed: found.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    problems,
    slowest: slowestOf(found.testResults),
  };
}

/** The files that took longest, a line each, so that it is seen where the time goes; three run side by side. */
function slowestOf(results) {
  const seconds = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1000);
  const slowest = [...results].sort((a, b) => seconds(b) - seconds(a)).slice(0, SLOWEST);
  const lines = slowest.map((file) => {
    const path = relative(root, file.name).replaceAll('\\', '/');
    return `${String(seconds(file)).padStart(6)} s  ${path}`;
  });
  return [`the ${slowest.length} files that took longest:`, ...lines];
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
