import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';

/** Stands in for npm: notes that it ran and leaves what `npm ci` leaves. */
const NPM = `const fs = require('node:fs');
fs.appendFileSync('npm-ran', process.argv.slice(2).join(' ') + '\\n');
if (process.env.NPM_SAYS) { console.error(process.env.NPM_SAYS); process.exit(1); }
fs.mkdirSync('node_modules', { recursive: true });
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');`;
/** Stands in for the compiler: the rooms' .ts files are JavaScript already. */
const TSC = `const fs = require('node:fs'), path = require('node:path');
fs.appendFileSync('tsc-ran', 'x');
if (fs.existsSync('broken')) { console.log('cli/hello.ts(1,1): error TS1005'); process.exit(2); }
for (const file of fs.readdirSync('cli').filter((name) => name.endsWith('.ts'))) {
  const out = path.join('dist/cli', file.replace(/ts$/, 'js'));
  fs.mkdirSync(path.dirname(out), { recursive: true });
  fs.copyFileSync(path.join('cli', file), out);
}`;

let checkout: string;
const put = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(join(checkout, path)), { recursive: true });
  await writeFile(join(checkout, path), content);
};
const runs = async (path: string): Promise<number> =>
  (await readFile(join(checkout, path), 'utf8').catch(() => '')).length;

function command(args: readonly string[], env: Record<string, string> = {}) {
  const npm = join(checkout, 'npm-cli.cjs');
  const ran = spawnSync(process.execPath, [...args], {
    cwd: checkout,
    env: { PATH: process.env.PATH, npm_execpath: npm, ...env },
    encoding: 'utf8',
  });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
const hello = (...args: string[]) => command(['scripts/run.mjs', 'hello', ...args]);

beforeEach(async () => {
  // Blanks, Chinese characters and the signs of addresses and shells: a checkout may be called anything.
  checkout = await mkdtemp(join(tmpdir(), `jinji 脚本 #1%41's-`));
  await cp(join(checkoutRoot(), 'scripts'), join(checkout, 'scripts'), { recursive: true });
  await put('package.json', '{"type":"module"}');
  await put('package-lock.json', '{"packages":{"":{}}}');
  await put('tsconfig.json', '{"include":["cli","test"]}');
  await put('tsconfig.build.json', '{}');
  await put('npm-cli.cjs', NPM);
  await put('node_modules/typescript-native/bin/tsc', TSC);
  await put('node_modules/typescript-native/bin/package.json', '{"type":"commonjs"}');
  await put('cli/hello.ts', `console.log('hello', ...process.argv.slice(2));`);
  await put('cli/words.json', '["a"]');
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

describe('a command of the checkout', () => {
  it('installs and builds first, and puts nothing of its own on stdout', async () => {
    expect(hello('--loud')).toEqual({ code: 0, stdout: 'hello --loud\n', stderr: '' });
    expect(await readFile(join(checkout, 'npm-ran'), 'utf8')).toMatch(/^ci .*--include=dev/);
    expect(await readFile(join(checkout, 'dist/cli/words.json'), 'utf8')).toBe('["a"]');
  });

  it('does neither again until something changed in content', async () => {
    hello();
    await utimes(join(checkout, 'cli/hello.ts'), new Date(), new Date());
    hello();
    expect([(await runs('npm-ran')) > 0, await runs('tsc-ran')]).toEqual([true, 1]);
    await put('cli/hello.ts', `console.log('changed');`);
    expect(hello().stdout).toBe('changed\n');
    expect(await runs('tsc-ran')).toBe(2);
    const installs = await runs('npm-ran');
    await put('package-lock.json', '{"packages":{"":{},"node_modules/new":{"version":"1.0.0"}}}');
    hello();
    expect(await runs('npm-ran')).toBe(installs * 2);
  });

  it('removes from dist what no source makes any more, and makes again what was removed from it', async () => {
    await put('cli/old.ts', '');
    hello();
    await rm(join(checkout, 'cli/old.ts'));
    await rm(join(checkout, 'cli/words.json'));
    hello();
    for (const gone of ['dist/cli/old.js', 'dist/cli/words.json']) {
      await expect(stat(join(checkout, gone))).rejects.toThrow(/ENOENT/);
    }
  });

  it('shows the compiler, and no stack trace, when the sources do not compile', async () => {
    await put('broken', '');
    const { code, stdout, stderr } = hello();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/编译失败[^]*do not compile[^]*TS1005/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a checkout that cannot be written to', () => {
  const READ_ONLY = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
const refuse = () => { throw Object.assign(new Error('EROFS'), { code: 'EROFS' }); };
Object.assign(fs, { writeFileSync: refuse, mkdirSync: refuse }); syncBuiltinESMExports();`;
  const there = () =>
    command(['--import', `data:text/javascript,${encodeURIComponent(READ_ONLY)}`, 'scripts/run.mjs', 'hello']);

  it('is run as it was installed and built, also where it was copied and its files have other times', async () => {
    hello();
    await rm(join(checkout, 'node_modules/.jinji-installed'));
    await utimes(join(checkout, 'cli/hello.ts'), new Date(0), new Date(0));
    expect(there()).toEqual({ code: 0, stdout: 'hello\n', stderr: '' });
  });

  it('says so where something is still to be installed or built', async () => {
    hello();
    await put('cli/hello.ts', `console.log('changed');`);
    const { code, stderr } = there();
    expect(code).toBe(1);
    expect(stderr).toMatch(/不可写[^]*cannot be written/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('the pages', () => {
  /** Stands in for vite, which takes # and ? in the paths of sources for signs of an address. */
  const VITE = `const fs = require('node:fs'), [, sources, , config, , out] = process.argv.slice(2);
if (/[#?%]/.test(require('node:path').resolve(sources)) || !fs.existsSync(config)) { console.log('no such file', config); process.exit(1); }
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(out + '/index.html', fs.readFileSync(sources + '/index.html'));`;

  it('are built whatever the checkout is called', async () => {
    await put('node_modules/vite/bin/vite.js', VITE);
    await put('node_modules/vite/bin/package.json', '{"type":"commonjs"}');
    for (const file of ['index.html', 'vite.config.ts', 'api/schema.d.ts']) await put(`web/${file}`, file);
    await put('dist/client/package.json', '{}');
    expect(hello()).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(checkout, 'dist/web/index.html'), 'utf8')).toBe('index.html');
  });
});

describe('a lock that an earlier command left behind', () => {
  it.each(['', ' another-boot:1'])('holds nobody up when its number is now somebody else’s%s', async (start) => {
    await put('dist/.build.lock/pid', `${process.pid}${start}`);
    expect(hello().code).toBe(0);
  });
});

describe('what is said when it cannot install', () => {
  const failing = (says: string) => command(['scripts/start.mjs'], { NPM_SAYS: says });

  it.each([
    ['no network', 'npm error code ENOTFOUND', /网络不通[^]*no network/],
    ['a folder that cannot be written to', 'npm error code EROFS', /不可写[^]*cannot be written/],
    ['anything else', 'npm error code EINTEGRITY', /npm ci failed:[^]*EINTEGRITY/],
  ])('%s', (_, says, expected) => {
    const { code, stderr } = failing(says);
    expect(code).toBe(1);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('a Node that is too old', () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' }); import('./scripts/start.mjs');`;
    const { code, stderr } = command(['-e', old]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/需要 Node\.js 20\.19[^]*Node\.js 20\.19 or newer[^]*nodejs\.org/);
  });
});
