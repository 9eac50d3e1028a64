import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { sql, type Kysely } from 'kysely';
import { keysFileOf } from '../../cli/launch/data-folder.js';
import { readKeys } from '../../seal/key-ring.js';
import { createSealingClient } from '../../seal/sealing.js';
import type { Database } from '../../db/database.js';
import { getStage } from '../../workflows/messages/cases.js';

/**
 * What a cycle has left in the records, without instants: of two tours of the same sample department, equal lists
 * mean that neither has anything that the other lacks, nor has it more often.
 */
export async function recordsOf(db: Kysely<Database>): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const lists = {
    cycles: sql`select id, stage, late, closing_date, policy_version, version from cycle order by id`,
    cases: sql`select id, person_id, stage, outcome, evaluation_no, round, batch, panel_outcome, panel_total, final_level,
      effective_from, reason, version from promotion_case order by id`,
    evaluations: sql`select case_id, no, why, facts_digest, answer from evaluation order by 1, 2`,
    sheets: sql`select session_id, case_id, scorer_id, scores from score_sheet order by 1, 2, 3`,
    tasks: sql`select id, kind, state, closed_by, answer from task order by id`,
    decisions: sql`select workflow_id, seq, case_id, kind, outcome, round, reason, decided_by from decision
      order by 1, 2, 3, 4`,
    levels: sql`select person_id, level, effective_from, revision, case_id from level_history order by 1, 3, 4`,
    pay: sql`select person_id, case_id, from_level, to_level, effective_from from pay_change order by 1, 2`,
    signatures: sql`select d.case_id, s.signature, s.reason from document_signature s
      join document d on d.id = s.document_id order by 1`,
    documents: sql`select case_id, kind, count(*)::int as n from document group by 1, 2 order by 1, 2`,
    numbers: sql`select series, year, last from document_number order by 1, 2`,
    ledger: sql`select workflow_id, seq, case_id, act, actor, clause, task_id, before, after from ledger
      order by 1, 2, 3, 4, task_id`,
    projections: sql`select workflow_id, seq from projection order by 1, 2`,
    trials: sql`select case_id, stage, start_on, last_day, review_on, team, superiors from trial order by 1`,
    imports: sql`select kind, count(*)::int as n from import group by 1 order by 1`,
  };
  const entries = Object.entries(lists).map(async ([name, query]) => [name, (await query.execute(db)).rows] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Whatever must not be, by name; each list is empty in records that are whole. */
export async function flawsOf(db: Kysely<Database>): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const each = (table: string, condition: string) =>
    sql.raw(`
    select c.id, (select count(*)::int from ${table} where ${condition}) as n from promotion_case c
    where c.stage = 'promoted' and (select count(*) from ${table} where ${condition}) <> 1`);
  const lists = {
    'cycle not closed': sql`select id, stage from cycle where stage <> 'closed'`,
    'case not settled': sql`select id, stage from promotion_case where closed_at is null`,
    'task left open': sql`select id, kind from task where state = 'open' and vacancy_id is null`,
    'not one level': each('level_history t', 't.case_id = c.id'),
    'not one pay change': each('pay_change t', 't.case_id = c.id'),
    'not one notice': each('document t', `t.case_id = c.id and t.kind = 'level-notice'`),
    'not one signature': each(
      'document_signature t join document d on d.id = t.document_id',
      `d.case_id = c.id and d.kind = 'level-notice'`,
    ),
    'decided twice in a round': sql`select case_id, kind, outcome, round, count(*)::int as n from decision
      group by 1, 2, 3, 4 having count(*) > 1`,
    'two levels at once': sql`select person_id, effective_from, count(*)::int as n from level_history
      where revision = 0 group by 1, 2 having count(*) > 1`,
    'step missing': sql`select workflow_id, count(*)::int as n, min(seq), max(seq) from projection group by 1
      having min(seq) <> 1 or max(seq) <> count(*)`,
    'number missing': sql`
      with given(number) as (
        select number from document union all select id from personnel_case union all select id from vacancy)
      select n.series, n.year, n.last, count(g.number)::int as issued from document_number n
      left join given g on g.number like n.series || '-' || n.year || '-%'
      group by 1, 2, 3 having count(g.number) <> n.last or count(distinct right(g.number, 5)::int) <> n.last
        or min(right(g.number, 5)::int) <> 1 or max(right(g.number, 5)::int) <> n.last`,
    'line of the ledger twice': sql`select workflow_id, seq, case_id, act, count(*)::int as n from ledger
      group by 1, 2, 3, 4 having count(*) > 1`,
  };
  const entries = Object.entries(lists).map(async ([name, query]) => [name, (await query.execute(db)).rows] as const);
  return Object.fromEntries((await Promise.all(entries)).filter(([, rows]) => rows.length > 0));
}

/** Failures of workflow code, which stall a case until somebody mends it; a worker that was killed is none. */
const CODE_FAILED = /UNHANDLED_FAILURE|NON_DETERMINISTIC/;

/** The workflows of the promotion that the tour leaves on trial (§9): vacancy, candidate, trial. */
async function onTrial(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select array[c.vacancy_id, c.id, t.case_id || '-T']::text[] as ids
    from trial t join personnel_case c on c.id = t.case_id where t.ended_on is null`.execute(db);
  return rows.flatMap(({ ids }) => ids);
}

/** How a trial stands: its row, its stage by the engine, and the instants for which timers stand there (9.5.5, 9.5.6). */
export async function trialOf(db: Kysely<Database>, address: string, dataFolder: string): Promise<TrialLeft> {
  const { rows } = await sql<{ id: string; stage: string; reviewOn: string }>`
    select case_id || '-T' as id, stage, review_on as "reviewOn" from trial`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('nobody is on trial');
  const connection = await Connection.connect({ address });
  try {
    const keys = readKeys(await readFile(keysFileOf(dataFolder), 'utf8'));
    const client = createSealingClient(keys, { connection, namespace: 'default' });
    const handle = client.workflow.getHandle(row.id);
    const { events } = await handle.fetchHistory();
    const timers = new Map<string, string>();
    for (const event of events ?? []) {
      const { timerStartedEventAttributes: started, timerCanceledEventAttributes: canceled } = event;
      if (started) timers.set(String(started.timerId), instantOf(event.eventTime, started.startToFireTimeout));
      const over = canceled?.timerId ?? event.timerFiredEventAttributes?.timerId;
      if (over) timers.delete(over);
    }
    return { ...row, engine: await handle.query(getStage), timers: [...timers.values()].sort() };
  } finally {
    await connection.close();
  }
}

export interface TrialLeft {
  readonly id: string;
  readonly stage: string;
  readonly reviewOn: string;
  readonly engine: string;
  /** To the minute, UTC. */
  readonly timers: readonly string[];
}

type Span = { readonly seconds?: unknown } | null | undefined;
const instantOf = (from: Span, timeout: Span): string =>
  new Date((Number(from?.seconds) + Number(timeout?.seconds) + 30) * 1000).toISOString().slice(0, 16);

/** Whatever is wrong with the runs behind the projected workflows; empty when all ended well, or are on trial. */
export async function stuckWorkflows(db: Kysely<Database>, address: string): Promise<readonly string[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection });
    const goOn = await onTrial(db);
    const { rows } = await sql<{ id: string }>`select distinct workflow_id as id from projection`.execute(db);
    const found = rows.map(async ({ id }) => {
      const handle = client.workflow.getHandle(id);
      const { status, raw } = await handle.describe();
      const { events } = await handle.fetchHistory();
      const failed = events?.filter(({ workflowTaskFailedEventAttributes: task }) =>
        CODE_FAILED.test(String(task?.cause)),
      );
      const runs = goOn.includes(id);
      const pending = [...(raw.pendingActivities ?? []), ...(runs ? [] : (raw.pendingChildren ?? []))].length;
      const well = status.name === (runs ? 'RUNNING' : 'COMPLETED') && pending === 0 && failed?.length === 0;
      return well ? [] : [`${id}: ${status.name}, ${pending} pending, ${failed?.length ?? 0} failed`];
    });
    const problems = (await Promise.all(found)).flat();
    for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` })) {
      // A schedule has a workflow of the engine's own, which never ends.
      if (!workflowId.startsWith('temporal-sys-') && !goOn.includes(workflowId))
        problems.push(`${workflowId}: still runs`);
    }
    return problems;
  } finally {
    await connection.close();
  }
}
