import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { issueDocuments } from '../../activities/projection/issue-documents.js';
import { actor } from '../../cli/play/cast.js';
import { until } from '../../cli/play/until.js';
import type { Database } from '../../db/database.js';
import type { TaskView } from '../../db/tasks/inbox.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { placeCandidates } from '../../test/support/candidates.js';
import type { JournalPilot } from '../../test/support/journal-pilot.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { foundLargeDepartment } from './cases.js';
import { LONG_MS, load } from './measure.js';
import type { BenchStack } from './stack.js';

const cycleId = 'LC-2026-07';
const PROMOTION = { from: 'junior-1', to: 'junior-2', effectiveFrom: '2026-07-01', countsFrom: '2026-07-01' } as const;

const today = todayIn('Asia/Shanghai', Date.now());

const person = (index: number): string => `E${String(index + 1).padStart(5, '0')}`;

/** Who is promoted by a case of these. */
export const personOf = (caseId: string): string => `E${caseId.slice(-5)}`;

/** A cycle that the general manager has decided and HR released (8.5.6), with so many cases before their interview; their ids. */
export async function prepare({ database }: BenchStack, count: number): Promise<readonly string[]> {
  const { db } = database;
  await foundLargeDepartment(db, count, '2026-07');
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, launched_on, launched_by, closing_date, policy_version, choices, opened_by)
    values (${cycleId}, '2026-07', 'running', '2026-07-01', '2026-07-07', '2026-07-01', 'M-HR', '2026-07-03', 'v1', '{}', 'M-HR')`.execute(
    db,
  );
  const caseIds = Array.from({ length: count }, (_, index) => `LP-2026-07-${person(index).slice(1)}`);
  await placeCandidates(
    db,
    caseIds.map((id, index) => ({
      id,
      cycleId,
      personId: person(index),
      stage: 'interview',
      released: true,
      approved: { to: PROMOTION.to, effectiveFrom: PROMOTION.effectiveFrom },
    })),
  );
  const { from: fromLevel, to: toLevel, effectiveFrom } = PROMOTION;
  const basis = { zh: '§8.5.7', en: '§8.5.7' };
  const content = { fromLevel, toLevel, effectiveFrom, cycleMonth: '2026-07', basis };
  const mark = { workflowId: cycleId, seq: 1, at: new Date(), actor: 'M-HR', act: 'cycle.release', clause: '8.5.6' };
  await db.transaction().execute((trx) =>
    issueDocuments(
      trx,
      caseIds.map((caseId) => ({
        order: { kind: 'level-notice', caseId, content },
        mark: { ...mark, taskId: null, about: { cycleId } },
      })),
    ),
  );
  return caseIds;
}

/** Where a person acts: the records he looks into and the way his act takes. */
export interface Desk {
  readonly db: Kysely<Database>;
  readonly pilot: JournalPilot;
}

/** What is done at a desk: the superior has talked to him, he denies or confirms it (I-40), he signs his notice (8.5.7). */
export type Done = 'interview' | 'denied' | 'confirmed' | 'notice';

/** One act as a person does it: look into the inbox, complete what stands there; taken, journalled and answered. */
export async function act({ db, pilot }: Desk, caseId: string, done: Done): Promise<void> {
  const { rows } = await sql<TaskView>`
    select id, workflow_id as "workflowId", kind, clause, version, true as mine, null as "forId" from task
    where case_id = ${caseId} and state = 'open' order by due_on, id limit 1`.execute(db);
  const [task] = rows;
  if (task === undefined) throw new Error(`${caseId} ${done}: nothing to do`);
  const employee = actor(personOf(caseId));
  const { state } =
    done === 'notice'
      ? await pilot.completeFound(task, employee, { signature: 'signed' })
      : done === 'interview'
        ? await pilot.completeFound(task, actor('M-SUP'), { heldOn: today, summary: '已面谈' })
        : await pilot.completeFound(task, employee, { tookPlace: done === 'confirmed' });
  if (state !== 'completed') throw new Error(`${caseId} ${done}: ${state}`);
}

/** The cases lie on so many desks, one closing each; returns when each waits for its first act. */
export async function startOurs(
  bench: BenchStack,
  taskQueue: string,
  caseIds: readonly string[],
  desks: number,
): Promise<void> {
  const input = { cycleId, policyVersion: 'v1', stepWorkdays: 5 } as const;
  const closings = Array.from({ length: desks }, (_, desk) => caseIds.filter((_id, index) => index % desks === desk));
  await load(
    closings
      .filter((cases) => cases.length > 0)
      .map((cases) => async () => {
        const closingId = `C-${cases[0] ?? ''}`;
        const people = cases.map((caseId) => ({ caseId, personId: personOf(caseId), promoted: true, round: 1 }));
        const args = [{ ...input, closingId, people }];
        await bench.client.workflow.start(WORKFLOWS.closing, { workflowId: closingId, taskQueue, args });
      }),
    16,
  );
  const asked = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from task where state = 'open' and case_id = any(${[...caseIds]}::text[])`.execute(
      bench.database.db,
    );
    return (rows[0]?.n ?? 0) >= caseIds.length;
  };
  await until('every case waits for its task', asked, LONG_MS);
}
