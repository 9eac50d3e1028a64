import { rm, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { restoreBackup } from '../../cli/backup/restore.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { until } from '../../cli/play/until.js';
import { promote } from '../../cli/tour/promotion.js';
import { createDatabase, type Database } from '../../db/database.js';
import { command } from '../../test/e2e/command.js';
import { flawsOf, stuckWorkflows } from '../../test/e2e/left-behind.js';
import { startService } from '../../test/e2e/service.js';
import { memoryFolder } from '../../test/support/memory.js';
import { beforeTheStorm, groupsOf, lostOrDoubled, storm } from '../support/storm.js';
import { createConductor, type Conductor, type Tally } from './conductor.js';
import { faultsOf } from './faults.js';
import { asked, asService, openHouse, type House, type Lacking, type Setting } from './house.js';
import { differencesOf, openLedger, type Ledger, type Sent } from './ledger.js';
import { createProbe, type Probe } from './probe.js';
import type { Random } from './random.js';
import { AT_STEPS, strikeAtSteps } from './steps.js';

/** One installation, from its making to the last look. */
export interface Round {
  /** By which it is chosen who dies at which kind of step. */
  readonly no: number;
  readonly setting: Setting;
  /** A folder that is the suite's own, and empty. */
  readonly folder: string;
  readonly random: Random;
  /** The group of faults that alone fall in it; all of them where it is left out. */
  readonly only?: string;
  /** How many faults fall in it. */
  readonly faults: number;
  readonly tally: Tally;
  readonly lacking: Lacking;
  readonly say: (line: string) => void;
}

let present: House | undefined;

/** Ends what runs now: whoever ends the suite leaves no service behind. */
export const takeDown = (): Promise<unknown> => present?.close() ?? Promise.resolve();

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Plays a cycle (§8.5) and a promotion (§9) with a fault upon fault: one of the processes dies in the first act of each
 * kind, and whatever else may happen happens while everybody acts at once at the closings' desks.
 */
export async function playRound(round: Round): Promise<void> {
  const { tally, say } = round;
  const house = await openHouse(round.setting, round.folder, round.lacking);
  present = house;
  const ledger = openLedger();
  const before: Sent[] = [];
  house.beforeBackup = () => before.push(...ledger.answered().map((one) => ({ ...one })));
  try {
    const probe = await createProbe(house.url);
    await play(round, house, ledger, probe).catch((error: unknown) => {
      // Whoever played has lost his patience; what he has sent is looked at all the same.
      const cut = `the play was cut short: ${textOf(error)}`;
      tally.other.push(cut);
      say(cut);
      for (const { answer, code, path, key, times } of ledger.sent.values())
        if (answer === 'refused') say(`  refused: ${code} ${path} ${key}, sent ${times} times`);
      return undefined;
    });
    ledger.end();
    for (const { what, path, key } of await asked(() => differencesOf(house.db, ledger.sent.values())))
      tally.acts.set(`${key} ${path}`, what);
    tally.other.push(...(await examine(house, probe)));
    say(await groupsOf(house.db));
    await house.disconnect();
    if (before.length > 0) await restore(round, house, before);
  } finally {
    ledger.end();
    await house.disconnect().catch(() => undefined);
    await house.close().catch((error: unknown) => {
      say(`could not be taken down whole: ${textOf(error)}`);
    });
    await rm(house.backup, { recursive: true, force: true });
  }
}

async function play(round: Round, house: House, ledger: Ledger, probe: Probe): Promise<void> {
  const { tally, say } = round;
  const conductor = createConductor({ house, probe, ledger }, tally, say);
  try {
    await playUnder(conductor, round, house, ledger, probe);
  } finally {
    // Also where the play was cut short nothing is looked at while a fault is under way.
    await conductor.idle();
  }
}

async function playUnder(
  conductor: Conductor,
  round: Round,
  house: House,
  ledger: Ledger,
  probe: Probe,
): Promise<void> {
  const { tally, random, no } = round;
  const enough = tally.suffered.length + round.faults;
  const more = (): boolean => tally.suffered.length < enough;
  const isMeant = (group: string): boolean => round.only === undefined || round.only === group;
  if (isMeant(AT_STEPS)) await strikeAtSteps({ house, ledger, probe, conductor, random, round: no, more });
  const story = await beforeTheStorm(house.url);
  // Some are left for the steps of §9, which come last.
  const last = enough - (isMeant(AT_STEPS) ? STEPS_OF_9 : 0);
  let isStormy = true;
  const raging = rage(round, house, async (fault) => {
    if (tally.suffered.length >= last || !isStormy) return false;
    await conductor.suffer(fault);
    return true;
  });
  void raging.finally(() => (isStormy = false));
  const played = await storm(story, () => !isStormy).finally(async () => {
    isStormy = false;
    await raging;
  });
  await conductor.idle();
  tally.other.push(...(await asked(() => lostOrDoubled(house.db, played))));
  await promote(story, house.db);
  await conductor.idle();
}

/** Acts of §9 that are played up to the trial, by kind. */
const STEPS_OF_9 = 9;

type Fault = ReturnType<typeof faultsOf>[number];

/** One fault after another, all of them in an order of the run's own before one comes again, until there is no more. */
async function rage(
  { setting, random, only }: Round,
  house: House,
  suffer: (fault: Fault) => Promise<boolean>,
): Promise<void> {
  const had = new Set<string>();
  for (;;) {
    const meant = faultsOf(setting, random).filter(({ group }) => only === undefined || group === only);
    const before = had.size;
    for (const fault of random.shuffled(meant)) {
      if (fault.fits?.(house) === false || (fault.once === true && had.has(fault.group))) continue;
      had.add(fault.group);
      if (!(await suffer(fault))) return;
    }
    if (before === 0 && had.size === 0) return;
  }
}

/** The whole of it once more, with the commands that IT has. */
async function examine(house: House, probe: Probe): Promise<readonly string[]> {
  const { db, service } = house;
  const open = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from act where answered_at is null`.execute(db)).rows[0]?.n ??
    0;
  await until('every act is answered', async () => (await asked(open)) === 0, 180_000).catch(() => undefined);
  const unanswered = await asked(open);
  const frozen = await sql<{ id: string }>`select workflow_id as id from frozen_case`.execute(db);
  const said = [await command(service.env, 'jinji', 'reconcile'), await command(service.env, 'jinji', 'verify', 'all')];
  const stuck = await stuckWorkflows(db, await service.temporalAddress());
  return [
    ...frozen.rows.map(({ id }) => `frozen: ${id}`),
    ...(unanswered > 0 ? [`acts without an answer: ${unanswered}`] : []),
    ...said.filter(({ code }) => code !== 0).map((one) => one.said.trim()),
    ...(await flaws(db)),
    ...stuck.filter((one) => !one.startsWith(probe.vacancyId)),
  ];
}

async function flaws(db: Kysely<Database>): Promise<readonly string[]> {
  return (
    Object.entries(await flawsOf(db))
      // In a storm an interview is denied and held again in the same round; it is counted person by person instead.
      .filter(([flaw]) => flaw !== 'decided twice in a round')
      .map(([flaw, rows]) => `${flaw}: ${JSON.stringify(rows)}`)
  );
}

/** Brings the back-up that was taken in the storm back elsewhere: what had been answered by then is in it, once. */
async function restore({ tally, say }: Round, house: House, before: readonly Sent[]): Promise<void> {
  const fault = { group: 'restored', name: 'the back-up of the storm is brought back elsewhere' };
  await house.service.stop();
  const begun = performance.now();
  const folder = await makeDataFolder('jinji-restored-', undefined, memoryFolder());
  await restoreBackup({ source: house.backup, dataFolder: folder, env: { ...house.service.env, JINJI_DATA: folder } });
  // The original is lost.
  for (const name of await readdir(house.service.dataFolder))
    if (['installation.json', 'postgres.json'].includes(name)) await rm(join(house.service.dataFolder, name));
  const service = await startService(folder);
  const { db, close } = createDatabase({ connectionString: await asService(service, folder), max: 3 });
  try {
    const probe = await createProbe(service.url);
    await probe.act();
    const healMs = performance.now() - begun;
    for (const { what, path, key } of await differencesOf(db, before)) tally.acts.set(`${key} ${path}`, what);
    const agreed = await command(service.env, 'jinji', 'reconcile');
    if (agreed.code !== 0) tally.diverged.push(agreed.said.trim());
    const verified = await command(service.env, 'jinji', 'verify', 'all');
    if (verified.code !== 0) tally.chain.push(verified.said.trim());
    tally.suffered.push({ fault, healMs, load: 0 });
    say(`${tally.suffered.length} ${fault.name}: acts go through after ${(healMs / 1000).toFixed(1)} s`);
  } finally {
    await close();
    await service.stop();
    await service.close();
    await removeDataFolder(folder);
  }
}
