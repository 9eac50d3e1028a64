import { CyclePlay } from '../../../cli/play/cycle.js';
import type { OpenTask } from '../../../cli/play/engine-driver.js';
import type { ScoreSheet } from '../../../domain/pipelines/defense/acts.js';
import type { LaunchAct } from '../../../domain/pipelines/level-promotion/acts.js';
import { actor } from '../../../cli/play/cast.js';
import { evenSheet } from '../../../cli/play/defense.js';
import type { TaskReceipt } from '../../../workflows/messages/cases.js';
import { foundDepartment, type TestPerson } from '../../support/department.js';
import { CAST, hr, type CaseState } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';

/** One cycle of a small department, moved along by whole stages where a test is about a later one. */
export class Play extends CyclePlay {
  private constructor(
    readonly stack: TestStack,
    cycleId: string,
    readonly month: string,
  ) {
    super(stack.pilot, CAST, cycleId);
  }

  /** Founds the department and drafts the cycle. */
  static async draft(stack: TestStack, people: readonly TestPerson[], month = '2026-07'): Promise<Play> {
    await foundDepartment(stack.database.db, month, people);
    return Play.next(stack, month);
  }

  /** Drafts a cycle in a department that is there. */
  static async next(stack: TestStack, month: string): Promise<Play> {
    return new Play(stack, await stack.pilot.openCycle(month, hr), month);
  }

  /** Drafted, launched (late, with a reason), ratings closed, everybody evaluated. */
  static async evaluated(stack: TestStack, people: readonly TestPerson[], month = '2026-07'): Promise<Play> {
    const play = await Play.draft(stack, people, month);
    await play.launch();
    await play.closeRatings();
    return play;
  }

  /** Late, with a reason. */
  override launch(terms: Partial<LaunchAct> = {}): Promise<TaskReceipt> {
    return super.launch({ reason: '补办', ...terms }) as Promise<TaskReceipt>;
  }

  /** In batches. */
  override handIn(withoutOthersReason = '分批'): Promise<TaskReceipt> {
    return super.handIn(withoutOthersReason) as Promise<TaskReceipt>;
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
    return Object.fromEntries((await this.cases()).map(({ personId, stage }) => [personId, stage]));
  }

  /** The sheets that somebody owes in the panel's session. */
  async sheetTask(scorer: string): Promise<OpenTask> {
    return this.stack.pilot.task(this.here, 'defense.sheets', actor(scorer));
  }

  async score(scorer: string, sheets: readonly ScoreSheet[]): Promise<TaskReceipt> {
    return this.stack.pilot.complete(await this.sheetTask(scorer), 'defense.sheets', actor(scorer), { sheets });
  }

  /** 8.5.4: the usual panel scores everybody alike, the head signs, and the cycle has heard; gives the cases. */
  async defend(score: number): Promise<readonly string[]> {
    const caseIds = await this.appoint();
    await this.scoreAll((caseId) => evenSheet(caseId, score));
    await this.sign(caseIds);
    return caseIds;
  }

  cycleStage(): Promise<string> {
    return this.driver.cycleStage(this.cycleId);
  }

  /** How many events of a type the history of a workflow of this cycle holds; all of them without a type. */
  async events(type?: string, workflowId = this.cycleId): Promise<number> {
    const { events } = await this.stack.environment.client.workflow.getHandle(workflowId).fetchHistory();
    const names = (events ?? []).map((event) => Object.keys(event).find((key) => key.endsWith('EventAttributes')));
    return type === undefined ? names.length : names.filter((name) => name === `${type}EventAttributes`).length;
  }
}
