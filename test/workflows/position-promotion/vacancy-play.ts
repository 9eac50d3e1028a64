import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import type { VacancyOffer } from '../../../cli/play/driver.js';
import type { OpenTask } from '../../../cli/play/engine-driver.js';
import { until } from '../../../cli/play/until.js';
import { VacancyPlay as Vacancy } from '../../../cli/play/vacancy.js';
import type { ItemScores } from '../../../domain/evaluation/assessment-form.js';
import type { ManageVacancyAct } from '../../../domain/pipelines/position-promotion/acts.js';
import type { SheetForm } from '../../../domain/pipelines/position-promotion/vacancy.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { caseInterrupted, type CaseInterruption } from '../../../workflows/messages/cases.js';
import { candidateSettled, trialIdOf } from '../../../workflows/messages/position.js';
import { foundDepartment, HEAD, RELATED, SUPERIOR, type TestPerson } from '../../support/department.js';
import { CAST, hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';

/** The head of a second related department. */
export const RELATED_TOO = 'M-REL2';

const EVEN = 'ABABBB'.split('') as NonNullable<TestPerson['ratings']>;

/** Somebody who may be nominated for team leader. */
export const eligible = (id: string, more: Partial<TestPerson> = {}): TestPerson => ({
  id,
  level: 'senior-1',
  ratings: EVEN,
  ...more,
});

export interface CaseSeen {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly round: number;
  readonly released: boolean;
  readonly closed: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One vacancy of a small department, moved along by whole stages where a test is about a later one. */
export class VacancyPlay extends Vacancy {
  private constructor(
    readonly stack: TestStack,
    vacancyId: string,
  ) {
    super(stack.pilot, CAST, vacancyId);
  }

  static async found(stack: TestStack, people: readonly TestPerson[]): Promise<void> {
    await foundDepartment(stack.database.db, monthOf(await stack.today()), people);
    await sql`insert into department (id, name) values ('QA', '质检部')`.execute(stack.database.db);
    await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on, title)
      values (${RELATED_TOO}, ${RELATED_TOO}, 'QA', 'confirmed', '2015-01-01', '2015-04-01', '管理')`.execute(
      stack.database.db,
    );
  }

  /** 9.1: opens a vacancy; fails with the refusal where the facts are against it. */
  static async open(stack: TestStack, more: Partial<VacancyOffer> = {}): Promise<VacancyPlay> {
    const offer = { post: 'team-leader', departmentId: 'CC', team: '一组', headCount: 1, reason: '业务扩展' } as const;
    const id = await stack.pilot.openVacancy({ ...offer, reportsTo: SUPERIOR, ...more }, hr);
    return new VacancyPlay(stack, id);
  }

  manage(act: ManageVacancyAct) {
    return this.stack.pilot.do(this.vacancyId, 'vacancy.manage', hr, act);
  }

  override confirm(
    person: string,
    competency: readonly string[] = [HEAD],
    peripheral: readonly string[] = [RELATED, RELATED_TOO],
  ): ReturnType<Vacancy['confirm']> {
    return super.confirm(person, competency, peripheral);
  }

  async sheetTask(person: string, rater: string): Promise<OpenTask> {
    const where = { case: await this.id(person) };
    return until(`the sheet of ${rater} about ${person}`, async () =>
      (await this.stack.pilot.open(where)).find(({ people }) => people.includes(rater)),
    );
  }

  /** Every item of the form alike. */
  scores(form: SheetForm, score: number): ItemScores {
    const { items } = this.stack.library.newest.assessmentForms[form];
    return Object.fromEntries(items.map(({ id }) => [id, score]));
  }

  async score(person: string, rater: string, score: number | ItemScores, by = rater) {
    const task = await this.sheetTask(person, rater);
    const form = task.kind === 'vacancy.competency-sheet' ? 'competency' : 'peripheral';
    const scores = typeof score === 'number' ? this.scores(form, score) : score;
    return this.stack.pilot.complete(task, task.kind as 'vacancy.peripheral-sheet', actor(by), { scores });
  }

  /** 9.5.2: the usual three rate. */
  async assess(person: string, competency: number, peripheral: number): Promise<void> {
    await this.confirm(person);
    await this.score(person, HEAD, competency);
    await this.score(person, RELATED, peripheral);
    await this.score(person, RELATED_TOO, peripheral);
    await until(`${person} at the qualification`, async () => (await this.caseOf(person)).stage === 'qualification');
  }

  async cases(): Promise<readonly CaseSeen[]> {
    const { rows } = await sql<CaseSeen>`
      select id, person_id as "personId", stage, outcome, reason, round, released, closed_at is not null as closed, detail
      from personnel_case where vacancy_id = ${this.vacancyId} order by id desc`.execute(this.stack.database.db);
    return rows;
  }

  /** The latest one. */
  async caseOf(person: string): Promise<CaseSeen> {
    const found = (await this.cases()).find(({ personId }) => personId === person);
    if (found === undefined) throw new Error(`no case of ${person}`);
    return found;
  }

  async id(person: string): Promise<string> {
    return (await this.caseOf(person)).id;
  }

  async vacancy(): Promise<{ readonly stage: string; readonly headCount: number; readonly filled: number }> {
    const { rows } = await sql<{ stage: string; headCount: number; filled: number }>`
      select stage, head_count as "headCount", filled from vacancy where id = ${this.vacancyId}`.execute(
      this.stack.database.db,
    );
    return rows[0] ?? { stage: 'none', headCount: 0, filled: 0 };
  }

  async openKinds(): Promise<readonly string[]> {
    return (await this.stack.pilot.openTasks(this.vacancyId)).map(({ kind }) => kind).sort();
  }

  /** What people were told of this vacancy: person and subject. */
  async told(): Promise<readonly string[]> {
    const { rows } = await sql<{ line: string }>`
      select person_id || ' ' || (subject ->> 'zh') as line from message
      where vacancy_id = ${this.vacancyId} and topic = 'news' order by id`.execute(this.stack.database.db);
    return rows.map(({ line }) => line);
  }

  interrupt(personId: string, why: CaseInterruption['why']): Promise<void> {
    const about = { why, personId, on: '2026-11-24', by: 'test', note: '测试' };
    return this.stack.environment.client.workflow.getHandle(this.vacancyId).signal(caseInterrupted, about);
  }

  /** Stops a candidate's own workflow and its trial, for a story that does not go on there. */
  async endTrial(caseId: string): Promise<void> {
    for (const id of [caseId, trialIdOf(caseId)]) {
      await this.stack.environment.client.workflow
        .getHandle(id)
        .terminate('the story ends here')
        .catch(() => undefined); // it may not have come that far
    }
  }

  /** What a candidate's own workflow tells at its end. */
  settle(caseId: string, appointed: boolean): Promise<void> {
    return this.stack.environment.client.workflow
      .getHandle(this.vacancyId)
      .signal(candidateSettled, { caseId, appointed });
  }
}
