import { sql, type RawBuilder } from 'kysely';
import type { StepAbout } from '../../domain/step/step.js';
import type { Queryable } from '../database.js';

/** Who did what under which §: the same for every row that one act writes, or one step that nobody acted for. */
export interface StepMark {
  readonly workflowId: string;
  readonly seq: number;
  readonly at: Date;
  /** Employee number, or `system:<what>`. */
  readonly actor: string;
  /** Who acted in his place, by a proxy. */
  readonly deputy?: string;
  readonly act: string;
  readonly clause: string | null;
  readonly taskId: string | null;
  readonly about: StepAbout;
}

const columns = sql`at, actor, deputy, act, clause, cycle_id, vacancy_id, task_id, workflow_id, seq, case_id, before, after`;

/** Lines of the ledger under one mark, one a row of (case, before, after). */
export const ledgerFrom = (mark: StepMark, rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ledger (${columns})
  select ${mark.at}, ${mark.actor}, ${mark.deputy ?? null}::text, ${mark.act}, ${mark.clause}, ${mark.about.cycleId ?? null},
         ${mark.about.vacancyId ?? null}, ${mark.taskId}::text, ${mark.workflowId}, ${mark.seq}::int, * from ${rows}`;

/** The same, each line under a mark of its own: one a row of (mark, case, before, after), named `line`. */
export const ledgerFromMarked = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ledger (${columns})
  select (mark ->> 'at')::timestamptz, mark ->> 'actor', mark ->> 'deputy', mark ->> 'act', mark ->> 'clause', mark #>> '{about,cycleId}',
         mark #>> '{about,vacancyId}', mark ->> 'taskId', mark ->> 'workflowId', (mark ->> 'seq')::int,
         case_id, before, after
  from ${rows}`;

/** A line of the ledger that is about no change of a case. */
export interface LedgerLine {
  readonly mark: StepMark;
  /** Where it is not that of the mark. */
  readonly caseId?: string;
  readonly after?: unknown;
}

/** Lines of the ledger that are about no change of a case, in their order. */
export async function writeLedger(db: Queryable, lines: readonly LedgerLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ mark, caseId = mark.about.caseId, after }) => ({ mark, caseId, after }));
  await ledgerFromMarked(sql`(
    select mark, "caseId" as case_id, null::jsonb as before, after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(mark jsonb, "caseId" text, after jsonb)) as line`).execute(
    db,
  );
}
