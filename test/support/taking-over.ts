import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { takeOver, takingOverToAsk } from '../../api/changes/taken-over.js';
import { until } from '../../cli/play/until.js';
import { askChange, endChange } from '../../db/second-person/waiting-changes.js';
import type { TakenOverEntry } from '../../domain/taken-over/entry.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { GM, HR } from './department.js';
import type { TestStack } from './stack.js';

let numbers = randomInt(1_000_000, 2_000_000_000);

/** I-82: the service is in use from today on; everything that began before may be taken over, under numbers of its own. */
export const inUseSinceToday = async (stack: TestStack): Promise<void> => {
  numbers += 10;
  await sql`insert into document_number (series, year, last)
    select series, ${Number((await stack.today()).slice(0, 4))}::int, ${numbers}::int from unnest(array['PP', 'PV', 'ZZ', 'SB']) series`.execute(
    stack.database.db,
  );
  await sql`insert into go_live (since, reason, set_by, set_at)
    values (${await stack.today()}, '启用', ${HR}, now())`.execute(stack.database.db);
};

/**
 * HR enters a case as it stands and the general manager confirms it, with no engine there to open it: what the schedule
 * finds. Gives the number of the case.
 */
export async function enterTakenOver(stack: TestStack, entry: TakenOverEntry): Promise<string> {
  const at = new Date(await stack.now());
  const deps = { library: stack.library, now: () => at };
  return stack.database.db.transaction().execute(async (trx) => {
    const asked = await takingOverToAsk(trx, deps, entry, HR);
    if ('refusal' in asked) throw new Error(asked.refusal.code);
    const change = await askChange(trx, asked, at);
    await takeOver(trx, deps, change, GM);
    await endChange(trx, change, { outcome: 'applied', by: GM, reason: null, at });
    const { rows } = await sql<{ id: string }>`
      select case_id as id from taken_over where change_no = ${change.no}`.execute(trx);
    return rows[0]?.id ?? '';
  });
}

/** The schedules look once: at what a second person has approved, and at C and D. */
export async function openTakenOver(stack: TestStack): Promise<void> {
  for (const type of [WORKFLOWS.departureOpener, WORKFLOWS.setbackStarter])
    await stack.environment.client.workflow.execute(type, {
      workflowId: `${type}-${randomUUID()}`,
      taskQueue: stack.taskQueue,
      args: [],
    });
}

/** The same, until its case stands in the records. */
export async function takenOver(stack: TestStack, entry: TakenOverEntry): Promise<string> {
  const caseId = await enterTakenOver(stack, entry);
  await openTakenOver(stack);
  await until(`the case ${caseId} stands`, async () => {
    const { rows } = await sql`select from personnel_case where id = ${caseId}`.execute(stack.database.db);
    return rows.length > 0;
  });
  return caseId;
}
