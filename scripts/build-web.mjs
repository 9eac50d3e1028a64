// Builds the pages into dist/web when their sources, the libraries or the API's description changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { buildClient, clientIsThere } from './build-client.mjs';
import { byWayOfALink } from './plain-place.mjs';
import { Problem } from './say.mjs';
import { run, tail } from './tool.mjs';

const STAMP = '.web.json';
const TYPES = 'web/api/schema.d.ts';
const COMPRESSED = /\.(js|css|svg|html)$/;
/** Below it a file fits into one packet anyway. */
const WORTH_BYTES = 1024;

const sources = (root) =>
  readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
    .map((name) => `web/${name.replaceAll('\\', '/')}`)
    .filter((name) => name !== TYPES && statSync(join(root, name)).isFile())
    .sort();

function fingerprint(root, quick) {
  const hash = createHash('sha256');
  for (const file of [...sources(root), 'package-lock.json', 'scripts/build-web.mjs', 'dist/openapi.json']) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const { size, mtimeMs } = statSync(path);
    if (quick) hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    else hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Whether the pages that stand in dist/web are those of the sources. */
export function webUpToDate(root) {
  if (!existsSync(join(root, 'web'))) return true;
  const stampFile = join(root, 'dist', STAMP);
  const made = ['dist/web/index.html', TYPES].every((path) => existsSync(join(root, path)));
  if (!existsSync(stampFile) || !made || !clientIsThere(root)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
  const quick = fingerprint(root, true);
  if (stamp.quick === quick) return true;
  if (stamp.content !== fingerprint(root, false)) return false;
  writeFileSync(stampFile, JSON.stringify({ ...stamp, quick }));
  return true;
}

/** The API's description, and from it the types that the pages are checked against. */
export async function describeApi(root) {
  const draft = join(root, 'dist', '.openapi.json');
  const { code, output } = await run(process.execPath, [join(root, 'dist', 'cli', 'openapi.js'), draft], { cwd: root });
  if (code !== 0) throw new Problem('无法生成 API 说明：', `The API cannot be described:\n${tail(output, 20)}`);
  const description = readFileSync(draft, 'utf8');
  rmSync(draft);
  writeIfNew(join(root, 'dist', 'openapi.json'), description);
  const { default: openapi, astToString } = await import('openapi-typescript');
  const types = astToString(await openapi(JSON.parse(description), { alphabetize: true }));
  writeIfNew(join(root, TYPES), `// Made by scripts/build-web.mjs from the API's description.\n${types}`);
  buildClient(root, `// Made from the API's description.\n${types}`);
}

function writeIfNew(path, content) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content);
}

/** Bundles the pages aside, compresses them, and puts them in the place of the old ones. */
export async function buildWeb(root) {
  const dist = join(root, 'dist');
  if (!existsSync(join(root, TYPES)) || !clientIsThere(root)) await describeApi(root);
  rmSync(join(dist, STAMP), { force: true });
  const stamp = { quick: fingerprint(root, true), content: fingerprint(root, false) };
  const draft = join(dist, '.web-draft');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await byWayOfALink(root, (at) => {
    const places = ['build', join(at, 'web'), '--config', join(at, 'web', 'vite.config.ts'), '--outDir', draft];
    return run(process.execPath, [vite, ...places, '--emptyOutDir', '--logLevel', 'warn'], { cwd: root });
  });
  if (code !== 0) throw new Problem('页面构建失败：', `The pages cannot be built:\n${tail(output, 20)}`);
  await compress(draft);
  rmSync(join(dist, 'web'), { recursive: true, force: true });
  renameSync(draft, join(dist, 'web'));
  writeFileSync(join(dist, STAMP), JSON.stringify(stamp));
}

/** Beside each file its smaller forms, as the API sends them. */
async function compress(folder) {
  const brotli = (content) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!COMPRESSED.test(name) || statSync(path).size < WORTH_BYTES) continue;
    const content = readFileSync(path);
    const [br, gz] = await Promise.all([brotli(content), promisify(gzip)(content, { level: 9 })]);
    writeFileSync(`${path}.br`, br);
    writeFileSync(`${path}.gz`, gz);
  }
}
