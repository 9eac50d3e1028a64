import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { reconcile } from '../../activities/service/reconcile.js';
import { engineOf, toldOf } from '../../cli/launch/temporal/engine-of.js';
import { until } from '../../cli/play/until.js';
import { verifySeals } from '../../db/seals/verify.js';
import { PARTS } from '../../test/e2e/service.js';
import { engineView } from '../../worker/engine-view.js';
import type { Fault } from './faults.js';
import { asked, type House } from './house.js';
import { differencesOf, type Difference, type Ledger } from './ledger.js';
import type { Probe } from './probe.js';

/** What became of one fault. */
export interface Suffered {
  readonly fault: Pick<Fault, 'group' | 'name'>;
  /** From its end, or from its moment where it has no length, until an act that was sent then was answered as done. */
  readonly healMs: number | undefined;
  readonly load: number;
}

/** What a whole run has come to so far. */
export interface Tally {
  readonly suffered: Suffered[];
  /** Acts of the records otherwise than answered, each once. */
  readonly acts: Map<string, Difference['what']>;
  /** Engine and records that told different stories, rows that are not as they were sealed, and whatever else must not be. */
  readonly diverged: string[];
  readonly chain: string[];
  readonly other: string[];
}

/** Lets one fault after another fall upon a house, and looks after each whether all is well. */
export interface Conductor {
  /** One after another; done when all has been looked at. Never fails: what is wrong is in the tally. */
  readonly suffer: (fault: Fault) => Promise<void>;
  /** The same of one whose moment somebody else chooses: it begins when `moment` is done. */
  readonly sufferAt: (fault: Fault, moment: () => Promise<void>) => Promise<void>;
  /** Waits for whatever is under way. */
  readonly idle: () => Promise<void>;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
/** Of what one fault has brought to light. */
const MOST_TOLD = 5;

/** All that is not as it should be, in words. */
export const wrongIn = ({ acts, diverged, chain, other }: Tally): readonly string[] => [
  ...[...acts].map(([what, how]) => `${how}: ${what}`),
  ...diverged,
  ...chain,
  ...other,
];

/** How long engine and records may take to agree on a machine that is busy with other things. */
const PATIENCE_MS = 60_000;

/** @param say is told of each fault as it is over. */
export function createConductor(
  { house, probe, ledger }: { readonly house: House; readonly probe: Probe; readonly ledger: Ledger },
  tally: Tally,
  say: (line: string) => void,
): Conductor {
  let queue: Promise<void> = Promise.resolve();
  let told = wrongIn(tally).length;

  const happen = async (fault: Fault, moment: () => Promise<void>): Promise<void> => {
    let healMs: number | undefined;
    try {
      await moment();
      let begun = performance.now();
      const end = await fault.begin(house);
      if (fault.holdMs !== undefined) {
        await sleep(fault.holdMs); // the length is the fault's
        await end();
        begun = performance.now();
      }
      await probe.act();
      healMs = performance.now() - begun;
    } catch (error) {
      tally.other.push(`${fault.name}: ${textOf(error)}`);
    }
    const found = await look(house, ledger, tally).catch((error: unknown) => `not looked at: ${textOf(error)}`);
    if (found !== '') tally.other.push(`${fault.name}: ${found}`);
    const load = loadavg()[0] ?? 0;
    tally.suffered.push({ fault, healMs, load });
    const healed = healMs === undefined ? 'NOT HEALED' : `healed in ${(healMs / 1000).toFixed(1)} s`;
    say(`${tally.suffered.length} ${fault.name}: ${healed} (load ${load.toFixed(1)})`);
    const wrong = wrongIn(tally);
    for (const one of wrong.slice(told, told + MOST_TOLD)) say(`  ✗ ${one}`);
    if (wrong.length > told + MOST_TOLD) say(`  ✗ … ${wrong.length - told} in all`);
    told = wrong.length;
  };

  const inLine = (work: () => Promise<void>): Promise<void> => (queue = queue.then(work));
  return {
    suffer: (fault) => inLine(() => happen(fault, () => Promise.resolve())),
    sufferAt: (fault, moment) => inLine(() => happen(fault, moment)),
    idle: () => queue,
  };
}

/** Whether all is as it should be; gives what has no place of its own in the tally. */
async function look(house: House, ledger: Ledger, tally: Tally): Promise<string> {
  const { db, service } = house;
  const answered = ledger.answered();
  for (const { what, path, key } of await asked(() => differencesOf(db, answered)))
    tally.acts.set(`${key} ${path}`, what);
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const differing = await asked(() => reconciled(house));
    if (differing.length === 0) break;
    if (performance.now() < end) continue;
    tally.diverged.push(...differing);
    break;
  }
  const { faults } = await asked(() => verifySeals(db, []));
  tally.chain.push(...faults.map(({ what, source, key }) => `${what} ${source} ${key.join(' ')}`));
  const all = async (): Promise<boolean> => Object.keys(await service.pids()).length === PARTS.length;
  const live = await until('all live', all, PATIENCE_MS).catch(() => false);
  return live ? '' : `only ${Object.keys(await service.pids()).join(', ')} live`;
}

/** As `jinji reconcile` does it; each difference in words. */
async function reconciled({ db, service }: House): Promise<readonly string[]> {
  const address = await service.temporalAddress();
  const told = toldOf(service.env, { address, namespace: 'default' });
  const { client, taskQueue, close } = await engineOf(told, service.dataFolder);
  try {
    const found = await reconcile(db, engineView(client, taskQueue), { betweenMs: 1_000 });
    return found.map(({ workflowId, what, detail }) => `${workflowId} ${what} ${detail}`);
  } finally {
    await close();
  }
}
