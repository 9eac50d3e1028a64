import { sql } from 'kysely';
import { AppointmentPlay } from '../../../cli/play/appointment.js';
import { evenSheet } from '../../../cli/play/defense.js';
import type { OpenTask } from '../../../cli/play/engine-driver.js';
import { until } from '../../../cli/play/until.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import type { ActByKind, TaskKind } from '../../../domain/pipelines/acts.js';
import type { Level } from '../../../domain/vocabulary/level.js';
import type { Position } from '../../../domain/vocabulary/position.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import {
  caseInterrupted,
  WORKFLOWS,
  type CaseInterruption,
  type TaskReceipt,
} from '../../../workflows/messages/cases.js';
import { trialIdOf, type PositionInput, type TrialResult } from '../../../workflows/messages/position.js';
import { foundDepartment, HEAD, HR } from '../../support/department.js';
import { firstNumber } from '../../support/numbers.js';
import { CAST } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';

let numbers = firstNumber();

export interface CandidacyChoice {
  readonly to?: 'team-leader' | 'supervisor';
  readonly from?: Position;
  readonly level?: Level;
  readonly person?: string;
}

interface CaseRow {
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly round: number;
  readonly closed: boolean;
  readonly effectiveFrom: string | null;
}

/** One candidate after the general manager's approval of the trial, moved along by whole stages. */
export class Candidacy extends AppointmentPlay {
  private constructor(
    readonly stack: TestStack,
    readonly input: PositionInput,
  ) {
    super(stack.pilot, CAST, input);
  }

  /** Founds the department, opens vacancy and case in the records as the vacancy would, and starts the workflow. */
  static async begin(stack: TestStack, choice: CandidacyChoice = {}): Promise<Candidacy> {
    const { to = 'team-leader', from = 'agent', level = 'intermediate2-1', person = 'E1' } = choice;
    const { db } = stack.database;
    await foundDepartment(db, '2026-07', [
      { id: person, position: from, level },
      { id: 'E9', position: 'team-leader', level: 'senior-1' },
    ]);
    await sql`update department set head_id = ${HEAD} where id = 'CC'`.execute(db);
    numbers += 1;
    const vacancyId = `VC-2026-${numbers}`;
    const caseId = `PP-2026-${numbers}`;
    await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
      values (${vacancyId}, ${to}, 'CC', '一组', ${HEAD}, 1, '扩编', 'open', 'v1', '{}', ${HR})`.execute(db);
    await sql`insert into personnel_case (id, kind, person_id, group_id, vacancy_id, post, stage, exclusive, policy_version, choices, opened_by)
      values (${caseId}, 'position-promotion', ${person}, ${vacancyId}, ${vacancyId}, ${to}, 'trial', 'position', 'v1', '{}', ${HEAD})`.execute(
      db,
    );
    const input: PositionInput = {
      caseId,
      vacancyId,
      personId: person,
      from,
      to,
      level,
      reportsTo: HEAD,
      round: 1,
      policyVersion: 'v1',
      choices: {},
      stepWorkdays: 5,
    };
    const { taskQueue, environment } = stack;
    await environment.client.workflow.start(WORKFLOWS.candidate, { workflowId: caseId, taskQueue, args: [input] });
    return new Candidacy(stack, input);
  }

  /** Ends the stand-in for the trial. */
  async trialEnds(result: Partial<TrialResult> = {}): Promise<void> {
    const lastDay = addDays(await this.stack.today(), -1);
    const whole = { outcome: 'passed', start: '2026-01-05', lastDay, score: '88.00', reason: null } as const;
    const handle = this.stack.environment.client.workflow.getHandle(trialIdOf(this.caseId));
    await until('the stand-in for the trial runs', () =>
      handle
        .describe()
        .then(() => true)
        .catch(() => false),
    );
    await handle.signal('trialEnds', { ...whole, ...result });
  }

  interrupt(about: Partial<CaseInterruption>): Promise<void> {
    const whole = { why: 'left', personId: this.person, on: '2026-07-01', by: HR, note: '离职' } as const;
    return this.stack.environment.client.workflow
      .getHandle(this.caseId)
      .signal(caseInterrupted, { ...whole, ...about });
  }

  task(kind: TaskKind): Promise<OpenTask> {
    return this.stack.pilot.waitFor(kind === 'notice.withdrawal' ? this.caseId : this.input.vacancyId, kind);
  }

  /** By whoever tries, also where it is not his. */
  override async do<K extends TaskKind>(kind: K, by: Actor, act: ActByKind[K]): Promise<TaskReceipt> {
    return this.stack.pilot.complete(await this.task(kind), kind, by, act);
  }

  /** 9.5.7: report, panel, the usual four score alike, the head signs. */
  async heard(score = 85): Promise<void> {
    await this.report();
    await this.defended(score);
  }

  defended(score = 85): Promise<void> {
    return this.defend((caseId) => evenSheet(caseId, score));
  }

  /** 9.5.9: handed back, interviewed by HR and the superior, confirmed, and signed where there is a notice. */
  async closeUp(): Promise<void> {
    await this.release();
    await this.interview();
    if ((await this.row()).outcome === 'appointed') await this.signNotice();
  }

  /** 9.5.10, to the end of the case. */
  override async publish(): ReturnType<AppointmentPlay['publish']> {
    const receipt = await super.publish();
    await this.stack.environment.client.workflow.getHandle(this.caseId).result();
    return receipt;
  }

  async row(): Promise<CaseRow> {
    const { rows } = await sql<CaseRow>`
      select stage, outcome, reason, round, closed_at is not null as closed, effective_from as "effectiveFrom"
      from personnel_case where id = ${this.caseId}`.execute(this.stack.database.db);
    const [row] = rows;
    if (row === undefined) throw new Error(`no case ${this.caseId}`);
    return row;
  }

  async kinds(): Promise<readonly string[]> {
    return (await this.stack.pilot.openTasks(this.input.vacancyId)).map(({ kind }) => kind);
  }
}
