import type { CycleRow } from '../../../db/cycles/cycles.js';
import { listReportedCases } from '../../../db/cycles/report.js';
import type { Queryable } from '../../../db/database.js';
import { newestFrozen } from '../../../db/documents/frozen-papers.js';
import { signaturesOfFrozen } from '../../../db/documents/offices.js';
import { cycleReport, type ReportHead } from '../../../documents/papers/cycle-report.js';
import type { ReportedCase } from '../../../domain/documents/cycle-report.js';
import type { SignedIn } from '../../http/route.js';
import { dayOf, type PaperAbout } from './paper-about.js';

/**
 * The report of a cycle (8.5.5): as HR has laid it before the general manager, or he has decided it, with who signed what;
 * before that as it stands. Without the reader's own case (8.5.6).
 */
export async function reportOnPaper(
  db: Queryable,
  actor: SignedIn,
  { id, month, launchedOn, policyVersion, closedAt }: CycleRow,
  now: Date,
): Promise<PaperAbout> {
  const frozen = await newestFrozen(db, 'cycle-report', id);
  if (frozen === undefined) {
    const all = await listReportedCases(db, id);
    const lines = all.filter(({ personId }) => personId !== actor.personId);
    const head = { cycleId: id, month, launchedOn, policyVersion };
    const withheld = all.length - lines.length;
    return { paper: cycleReport({ head, lines, withheld, date: dayOf(closedAt ?? now) }), about: peopleOf(lines) };
  }
  const all = frozen.lines.map(({ content }) => content as ReportedCase);
  const lines = all.filter(({ personId }) => personId !== actor.personId);
  const signatures = await signaturesOfFrozen(db, 'cycle-report', id);
  const paper = cycleReport({
    head: frozen.head as ReportHead,
    lines,
    withheld: all.length - lines.length,
    date: dayOf(frozen.at),
    signed: { sha256: frozen.sha256, signatures },
  });
  return { paper, about: peopleOf(lines) };
}

const peopleOf = (lines: readonly ReportedCase[]): readonly string[] => lines.map(({ personId }) => personId);
