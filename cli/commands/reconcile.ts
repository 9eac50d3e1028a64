import { differencesOfNumber, mend, reconcile, type EngineView } from '../../activities/service/reconcile.js';
import { DIFFERENCES, type Difference } from '../../domain/step/reconciliation.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { engineView } from '../../worker/engine-view.js';
import { openDataFolder } from '../launch/data-folder.js';
import { engineOf, toldOf } from '../launch/temporal/engine-of.js';
import { findRunningTemporal } from '../launch/temporal/temporal.js';
import { withDatabase } from './with-database.js';
import { RECONCILE } from '../../domain/refusals/installation.js';

export interface ReconcileOptions {
  /** A case, whoever carries it, a closing, a cycle or a vacancy; true for whatever can be mended. */
  readonly repair?: string | true;
}

/**
 * `jinji reconcile [--repair [CASE]]`: holds engine and records against each other, in both directions
 * (docs/decisions/0030). Reads only unless told to repair; each mend has its line in the ledger. Exit status 1 while
 * something differs.
 * @throws RefusalError RECONCILE.NO_ENGINE, RECONCILE.NOTHING_TO_REPAIR, those of the launcher.
 */
export async function reconcileFromCommand({ repair }: ReconcileOptions): Promise<void> {
  const dataFolder = await openDataFolder(process.env);
  const found = await findRunningTemporal(dataFolder, process.env);
  if (found === undefined) throw noEngine();
  await withDatabase(async ({ db }) => {
    const { client, taskQueue, close } = await engineOf(toldOf(process.env, found), dataFolder, 5_000);
    try {
      const engine = engineView(client, taskQueue);
      const differences = await reconcile(db, engine);
      differences.forEach(print);
      if (repair !== undefined) await mendThem(db, engine, differences, repair);
      else if (differences.length === 0) process.stdout.write('✓ 记录与流程引擎一致 · engine and records agree\n');
      else process.exitCode = 1;
    } finally {
      await close();
    }
  });
}

async function mendThem(
  db: Parameters<typeof mend>[0],
  engine: EngineView,
  differences: readonly Difference[],
  repair: string | true,
): Promise<void> {
  const meant = repair === true ? differences : await differencesOfNumber(db, differences, repair);
  if (repair !== true && meant.length === 0) throw nothingToRepair(repair);
  for (const { difference, mended } of await mend(db, engine, meant, new Date())) {
    const { workflowId, what } = difference;
    process.stdout.write(
      mended
        ? `✓ ${workflowId} ${what}：已修复 · mended\n`
        : `✗ ${workflowId} ${what}：不能自动修复 · cannot be mended here\n`,
    );
    if (!mended) process.exitCode = 1;
  }
}

function print({ workflowId, what, detail }: Difference): void {
  const { zh, en } = DIFFERENCES[what];
  process.stdout.write(`✗ ${workflowId} ${what} ${detail}\n  ${zh}\n  ${en}\n`);
}

const noEngine = (): RefusalError => new RefusalError(refuse(RECONCILE.NO_ENGINE));

const nothingToRepair = (id: string): RefusalError => new RefusalError(refuse(RECONCILE.NOTHING_TO_REPAIR, { id }));
