import { sql } from 'kysely';
import { ABILITIES, type ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { CandidateDecisionAct } from '../../domain/pipelines/appointment/acts.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { trialIdOf, type PositionInput, type TrialResult } from '../../workflows/messages/position.js';
import { caseInterrupted, WORKFLOWS, type CaseInterruption, type TaskReceipt } from '../../workflows/messages/cases.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { actor, gm, hr, PATIENCE, type OpenTask } from '../support/pilot.js';
import { firstNumber } from '../support/numbers.js';
import type { TestStack } from '../support/stack.js';

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
export class Candidacy {
  private constructor(
    readonly stack: TestStack,
    readonly input: PositionInput,
  ) {}

  /** What happens after every act; a test may restart the worker here. */
  between: () => Promise<void> = () => Promise.resolve();

  get caseId(): string {
    return this.input.caseId;
  }
  get person(): string {
    return this.input.personId;
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
    const today = await this.stack.today();
    const whole = { outcome: 'passed', start: '2026-01-05', lastDay: today, score: '88.00', reason: null } as const;
    const handle = this.stack.environment.client.workflow.getHandle(trialIdOf(this.caseId));
    await this.until(() =>
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

  async do<K extends TaskKind>(kind: K, by: Actor, act: ActByKind[K]): Promise<TaskReceipt> {
    const receipt = await this.stack.pilot.complete(await this.task(kind), kind, by, act);
    await this.between();
    return receipt;
  }

  report(): Promise<TaskReceipt> {
    return this.do('candidate.report', actor(this.person), { text: '试用期间完成三项改进工作,带教两名新人。' });
  }

  async appoint(more: Partial<ActByKind['candidate.appoint-panel']> = {}): Promise<TaskReceipt> {
    return this.do('candidate.appoint-panel', hr, {
      heldOn: await this.stack.today(),
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      passMark: 80,
      relatedDepartments: [RELATED],
      humanResources: [HR],
      ...more,
    });
  }

  /** 9.5.7: report, panel, the usual four score alike, the head signs. */
  async heard(score = 85): Promise<void> {
    await this.report();
    await this.defended(score);
  }

  async defended(score = 85): Promise<void> {
    await this.appoint();
    for (const scorer of [SUPERIOR, HEAD, RELATED, HR]) await this.score(scorer, score);
    await this.do('defense.summary', actor(HEAD), { signed: true });
    await this.until(async () => (await this.row()).stage === 'ready');
  }

  async score(scorer: string, score: number): Promise<void> {
    const scores = Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as ScoreSheet['scores'];
    await this.until(async () => (await this.sheet(scorer)) !== undefined);
    const task = await this.sheet(scorer);
    if (task === undefined) throw new Error(`no sheet for ${scorer}`);
    await this.stack.pilot.complete(task, 'defense.sheets', actor(scorer), {
      sheets: [{ caseId: this.caseId, scores }],
    });
    await this.between();
  }

  private async sheet(scorer: string): Promise<OpenTask | undefined> {
    const tasks = await this.stack.pilot.openTasks(this.input.vacancyId);
    return tasks.find(({ kind, people }) => kind === 'defense.sheets' && people.includes(scorer));
  }

  /** 9.5.8 */
  async decide(act: CandidateDecisionAct, note?: string): Promise<TaskReceipt> {
    await this.do('candidate.gm-submission', hr, note === undefined ? {} : { note });
    return this.do('candidate.gm-decision', gm, act);
  }

  /** 9.5.9: handed back, interviewed by HR and the superior, confirmed, and signed where there is a notice. */
  async closeUp(): Promise<void> {
    await this.do('candidate.release', hr, {});
    await this.interview();
    if ((await this.row()).outcome !== 'appointed') return;
    await this.do('level.notice', actor(this.person), { signature: 'signed' });
  }

  async interview(): Promise<void> {
    const heldOn = await this.stack.today();
    await this.do('level.interview', hr, { heldOn, summary: '晋升面谈', attendees: [HEAD] });
    await this.do('level.interview-confirmation', actor(this.person), { tookPlace: true });
  }

  /** 9.5.10 */
  async publish(): Promise<void> {
    await this.do('candidate.notice-draft', hr, { text: '经研究决定,任命该员工为班组长。' });
    await this.do('candidate.notice-sign-off', actor(GM, 'gm'), { decision: 'sign' });
    await this.stack.environment.client.workflow.getHandle(this.caseId).result();
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

  async until(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it did not come to pass');
  }
}
