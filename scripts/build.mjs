// Builds dist/ when the sources changed: compiled rooms, their assets, the workflows' bundle, and the pages.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildWeb, describeApi, webUpToDate } from './build-web.mjs';
import { ifWritable, readOnly } from './install.mjs';
import { withLock } from './lock.mjs';
import { during, Problem } from './say.mjs';
import { contentFingerprint, quickFingerprint, sourceFiles } from './sources.mjs';
import { run, tail } from './tool.mjs';

const BUNDLE = 'worker/workflow-bundle.js';
const isCode = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts');
const isAsset = (file) => !file.endsWith('.ts') && !file.endsWith('.md');

export async function ensureBuilt(root) {
  if (upToDate(root) && webUpToDate(root)) return;
  await withLock(join(root, 'dist', '.build.lock'), async () => {
    if (!upToDate(root)) await during('构建 · building', () => build(root));
    if (!webUpToDate(root)) await during('构建页面 · building the pages', () => buildWeb(root));
  }).catch(readOnly(root));
}

function upToDate(root) {
  const stampFile = join(root, 'dist', '.build.json');
  if (!existsSync(stampFile)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
  const files = sourceFiles(root);
  const quick = quickFingerprint(root, files);
  if (stamp.quick === quick) return true;
  if (stamp.content !== contentFingerprint(root, files)) return false;
  ifWritable(() => writeFileSync(stampFile, JSON.stringify({ ...stamp, quick })));
  return true;
}

async function build(root) {
  const dist = join(root, 'dist');
  const files = sourceFiles(root);
  const stamp = { quick: quickFingerprint(root, files), content: contentFingerprint(root, files) };
  rmSync(join(dist, '.build.json'), { force: true });
  await compile(root);
  const outputs = files.filter(isCode).map((file) => file.replace(/\.ts$/, '.js'));
  if (outputs.some((file) => !existsSync(join(dist, file)))) {
    // The compiler remembers what it wrote; somebody removed some of it.
    rmSync(join(dist, '.tsbuildinfo'), { force: true });
    await compile(root);
  }
  const assets = files.filter(isAsset);
  for (const file of assets) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    copyFileSync(join(root, file), join(dist, file));
  }
  prune(dist, new Set([...outputs.flatMap((file) => [file, `${file}.map`]), ...assets, BUNDLE]));
  if (existsSync(join(dist, 'workflows', 'index.js'))) await bundle(root);
  if (existsSync(join(dist, 'cli', 'openapi.js'))) await describeApi(root);
  writeFileSync(join(dist, '.build.json'), JSON.stringify(stamp));
}

async function compile(root) {
  const tsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
  const { code, output } = await run(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root });
  if (code !== 0) throw new Problem('编译失败：', `The sources do not compile:\n${tail(output, 20)}`);
}

async function bundle(root) {
  const script = join(root, 'scripts', 'bundle-workflows.mjs');
  const { code, output } = await run(process.execPath, [script], { cwd: root });
  if (code !== 0) throw new Problem('工作流打包失败：', `The workflows cannot be bundled:\n${tail(output, 20)}`);
}

/** Removes what no source makes any more. */
function prune(dist, wanted) {
  for (const entry of readdirSync(dist, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const relative = path.slice(dist.length + 1).replaceAll('\\', '/');
    // What begins with a dot is the build's own memory; pages, client and description have a build of their own.
    const ours = !/^(\.|web\/|client\/|openapi\.json$)/.test(relative);
    if (entry.isFile() && ours && !wanted.has(relative)) rmSync(path);
  }
}
