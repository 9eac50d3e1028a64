import { findEvaluations } from '../../activities/service/stored-evaluations.js';
import { verifyEvaluations } from '../../activities/service/verify-evaluations.js';
import type { DatabaseHandle } from '../../db/database.js';
import { numbersToVerify } from '../../db/cases/evaluations.js';
import { erasedEvaluations } from '../../db/seals/erasures.js';
import { listReleases } from '../../db/policy/releases.js';
import { casesWithDraws } from '../../db/trials/review-draws.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { loadInstalledCalendar } from '../../policy/data/installed-calendar.js';
import { loadInstalledLibrary } from '../../policy/data/installed-library.js';
import { openDataFolder } from '../launch/data-folder.js';
import { verifyDraws } from './verify-draw.js';
import { verifyDocuments, verifyLedger, verifyNumbers, verifyRowsOfCase } from './verify-seals.js';
import { withDatabase } from './with-database.js';
import { CASE } from '../../domain/refusals/cases.js';

type Db = DatabaseHandle['db'];

/**
 * `jinji verify NUMBER`: computes every stored evaluation of a cycle, a vacancy or a case again (I-15, I-73); exit
 * status 1 when one comes out otherwise.
 */
export const verifyFromCommand = (id: string): Promise<void> => withDatabase(({ db }) => verifyEvaluationsOf(db, [id]));

/** `jinji verify case CASE`: the same, and its rows against their seals. */
export const verifyCaseFromCommand = (caseId: string): Promise<void> =>
  withDatabase(async ({ db }) => {
    await verifyEvaluationsOf(db, [caseId]);
    await verifyRowsOfCase(db, caseId);
  });

/** `jinji verify ledger [--head NO:HASH]`: the chain of seals (docs/decisions/0047). */
export const verifyLedgerFromCommand = ({ head = [] }: { readonly head?: readonly string[] }): Promise<void> =>
  withDatabase(async ({ db }) => {
    await verifyLedger(db, head);
  });

/** `jinji verify documents` */
export const verifyDocumentsFromCommand = (): Promise<void> => withDatabase(({ db }) => verifyDocuments(db));

/** `jinji verify all`: chain, papers, draws and evaluations. */
export const verifyAllFromCommand = ({ head = [] }: { readonly head?: readonly string[] }): Promise<void> =>
  withDatabase(async ({ db }) => {
    await verifyNumbers(db, await verifyLedger(db, head));
    for (const caseId of await casesWithDraws(db)) await verifyDraws(db, caseId);
    await verifyEvaluationsOf(db, await numbersToVerify(db));
  });

async function verifyEvaluationsOf(db: Db, ids: readonly string[]): Promise<void> {
  const dataFolder = await openDataFolder(process.env);
  const library = loadInstalledLibrary(dataFolder, await listReleases(db));
  const rules = { library, calendar: loadInstalledCalendar(dataFolder) };
  let count = 0;
  let wrong = 0;
  let gone = 0;
  for (const id of ids) {
    const stored = await findEvaluations(db, id, rules);
    if (stored === undefined) throw unknown(id);
    gone += await erasedEvaluations(db, id);
    for await (const { engine, rows } of stored) {
      for (const { caseId, no, policyVersion, stored: kept, computed } of verifyEvaluations(engine, rows)) {
        wrong += 1;
        process.stdout.write(`${JSON.stringify({ caseId, no, policyVersion, stored: kept, computed })}\n`);
      }
      count += rows.length;
    }
  }
  process.stdout.write(
    wrong === 0
      ? `✓ ${count} 次评定重新计算，全部一致 · evaluations computed again, all the same\n`
      : `✗ ${count} 次评定中 ${wrong} 次不一致 · of them come out otherwise\n`,
  );
  if (gone > 0)
    process.stdout.write(
      `  ${gone} 次评定的内容已依法删除，不能再重新计算 · evaluations were erased by the rules and cannot be computed again\n`,
    );
  if (wrong > 0) process.exitCode = 1;
}

const unknown = (id: string): RefusalError => new RefusalError(refuse(CASE.NUMBER_UNKNOWN, { id }));
