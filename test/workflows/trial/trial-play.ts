import { sql } from 'kysely';
import type { ActByKind, TaskKind } from '../../../domain/pipelines/acts.js';
import type { ReviewGroup } from '../../../domain/evaluation/request.js';
import { ALONE_IN_GROUP } from '../../../domain/pipelines/trial/review-privacy.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { Where } from '../../../cli/play/driver.js';
import { answerReview } from '../../../cli/play/trial.js';
import { trialIdOf, type TrialInput, type TrialResult } from '../../../workflows/messages/position.js';
import {
  caseInterrupted,
  WORKFLOWS,
  type CaseInterruption,
  type TaskReceipt,
} from '../../../workflows/messages/cases.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import type { OpenTask } from '../../../cli/play/engine-driver.js';
import { gm, hr } from '../../support/pilot.js';
import { firstNumber } from '../../support/numbers.js';
import type { TestStack } from '../../support/stack.js';
import { inUseSinceToday, takenOver } from '../../support/taking-over.js';
import { until } from '../../../cli/play/until.js';

export const CANDIDATE = 'T1';
let attempts = firstNumber();

export interface TrialRow {
  readonly stage: string;
  readonly startOn: string | null;
  readonly lastDay: string | null;
  readonly reviewOn: string | null;
  readonly alarmOn: string | null;
  readonly endedOn: string | null;
  readonly score: string | null;
}

/** One trial appointment of a small department, begun as the candidate's workflow begins it. */
export class TrialPlay {
  private constructor(
    readonly stack: TestStack,
    readonly caseId: string,
    readonly members: readonly string[],
  ) {}

  /** Founds the department with the candidate and so many people besides, and starts the trial's workflow. */
  static async begin(stack: TestStack, size = 6, to: TrialInput['to'] = 'team-leader'): Promise<TrialPlay> {
    const [trial] = await TrialPlay.beginEach(stack, [CANDIDATE], size, to);
    if (trial === undefined) throw new Error('a candidate has a trial');
    return trial;
  }

  /** The same for several candidates of one department, each with a trial of his own. */
  static async beginEach(
    stack: TestStack,
    candidates: readonly string[],
    size = 6,
    to: TrialInput['to'] = 'team-leader',
  ): Promise<readonly TrialPlay[]> {
    const members = await TrialPlay.found(stack, candidates, size);
    const trials: TrialPlay[] = [];
    for (const candidate of candidates) trials.push(await TrialPlay.start(stack, candidate, members, to));
    return trials;
  }

  /** One that was under way when the service came, three months from a civil date on (docs/decisions/0085). */
  static async takenOver(stack: TestStack, startOn: string, paper: string, score?: number): Promise<TrialPlay> {
    const members = await TrialPlay.found(stack, [CANDIDATE], 6);
    await inUseSinceToday(stack);
    // The records have the team already, but for the last of them.
    await sql`update person set superior_id = ${CANDIDATE}, superior_since = ${startOn}
      where id = any(${members.slice(0, -1)}::text[])`.execute(stack.database.db);
    const about = { kind: 'trial', personId: CANDIDATE, paper, post: 'team-leader', team: '一组' } as const;
    const reviewed = score === undefined ? {} : { score };
    const stands = { reportsTo: SUPERIOR, startOn, months: 3, members, steps: [], ...reviewed };
    const play = new TrialPlay(stack, await takenOver(stack, { ...about, ...stands }), members);
    await until('the trial stands', async () => {
      const { rows } = await sql`select from trial where case_id = ${play.caseId}`.execute(stack.database.db);
      return rows.length > 0;
    });
    return play;
  }

  private static async found(stack: TestStack, candidates: readonly string[], size: number): Promise<string[]> {
    const { db } = stack.database;
    const members = Array.from({ length: size }, (_, index) => `E${String(index + 1).padStart(2, '0')}`);
    await foundDepartment(db, '2026-07', [
      ...candidates.map((id) => ({ id, level: 'intermediate2-1' as const })),
      ...members.map((id) => ({ id, level: 'junior-2' as const })),
    ]);
    await sql`update department set head_id = ${HEAD} where id = 'CC'`.execute(db);
    await sql`update department set head_id = ${RELATED} where id = 'RD'`.execute(db);
    return members;
  }

  private static async start(
    stack: TestStack,
    candidate: string,
    members: readonly string[],
    to: TrialInput['to'],
  ): Promise<TrialPlay> {
    attempts += 1;
    const { db } = stack.database;
    const vacancyId = `VA-${attempts}`;
    const caseId = `PP-${attempts}`;
    await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
      values (${vacancyId}, ${to}, 'CC', '一组', ${SUPERIOR}, 1, '扩编', 'open', 'v1', '{}', ${HR})`.execute(db);
    await sql`insert into personnel_case (id, kind, person_id, group_id, vacancy_id, post, stage, exclusive, policy_version, choices, opened_by)
      values (${caseId}, 'position-promotion', ${candidate}, ${vacancyId}, ${vacancyId}, ${to}, 'trial-letter', 'position', 'v1', '{}', ${HEAD})`.execute(
      db,
    );
    const input: TrialInput = {
      caseId,
      vacancyId,
      personId: candidate,
      from: 'agent',
      to,
      level: 'intermediate2-1',
      reportsTo: SUPERIOR,
      round: 1,
      policyVersion: 'v1',
      choices: {},
      stepWorkdays: 5,
      trialId: trialIdOf(caseId),
    };
    const { taskQueue } = stack;
    await stack.environment.client.workflow.start(WORKFLOWS.trial, {
      workflowId: input.trialId,
      taskQueue,
      args: [input],
    });
    return new TrialPlay(stack, caseId, members);
  }

  get trialId(): string {
    return trialIdOf(this.caseId);
  }

  private get here(): Where {
    return { case: this.caseId };
  }

  /** Of this trial's own workflow. */
  async tasks(kind?: TaskKind): Promise<readonly OpenTask[]> {
    return (await this.stack.pilot.open(this.here, kind)).filter(({ workflowId }) => workflowId === this.trialId);
  }

  async waitFor(kind: TaskKind, person?: string): Promise<OpenTask> {
    return until(`${kind} ${person ?? ''} of ${this.trialId}`, async () =>
      (await this.tasks(kind)).find(({ people }) => person === undefined || people.includes(person)),
    );
  }

  async do<K extends TaskKind>(kind: K, by: Actor, act: ActByKind[K]): Promise<TaskReceipt> {
    return this.stack.pilot.complete(await this.waitFor(kind), kind, by, act);
  }

  manage(act: ActByKind['trial.manage']): Promise<TaskReceipt> {
    return this.do('trial.manage', hr, act);
  }

  /** 9.5.5: the letter, for the people given or all of them. */
  async letter(startOn: string, months = 3, team = this.members): Promise<TaskReceipt> {
    return this.do('trial.letter', hr, { startOn, months, team });
  }

  interrupt(about: Pick<CaseInterruption, 'why' | 'personId'>): Promise<void> {
    return this.stack.environment.client.workflow
      .getHandle(this.trialId)
      .signal(caseInterrupted, { ...about, on: '2026-01-01', by: HR, note: '已办手续' });
  }

  approve(kind: 'trial.extension' | 'trial.end'): Promise<TaskReceipt> {
    return this.do(kind, gm, { decision: 'approve' });
  }

  /** A sheet as the API hands it in. */
  async answer(person: string, score: number): ReturnType<typeof answerReview> {
    const form = this.stack.library.byVersion('v1').assessmentForms['review-360'];
    const task = await this.waitFor('review.sheet', person);
    return answerReview(this.stack.pilot, task, person, { form, score, comment: `评语${score}` });
  }

  async answerAll(score: number): Promise<void> {
    for (const { person } of await this.raters()) await this.answer(person, score);
  }

  /** Who is asked, in the order of the records. */
  async raters(): Promise<
    readonly { readonly person: string; readonly group: ReviewGroup; readonly place: number | null }[]
  > {
    const { rows } = await sql<{ person: string; group: ReviewGroup; place: number | null }>`
      select person_id as person, review_group as "group", place from review_rater
      where case_id = ${this.caseId} and not withdrawn and no = (select max(no) from review where case_id = ${this.caseId})
      order by review_group, place, person_id`.execute(this.stack.database.db);
    return rows;
  }

  async row(): Promise<TrialRow> {
    const { rows } = await sql<TrialRow>`
      select stage, start_on as "startOn", last_day as "lastDay", review_on as "reviewOn", alarm_on as "alarmOn",
             ended_on as "endedOn", score from trial where case_id = ${this.caseId}`.execute(this.stack.database.db);
    const [row] = rows;
    if (row === undefined) throw new Error(`no trial ${this.caseId}`);
    return row;
  }

  async reach(stage: string): Promise<TrialRow> {
    return until(`the trial at ${stage}`, async () => {
      const row = await this.row();
      return row.stage === stage && row;
    });
  }

  /** Whom people report to now. */
  async superiors(): Promise<Readonly<Record<string, string | null>>> {
    const { rows } = await sql<{ id: string; superior: string | null }>`
      select id, superior_id as superior from person where id = any(${[CANDIDATE, ...this.members]})`.execute(
      this.stack.database.db,
    );
    return Object.fromEntries(rows.map(({ id, superior }) => [id, superior]));
  }

  /** Subjects told to somebody, in order. */
  async told(person: string): Promise<readonly string[]> {
    const { rows } = await sql<{ subject: string }>`
      select subject ->> 'en' as subject from message where person_id = ${person} and topic = 'news' order by id`.execute(
      this.stack.database.db,
    );
    return rows.map(({ subject }) => subject);
  }

  /** I-56: who has been told that he is alone in his group. */
  async warned(): Promise<readonly string[]> {
    const { rows } = await sql<{ person: string }>`
      select distinct person_id as person from message where body ->> 'en' like ${`%${ALONE_IN_GROUP.en}`}
      order by 1`.execute(this.stack.database.db);
    return rows.map(({ person }) => person);
  }

  result(): Promise<TrialResult> {
    return this.stack.environment.client.workflow.getHandle(this.trialId).result() as Promise<TrialResult>;
  }
}
