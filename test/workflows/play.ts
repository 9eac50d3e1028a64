import { sql } from 'kysely';
import { ABILITIES, type ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import type {
  FirstReview,
  GmDecision,
  SpecialPromotion,
  SubmissionAct,
} from '../../domain/pipelines/level-promotion/acts.js';
import type { TaskReceipt } from '../../workflows/messages/cases.js';
import { cycleIdOf, WORKFLOWS, type CycleInput } from '../../workflows/messages/cases.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR, type TestPerson } from '../support/department.js';
import { actor, gm, head, hr, PATIENCE, type CaseState, type OpenTask } from '../support/pilot.js';
import { firstNumber } from '../support/numbers.js';
import type { TestStack } from '../support/stack.js';

/** Every cycle of a run has a number of its own, so that files may share the dev server. */
let attempts = firstNumber();

export const sheetOf = (caseId: string, score: number): ScoreSheet => ({
  caseId,
  scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as ScoreSheet['scores'],
});

export interface PanelChoice {
  readonly heldOn?: string;
  readonly chair?: string;
  readonly supervisors?: readonly string[];
  readonly departmentHead?: readonly string[];
  readonly relatedDepartments?: readonly string[];
  readonly humanResources?: readonly string[];
}

/** One cycle of a small department, moved along by whole stages where a test is about a later one. */
export class Play {
  private constructor(
    readonly stack: TestStack,
    readonly cycleId: string,
    readonly month: string,
  ) {}

  /** Founds the department and drafts the cycle. */
  static async draft(stack: TestStack, people: readonly TestPerson[], month = '2026-07'): Promise<Play> {
    await foundDepartment(stack.database.db, month, people);
    return Play.next(stack, month);
  }

  /** Drafts a cycle in a department that is there. */
  static async next(stack: TestStack, month: string): Promise<Play> {
    attempts += 1;
    const cycleId = cycleIdOf(month, attempts);
    const input: CycleInput = { cycleId, month, openedBy: HR };
    const { taskQueue } = stack;
    await stack.environment.client.workflow.start(WORKFLOWS.cycle, { workflowId: cycleId, taskQueue, args: [input] });
    return new Play(stack, cycleId, month);
  }

  /** Drafted, launched (late, with a reason), ratings closed, everybody evaluated. */
  static async evaluated(stack: TestStack, people: readonly TestPerson[], month = '2026-07'): Promise<Play> {
    const play = await Play.draft(stack, people, month);
    await play.launch();
    await stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'close' });
    return play;
  }

  async launch(passMark = 70, closingDate?: string): Promise<void> {
    const act = { do: 'launch', closingDate: closingDate ?? (await this.stack.today()), passMark } as const;
    await this.stack.pilot.do(this.cycleId, 'cycle.launch', hr, { ...act, reason: '补办' });
  }

  async caseOf(person: string): Promise<CaseState> {
    const found = (await this.stack.pilot.cases(this.cycleId)).get(person);
    if (found === undefined) throw new Error(`no case of ${person}`);
    return found;
  }

  async id(person: string): Promise<string> {
    return (await this.caseOf(person)).id;
  }

  async stages(): Promise<Readonly<Record<string, string>>> {
    const cases = [...(await this.stack.pilot.cases(this.cycleId)).values()];
    return Object.fromEntries(cases.map(({ personId, stage }) => [personId, stage]));
  }

  private async inStage(stage: string): Promise<readonly string[]> {
    const cases = [...(await this.stack.pilot.cases(this.cycleId)).values()];
    return cases.filter((one) => one.stage === stage).map(({ id }) => id);
  }

  /** 8.5.2: everybody listed, but for those left out and the fewer steps named. */
  async submit(
    but: {
      readonly steps?: Readonly<Record<string, number>>;
      readonly leaveOut?: readonly string[];
      readonly special?: readonly SpecialPromotion[];
    } = {},
  ): Promise<TaskReceipt> {
    const cases = [...(await this.stack.pilot.cases(this.cycleId)).values()].filter(({ stage }) => stage === 'listed');
    const special = (but.special ?? []).map(({ caseId }) => caseId);
    const rows = cases.filter(({ id }) => !special.includes(id));
    const act: SubmissionAct = {
      submitted: rows
        .filter(({ personId }) => but.leaveOut?.includes(personId) !== true)
        .map(({ id, personId }) => {
          const steps = but.steps?.[personId];
          return steps === undefined ? { caseId: id } : { caseId: id, steps };
        }),
      leftOut: rows
        .filter(({ personId }) => but.leaveOut?.includes(personId) === true)
        .map(({ id }) => ({ caseId: id, reason: '本人申请暂缓' })),
      ...(but.special === undefined ? {} : { special: but.special }),
    };
    return this.stack.pilot.do(this.cycleId, 'cycle.submission', head, act);
  }

  /** 8.5.3: passes whoever is at the first review, with what is said of each beside. */
  async review(more: Partial<FirstReview> = {}): Promise<TaskReceipt> {
    const ids = await this.inStage('first-review');
    const decisions = ids.map((caseId) => ({ caseId, decision: 'pass' as const, ...more }));
    return this.stack.pilot.do(this.cycleId, 'cycle.first-review', hr, { decisions });
  }

  /** 8.5.4: appoints a panel for whoever waits for one, today unless told otherwise; gives the cases. */
  async appoint(choice: PanelChoice = {}): Promise<readonly string[]> {
    const caseIds = await this.inStage('awaiting-defense');
    await this.stack.pilot.do(this.cycleId, 'cycle.appoint-panel', hr, {
      heldOn: await this.stack.today(),
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
      ...choice,
      caseIds,
    });
    await this.stack.pilot.waitFor(this.cycleId, 'defense.conduct');
    return caseIds;
  }

  async sheetTask(scorer: string): Promise<OpenTask> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const tasks = await this.stack.pilot.openTasks(this.cycleId);
      const task = tasks.find(({ kind, people }) => kind === 'defense.sheets' && people.includes(scorer));
      if (task !== undefined) return task;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no sheets for ${scorer}`);
  }

  async score(scorer: string, sheets: readonly ScoreSheet[]): Promise<TaskReceipt> {
    return this.stack.pilot.complete(await this.sheetTask(scorer), 'defense.sheets', actor(scorer), { sheets });
  }

  /** 8.5.4: the usual four score everybody alike, the head signs, and the cycle has heard. */
  async defend(score: number, scorers: readonly string[] = [SUPERIOR, HEAD, RELATED, HR]): Promise<readonly string[]> {
    const caseIds = await this.appoint();
    for (const scorer of scorers) {
      await this.score(
        scorer,
        caseIds.map((caseId) => sheetOf(caseId, score)),
      );
    }
    await this.sign(caseIds);
    return caseIds;
  }

  async sign(caseIds: readonly string[], chair = HEAD): Promise<void> {
    await this.stack.pilot.do(this.cycleId, 'defense.summary', actor(chair), { signed: true });
    await this.until(async () => {
      const cases = [...(await this.stack.pilot.cases(this.cycleId)).values()];
      return cases.every(({ id, stage }) => !caseIds.includes(id) || stage !== 'in-defense');
    });
  }

  /** 8.5.5: HR hands in the batch, the general manager decides on all alike. */
  async decide(decision: GmDecision['decision'], reason?: string): Promise<TaskReceipt> {
    await this.stack.pilot.do(this.cycleId, 'cycle.gm-submission', hr, { withoutOthersReason: '分批' });
    const ids = await this.inStage('with-gm');
    const why = reason === undefined ? {} : { reason };
    const decisions = ids.map((caseId) => ({ caseId, decision, ...why }));
    return this.stack.pilot.do(this.cycleId, 'cycle.gm-decision', gm, { decisions });
  }

  /** 8.5.6, 8.5.7: releases, interviews, confirms and signs for everybody. */
  async finish(): Promise<void> {
    const { pilot } = this.stack;
    await pilot.do(this.cycleId, 'cycle.release', hr, {});
    for (const one of (await pilot.cases(this.cycleId)).values()) {
      if (one.stage === 'interview') await this.closeCase(one);
    }
  }

  async closeCase({ id, personId, finalLevel }: CaseState): Promise<void> {
    const { pilot } = this.stack;
    const heldOn = await this.stack.today();
    await pilot.do(this.cycleId, 'level.interview', actor(SUPERIOR), { heldOn, summary: '谈话' }, id);
    await pilot.do(this.cycleId, 'level.interview-confirmation', actor(personId), { tookPlace: true }, id);
    if (finalLevel !== null) {
      await pilot.do(this.cycleId, 'level.notice', actor(personId), { signature: 'signed' }, id);
    }
  }

  async cycleStage(): Promise<string> {
    const { rows } = await sql<{ stage: string }>`select stage from cycle where id = ${this.cycleId}`.execute(
      this.stack.database.db,
    );
    return rows[0]?.stage ?? 'none';
  }

  /** Waits for what the engine does by itself. */
  async until(holds: () => Promise<boolean>, milliseconds = PATIENCE): Promise<void> {
    const end = Date.now() + milliseconds;
    while (Date.now() < end) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it did not come to pass');
  }

  /** How many events of a type the history of a workflow of this cycle holds; all of them without a type. */
  async events(type?: string, workflowId = this.cycleId): Promise<number> {
    const { events } = await this.stack.environment.client.workflow.getHandle(workflowId).fetchHistory();
    const names = (events ?? []).map((event) => Object.keys(event).find((key) => key.endsWith('EventAttributes')));
    return type === undefined ? names.length : names.filter((name) => name === `${type}EventAttributes`).length;
  }
}
