import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../../db/database.js';
import { listSeats } from '../../db/defense/defense.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { answerActs, takeAct } from '../../db/steps/acts.js';
import { TASK } from '../../domain/refusals/tasks.js';
import type { JournalledAct, SignAct, TakenAct } from '../../domain/step/journal.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { sendingOf, whenOpened, WORKFLOWS, type CycleInput, type TaskReceipt } from '../../workflows/messages/cases.js';
import { refusalIn } from '../../workflows/messages/refused.js';
import type { VacancyInput } from '../../workflows/messages/position.js';
import type { Driver, LevelCase, NomineeCase, PlayTask, ScorerSeat, VacancyOffer, Where } from './driver.js';
import { until } from './until.js';

/** An open task as the records hold it. */
export interface OpenTask extends PlayTask {
  readonly workflowId: string;
  readonly kind: TaskKind;
  readonly caseId: string | null;
  readonly people: readonly string[];
  readonly roles: readonly string[];
}

export interface EngineOptions {
  readonly client: Client;
  readonly taskQueue: string;
  readonly db: Kysely<Database>;
  /** The server's clock, epoch milliseconds. */
  readonly now: () => Promise<number>;
  /** Signs what is acted, as the service does. */
  readonly sign: SignAct;
  /** Ids of what is opened. */
  readonly ids: { readonly cycle: (month: string) => string; readonly vacancy: () => string };
}

/** People at work past the API: the inbox is read from the records, each act is one update of its workflow. */
export class EngineDriver implements Driver {
  constructor(protected readonly options: EngineOptions) {}

  get db(): Kysely<Database> {
    return this.options.db;
  }
  get client(): Client {
    return this.options.client;
  }

  async today(): Promise<string> {
    return todayIn('Asia/Shanghai', await this.options.now());
  }

  async openCycle(month: string, by: Actor): Promise<string> {
    const cycleId = this.options.ids.cycle(month);
    const input: CycleInput = { cycleId, month, openedBy: by.personId };
    await this.start(WORKFLOWS.cycle, cycleId, input);
    return cycleId;
  }

  async openVacancy(terms: VacancyOffer, by: Actor): Promise<string> {
    const vacancyId = this.options.ids.vacancy();
    const input: VacancyInput = { ...terms, vacancyId, openedBy: by.personId };
    await this.start(WORKFLOWS.vacancy, vacancyId, input);
    await this.opened(vacancyId);
    return vacancyId;
  }

  /** Waits until a case stands in the records; fails with the refusal of the facts it was opened on. */
  async opened(id: string): Promise<void> {
    await this.send(id, whenOpened.name, randomUUID(), { id }).catch(asRefusal);
  }

  /** Starts a workflow of the product with its one input. */
  async start(type: string, workflowId: string, input: object): Promise<void> {
    const { client, taskQueue } = this.options;
    await client.workflow.start(type, { workflowId, taskQueue, args: [input] });
  }

  /** Open tasks, all of them or of a kind, in the order of their ids. */
  async open({ cycle, vacancy, case: caseId }: Where, kind?: TaskKind): Promise<readonly OpenTask[]> {
    const is = (column: string, value: string | undefined) =>
      value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`;
    return this.openWhere(sql`${is('cycle_id', cycle)} and ${is('vacancy_id', vacancy)}
      and ${is('case_id', caseId)} and ${is('kind', kind)}`);
  }

  protected async openWhere(condition: RawBuilder<unknown>): Promise<readonly OpenTask[]> {
    const { rows } = await sql<OpenTask>`
      select id, workflow_id as "workflowId", kind, clause, case_id as "caseId", session_id as "sessionId", people, roles,
             due_on as "dueOn"
      from task where state = 'open' and ${condition} order by id`.execute(this.db);
    return rows;
  }

  async task(where: Where, kind: TaskKind, by: Actor): Promise<OpenTask> {
    const what = `${kind} of ${Object.values(where).join(' ')} for ${by.personId}`;
    return until(what, async () => openTo(await this.open(where, kind), by));
  }

  async complete<K extends TaskKind>(
    { id, workflowId }: Pick<OpenTask, 'id' | 'workflowId'>,
    kind: K,
    by: Actor,
    act: ActByKind[K],
    actId: string = randomUUID(),
  ): Promise<TaskReceipt> {
    const input = { taskId: id, kind, actor: by, act };
    return this.bring({ id: actId, workflowId, taskIds: [id], what: 'complete', input });
  }

  /** Journals an act as the service does, and brings it to its workflow. */
  protected async bring(act: TakenAct): Promise<TaskReceipt> {
    const taken = await this.take(act, new Date(await this.options.now()));
    if (taken === undefined) throw new RefusalError(refuse(TASK.ACT_IN_PROGRESS));
    const { update, input } = sendingOf({ ...taken, again: false });
    try {
      return (await this.send(act.workflowId, update.name, act.id, input).catch(asRefusal)) as TaskReceipt;
    } finally {
      await answerActs(this.db, [act.id], taken.takenAt);
    }
  }

  /** One update of a workflow, with its answer. */
  protected send(workflowId: string, update: string, updateId: string, input: object): Promise<unknown> {
    const handle = this.client.workflow.getHandle(workflowId);
    return handle.executeUpdate<unknown, [object]>(update, { updateId, args: [input] });
  }

  /** Into the journal, signed; undefined while another act of the same person waits there. */
  protected take(act: TakenAct, at: Date): Promise<JournalledAct | undefined> {
    return takeAct(this.db, act, at, this.options.sign);
  }

  async cycleStage(cycleId: string): Promise<string> {
    return (await this.one<{ stage: string }>(sql`select stage from cycle where id = ${cycleId}`))?.stage ?? 'none';
  }

  async stageOf(caseId: string): Promise<string | undefined> {
    return (await this.one<{ stage: string }>(sql`select stage from personnel_case where id = ${caseId}`))?.stage;
  }

  async levelCases(cycleId: string): Promise<readonly LevelCase[]> {
    const { rows } = await sql<LevelCase>`
      select id, person_id as "personId", stage, outcome, route, round, direct_steps as "directSteps",
             panel_steps as "panelSteps", hold, acknowledge, target_level as "targetLevel", final_level as "finalLevel",
             effective_from as "effectiveFrom", session_id as "sessionId"
      from promotion_case where cycle_id = ${cycleId} order by id`.execute(this.db);
    return rows;
  }

  async nominees(vacancyId: string): Promise<readonly NomineeCase[]> {
    const { rows } = await sql<NomineeCase>`
      select id, person_id as "personId", stage from personnel_case
      where vacancy_id = ${vacancyId} and kind = 'position-promotion' order by id desc`.execute(this.db);
    return rows;
  }

  seats(sessionId: string): Promise<readonly ScorerSeat[]> {
    return listSeats(this.db, sessionId);
  }

  private async one<T>(query: ReturnType<typeof sql<T>>): Promise<T | undefined> {
    return (await query.execute(this.db)).rows[0];
  }
}

/** The one of these tasks that somebody has: by name, else by a role. */
export const openTo = (tasks: readonly OpenTask[], { personId, roles }: Actor): OpenTask | undefined =>
  tasks.find(({ people }) => people.includes(personId)) ??
  tasks.find((task) => roles.some((role) => task.roles.includes(role)));

/** Throws what a workflow refused as the refusal that it is, anything else as it came. */
function asRefusal(error: unknown): never {
  const refusal = refusalIn(error);
  throw refusal === undefined ? error : new RefusalError(refusal);
}
