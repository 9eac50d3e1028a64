import { engineOf } from '../../activities/cycle-engine.js';
import { verifyEvaluations } from '../../activities/verify-evaluations.js';
import { findCycle } from '../../db/cycles.js';
import { listEvaluationsOfCycle } from '../../db/evaluations.js';
import { RefusalError } from '../../domain/refusal.js';
import { text } from '../../domain/text.js';
import { loadInstalledCalendar } from '../../policy/installed-calendar.js';
import { loadInstalledLibrary } from '../../policy/installed-library.js';
import { openDataFolder } from '../launch/data-folder.js';
import { withDatabase } from './with-database.js';

const PAGE = 1000;

/** `jinji verify CYCLE`: computes every stored evaluation again (I-15, I-73); exit status 1 when one comes out otherwise. */
export async function verifyFromCommand(cycleId: string): Promise<void> {
  const dataFolder = await openDataFolder(process.env);
  const library = loadInstalledLibrary(dataFolder);
  const calendar = loadInstalledCalendar(dataFolder);
  await withDatabase(async ({ db }) => {
    const cycle = await findCycle(db, cycleId);
    if (cycle === undefined) throw unknownCycle(cycleId);
    const engine = engineOf(cycle, { library, calendar });
    let count = 0;
    let wrong = 0;
    let after: { readonly caseId: string; readonly no: number } | undefined;
    for (;;) {
      const rows = await listEvaluationsOfCycle(db, cycleId, {
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      for (const { caseId, no, policyVersion, stored, computed } of verifyEvaluations(engine, rows)) {
        wrong += 1;
        process.stdout.write(`${JSON.stringify({ caseId, no, policyVersion, stored, computed })}\n`);
      }
      count += rows.length;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = { caseId: last.caseId, no: last.no };
    }
    process.stdout.write(
      wrong === 0
        ? `✓ ${count} 次评定重新计算,全部一致 · evaluations computed again, all the same\n`
        : `✗ ${count} 次评定中 ${wrong} 次不一致 · of them come out otherwise\n`,
    );
    if (wrong > 0) process.exitCode = 1;
  });
}

const unknownCycle = (cycleId: string): RefusalError =>
  new RefusalError({
    code: 'CYCLE.NOT_FOUND',
    message: text(
      `没有评定周期 ${cycleId}。周期编号形如 LC-2026-07。`,
      `There is no cycle ${cycleId}. Cycles are numbered like LC-2026-07.`,
    ),
  });
