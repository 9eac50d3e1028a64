import { readdirSync, readFileSync } from 'node:fs';

/** Processor seconds that the parts of a bench have used so far; both servers are 0 where the system does not tell. */
export interface Processor {
  /** Worker and clients, which share one process. */
  readonly ours: number;
  readonly temporal: number;
  readonly postgres: number;
}

/** Clock ticks a second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

/** What was used between two looks, in words. */
export const showProcessor = (before: Processor, after: Processor): string =>
  (['ours', 'temporal', 'postgres'] as const)
    .map((part) => `${part === 'ours' ? 'worker and clients' : part} ${(after[part] - before[part]).toFixed(1)} s`)
    .join(', ');

/** A look at the processor time of this process and of the two servers, by their ids. */
export function processorUsed(temporalPid: number | undefined, postgresPid: number | undefined): Processor {
  const { user, system } = process.cpuUsage();
  const all = processes();
  const used = (pid: number | undefined): number =>
    all.filter((one) => one.pid === pid || one.parent === pid).reduce((sum, { seconds }) => sum + seconds, 0);
  return { ours: (user + system) / 1e6, temporal: used(temporalPid), postgres: used(postgresPid) };
}

/** The processes of these ids and all that they started, as they live now. */
export function treesOf(roots: readonly (number | undefined)[]): readonly number[] {
  return within(processes(), roots).map(({ pid }) => pid);
}

/** Processor seconds of the processes of these ids and of all that they started. */
export function processorOfTrees(roots: readonly (number | undefined)[]): number {
  return within(processes(), roots).reduce((sum, { seconds }) => sum + seconds, 0);
}

function within(all: readonly OneProcess[], roots: readonly (number | undefined)[]): readonly OneProcess[] {
  const found = new Set(all.filter(({ pid }) => roots.includes(pid)));
  let before = -1;
  while (before < found.size) {
    before = found.size;
    const pids = new Set([...found].map(({ pid }) => pid));
    for (const one of all) if (pids.has(one.parent)) found.add(one);
  }
  return [...found];
}

interface OneProcess {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

function processes(): readonly OneProcess[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? one(Number(name)) : []));
  } catch {
    return [];
  }
}

/** `pid (command) state parent … user system … of ended children`: the command may hold anything, so it is cut off by its last bracket. */
function one(pid: number): readonly OneProcess[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // With those of its children that have ended: a connection that closes takes its seconds along otherwise.
    const seconds = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / TICKS;
    return [{ pid, parent: Number(fields[1]), seconds }];
  } catch {
    return []; // it has ended meanwhile
  }
}
