import { findCycle, type CycleRow } from '../../db/cycles/cycles.js';
import type { Queryable } from '../../db/database.js';
import { listEvaluations, listEvaluationsOfCycle, type EvaluationRow } from '../../db/cases/evaluations.js';
import { headsOfVacancy, readHeads, type CaseHead } from '../../db/cases/personnel-cases.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { createEngine, type PolicyEngine } from '../../policy/engine.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { engineOf } from '../level-promotion/cycle-engine.js';

/** Evaluations with the engine that has to answer them as they were answered. */
export interface StoredEvaluations {
  readonly engine: PolicyEngine;
  readonly rows: readonly EvaluationRow[];
}

interface Rules {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}

const PAGE = 1000;

/**
 * Every stored evaluation of a cycle, a vacancy or a case, whatever its kind (I-15, I-73), in pages; those of a cycle
 * with the workdays it began with. Undefined when there is none of that number.
 */
export async function findEvaluations(
  db: Queryable,
  id: string,
  rules: Rules,
): Promise<AsyncIterable<StoredEvaluations> | undefined> {
  const cycle = await findCycle(db, id);
  if (cycle !== undefined) return ofCycle(db, cycle, rules);
  const heads = [...(await readHeads(db, [id])), ...(await headsOfVacancy(db, id))];
  return heads.length === 0 ? undefined : ofCases(db, heads, rules);
}

async function* ofCycle(db: Queryable, cycle: CycleRow, rules: Rules): AsyncGenerator<StoredEvaluations> {
  const engine = engineOf(cycle, rules);
  let after: { readonly caseId: string; readonly no: number } | undefined;
  for (;;) {
    const rows = await listEvaluationsOfCycle(db, cycle.id, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield { engine, rows };
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { caseId: last.caseId, no: last.no };
  }
}

async function* ofCases(db: Queryable, heads: readonly CaseHead[], rules: Rules): AsyncGenerator<StoredEvaluations> {
  const plain = createEngine(rules);
  for (const { id, kind, groupId } of heads) {
    const cycle = kind === 'level-promotion' && groupId !== null ? await findCycle(db, groupId) : undefined;
    yield { engine: cycle === undefined ? plain : engineOf(cycle, rules), rows: await listEvaluations(db, id) };
  }
}
