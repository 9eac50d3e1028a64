import type { DatabaseHandle } from '../../db/database.js';
import { listDraws } from '../../db/trials/review-draws.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { misdrawn, shuffle } from '../../policy/rules/review-draw.js';
import { withDatabase } from './with-database.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';

/**
 * `jinji verify draw CASE`: repeats each draw of subordinates (9.5.6, I-55) from its seed and its frozen roster and
 * says whether it agrees with who was asked; exit status 1 when it does not.
 */
export const verifyDrawFromCommand = (caseId: string): Promise<void> =>
  withDatabase(({ db }) => verifyDraws(db, caseId));

/** The same on a database that is open. */
export async function verifyDraws(db: DatabaseHandle['db'], caseId: string): Promise<void> {
  const draws = await listDraws(db, caseId);
  if (draws.length === 0) throw noDraw(caseId);
  for (const { no, seed, roster, drawn } of draws) {
    const wrong = misdrawn(seed, roster, drawn);
    process.stdout.write(
      `${JSON.stringify({ caseId, review: no, seed, roster, order: shuffle(seed, roster), asked: drawn, wrong })}\n`,
    );
    process.stdout.write(
      wrong.length === 0
        ? `✓ 第 ${no} 次考核：重复抽取，与所抽 ${drawn.length} 人一致 · review ${no}: repeated, the same people\n`
        : `✗ 第 ${no} 次考核：${wrong.join('、')} 与重复抽取不一致 · review ${no}: not where the draw puts them\n`,
    );
    if (wrong.length > 0) process.exitCode = 1;
  }
}

const noDraw = (caseId: string): RefusalError => new RefusalError(refuse(REVIEW.NO_DRAW, { caseId }));
