import { sql, type RawBuilder } from 'kysely';
import type { StepAbout } from '../../domain/step/step.js';
import type { Queryable } from '../database.js';

/** Who did what under which §: the same for every row that one step writes into the ledger. */
export interface StepMark {
  readonly workflowId: string;
  readonly seq: number;
  readonly at: Date;
  /** Employee number, or `system:<what>`. */
  readonly actor: string;
  readonly act: string;
  readonly clause: string | null;
  readonly taskId: string | null;
  readonly about: StepAbout;
}

/** Lines of the ledger, one a row of (case, before, after). */
export const ledgerFrom = (mark: StepMark, rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ledger (at, actor, act, clause, cycle_id, vacancy_id, task_id, workflow_id, seq, case_id, before, after)
  select ${mark.at}, ${mark.actor}, ${mark.act}, ${mark.clause}, ${mark.about.cycleId ?? null},
         ${mark.about.vacancyId ?? null}, ${mark.taskId}::text, ${mark.workflowId}, ${mark.seq}::int, * from ${rows}`;

/** One line of the ledger that is about no change of a case. */
export async function writeLedger(
  db: Queryable,
  mark: StepMark,
  about: { readonly caseId?: string; readonly after?: unknown },
): Promise<void> {
  await sql`
    insert into ledger (at, actor, act, clause, cycle_id, vacancy_id, case_id, task_id, workflow_id, seq, after)
    values (${mark.at}, ${mark.actor}, ${mark.act}, ${mark.clause}, ${mark.about.cycleId ?? null},
            ${mark.about.vacancyId ?? null}, ${about.caseId ?? mark.about.caseId ?? null}, ${mark.taskId}, ${mark.workflowId}, ${mark.seq},
            ${about.after === undefined ? null : JSON.stringify(about.after)}::jsonb)`.execute(db);
}
