import { findEvaluations } from '../../activities/service/stored-evaluations.js';
import { verifyEvaluations } from '../../activities/service/verify-evaluations.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { loadInstalledCalendar } from '../../policy/data/installed-calendar.js';
import { loadInstalledLibrary } from '../../policy/data/installed-library.js';
import { openDataFolder } from '../launch/data-folder.js';
import { withDatabase } from './with-database.js';
import { CASE } from '../../domain/refusals/cases.js';

/**
 * `jinji verify CYCLE|VACANCY|CASE`: computes every stored evaluation again (I-15, I-73); exit status 1 when one comes
 * out otherwise.
 */
export async function verifyFromCommand(id: string): Promise<void> {
  const dataFolder = await openDataFolder(process.env);
  const library = loadInstalledLibrary(dataFolder);
  const calendar = loadInstalledCalendar(dataFolder);
  await withDatabase(async ({ db }) => {
    const stored = await findEvaluations(db, id, { library, calendar });
    if (stored === undefined) throw unknown(id);
    let count = 0;
    let wrong = 0;
    for await (const { engine, rows } of stored) {
      for (const { caseId, no, policyVersion, stored: kept, computed } of verifyEvaluations(engine, rows)) {
        wrong += 1;
        process.stdout.write(`${JSON.stringify({ caseId, no, policyVersion, stored: kept, computed })}\n`);
      }
      count += rows.length;
    }
    process.stdout.write(
      wrong === 0
        ? `✓ ${count} 次评定重新计算,全部一致 · evaluations computed again, all the same\n`
        : `✗ ${count} 次评定中 ${wrong} 次不一致 · of them come out otherwise\n`,
    );
    if (wrong > 0) process.exitCode = 1;
  });
}

const unknown = (id: string): RefusalError => new RefusalError(refuse(CASE.NUMBER_UNKNOWN, { id }));
