// Faults as a suite: `npm run chaos -- [faults] [seed] [group]` (docs/operating.md, "Faults on purpose").
import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { onPath } from '../cli/launch/machine/tool.js';
import { memoryFolder } from '../test/support/memory.js';
import { wrongIn, type Suffered, type Tally } from './chaos/conductor.js';
import type { Lacking, Setting } from './chaos/house.js';
import { randomOf } from './chaos/random.js';
import { playRound, takeDown } from './chaos/round.js';

const FAULTS = 200;
/** In one installation; then another one is made, in the other setting. */
const FAULTS_A_ROUND = 50;
const SETTINGS: readonly Setting[] = ['npm start', 'own servers'];
/** Written into the folder before anything else: without it nothing happens in a folder that somebody uses. */
const MARK = 'chaos.json';
const INSIDE = 'JINJI_CHAOS_INSIDE';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Root has mounts of this process alone, in which a disk can be made full; anybody else goes on as he is. */
async function inside(): Promise<number> {
  const unshare = onPath('unshare', process.env);
  if (process.getuid?.() !== 0 || process.platform !== 'linux' || unshare === undefined) return run();
  const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist', 'cli.mjs');
  const own = ['--mount', '--propagation', 'private', process.execPath, tsx, import.meta.filename];
  const env = { ...process.env, [INSIDE]: 'yes' };
  const child = spawn(unshare, [...own, ...process.argv.slice(2)], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((done) =>
    child.once('close', (code) => {
      done(code ?? 1);
    }),
  );
}

/** Where it plays: the folder that JINJI_DATA names, if it is the suite's own; else one among the temporary ones. */
async function place(): Promise<string | undefined> {
  const named = process.env.JINJI_DATA ?? '';
  const folder = named === '' ? await makeDataFolder('jinji-chaos-', undefined, memoryFolder()) : resolve(named);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes(MARK)) return undefined;
  await writeFile(join(folder, MARK), '{}\n');
  return folder;
}

async function run(): Promise<number> {
  const wanted = Number(process.argv[2] ?? FAULTS);
  const seed = Number(process.argv[3] ?? Date.now() % 100_000);
  if (!Number.isInteger(wanted) || wanted < 1 || !Number.isInteger(seed)) {
    say(
      '用法：npm run chaos -- [故障次数] [种子] [类别]，前两项为整数 · usage: npm run chaos -- [faults] [seed] [group], the first two whole numbers',
    );
    return 2;
  }
  const only = process.argv[4];
  const folder = await place();
  if (folder === undefined) {
    say(
      'JINJI_DATA 指向的文件夹不是故障演练自己的：演练会杀死、冻结并写满它所在的服务，绝不在使用中的数据上进行。请改用空文件夹，或不设 JINJI_DATA。\nThe folder that JINJI_DATA names is not this suite’s own: it kills, freezes and fills what it plays on, and never touches data in use. Name an empty folder, or leave JINJI_DATA out.',
    );
    return 2;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void takeDown().finally(() => process.exit(130)));
  const tally: Tally = { suffered: [], acts: new Map(), diverged: [], chain: [], other: [] };
  const lacking: Lacking = {};
  const begun = performance.now();
  for (let no = 0; tally.suffered.length < wanted; no += 1) {
    const setting = SETTINGS[(no + seed) % SETTINGS.length] ?? 'npm start';
    const own = await makeDataFolder(`round-${no + 1}-`, undefined, folder);
    const faults = Math.min(FAULTS_A_ROUND, wanted - tally.suffered.length);
    say(`— ${no + 1}: ${setting}`);
    const before = tally.suffered.length;
    const chosen = only === undefined ? {} : { only };
    await playRound({
      no: no + seed,
      setting,
      folder: own,
      random: randomOf(seed + no),
      faults,
      tally,
      lacking,
      say,
      ...chosen,
    });
    if (tally.suffered.length === before) throw new Error('not one fault in a whole round');
  }
  if ((process.env.JINJI_DATA ?? '') === '') await removeDataFolder(folder);
  report(tally, { seed, minutes: (performance.now() - begun) / 60_000, lacking });
  return wrongIn(tally).length === 0 ? 0 : 1;
}

function report(
  tally: Tally,
  { seed, minutes, lacking }: { readonly seed: number; readonly minutes: number; readonly lacking: Lacking },
): void {
  const { suffered, acts, diverged, chain, other } = tally;
  const loads = suffered.map(({ load }) => load).filter((load) => load > 0);
  say(`\nfaults, seed ${seed}: ${suffered.length} in ${Math.round(minutes)} minutes`);
  say(
    `load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} on ${cpus().length} processors, ${loadavg()[0]?.toFixed(1)} at the end`,
  );
  say('| fault | times | healed, middle | healed, longest |\n|---|---|---|---|');
  for (const group of new Set(suffered.map(({ fault }) => fault.group))) say(rowOf(group, suffered));
  for (const [what, why] of Object.entries(lacking)) say(`left out, this machine cannot do it: ${what} (${why})`);
  const count = (what: string): number => [...acts.values()].filter((one) => one === what).length;
  say(
    `${count('lost')} lost, ${count('doubled')} doubled, ${count('refused, and done')} refused and done, ${diverged.length} diverged, ${chain.length} faults of the chain, ${other.length} others`,
  );
  for (const one of wrongIn(tally)) say(one);
}

function rowOf(group: string, suffered: readonly Suffered[]): string {
  const all = suffered.filter(({ fault }) => fault.group === group);
  const healed = all.flatMap(({ healMs }) => (healMs === undefined ? [] : [healMs])).sort((a, b) => a - b);
  const seconds = (ms: number | undefined): string => (ms === undefined ? '—' : `${(ms / 1000).toFixed(1)} s`);
  return `| ${group} | ${all.length} | ${seconds(healed[Math.floor(healed.length / 2)])} | ${seconds(healed.at(-1))} |`;
}

process.exit(process.env[INSIDE] === 'yes' ? await run() : await inside());
