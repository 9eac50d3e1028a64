import { sql } from 'kysely';
import type { GmDecision } from '../../domain/pipelines/level-promotion/acts.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { cycleIdOf, WORKFLOWS, type CycleInput } from '../../workflows/messages/cases.js';
import { actor } from './cast.js';
import { holdDefense } from './defense.js';
import type { House } from './house.js';

/** So many are submitted: some of each route, few enough to follow. */
const SUBMITTED = 6;

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly outcome: string;
  readonly route: string | null;
  readonly panelSteps: number;
  readonly hold: boolean;
  readonly finalLevel: string | null;
  readonly acknowledge: boolean;
}

/** A whole cycle of level promotion (§8.5), from its launch to the last archived case. */
export async function rehearseCycle(house: House): Promise<void> {
  const cycle = new CyclePlay(house, cycleIdOf(latestCycle(await house.stage.today())));
  await cycle.launch();
  await cycle.submit();
  await cycle.decide();
  await cycle.finish();
}

const latestCycle = (today: string): string =>
  addToMonth(`${today.slice(0, 4)}-01`, Number(monthOf(today).slice(5)) >= 7 ? 6 : 0);

class CyclePlay {
  constructor(
    private readonly house: House,
    private readonly id: string,
  ) {}

  async launch(): Promise<void> {
    const { house, id } = this;
    const { stage, cast } = house;
    await house.chapter('8.5.1', '启动晋级评定', 'HR opens the cycle');
    const input: CycleInput = { cycleId: id, month: id.slice(3, 10), openedBy: cast.hr.personId };
    await stage.client.workflow.start(WORKFLOWS.cycle, { workflowId: id, taskQueue: stage.taskQueue, args: [input] });
    await house.task(id, 'cycle.launch');
    const { launchFrom, launchBy } = stage.engine.answer({ kind: 'cycle-calendar', cycle: input.month });
    await stage.skipTo(launchFrom, '09:00');
    const today = await stage.today();
    const late = today > launchBy ? { reason: '彩排:补办上一期评定' } : {};
    await house.act(id, 'cycle.launch', cast.hr, { do: 'launch', closingDate: today, passMark: 70, ...late });
    await house.act(id, 'cycle.close-ratings', cast.hr, { do: 'close' });
    await house.until('everybody is evaluated', async () => (await this.rows()).length > 0);
    await house.chapter('8.4', '逐人评定', 'Everybody is evaluated');
    const counts = new Map<string, number>();
    for (const { outcome } of await this.rows()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const told = [...counts].map(([outcome, n]) => `${outcome} ${n}`).join(', ');
    house.say(`共 ${(await this.rows()).length} 人:${told}`, 'as found by the rules');
    const waiting = await this.at('ruling');
    if (waiting.length === 0) return;
    const rulings = waiting.map((one) => ({ caseId: one.id, ruling: 'proceed' as const, reason: '彩排:批准的休假' }));
    await house.act(id, 'cycle.ruling', cast.hr, { rulings });
  }

  /** 8.5.2, 8.5.3: some of each route; nobody on hold, or the story would wait for a complaint. */
  async submit(): Promise<void> {
    const { house, id } = this;
    await house.chapter('8.5.2', '提交与初审', 'Submission and first review');
    await house.task(id, 'cycle.submission');
    const listed = await this.at('listed');
    const free = listed.filter(({ hold }) => !hold);
    const panel = free.filter(({ panelSteps }) => panelSteps > 0).slice(0, SUBMITTED / 2);
    const direct = free.filter(({ panelSteps }) => panelSteps === 0).slice(0, SUBMITTED - panel.length);
    const chosen = new Set([...panel, ...direct].map((one) => one.id));
    await house.act(id, 'cycle.submission', house.cast.head, {
      submitted: [...chosen].map((caseId) => ({ caseId })),
      leftOut: listed
        .filter((one) => !chosen.has(one.id))
        .map((one) => ({ caseId: one.id, reason: '彩排:下期再提交' })),
    });
    const decisions = (await this.at('first-review')).map(({ id: caseId, acknowledge }) => ({
      caseId,
      decision: 'pass' as const,
      ...(acknowledge ? { acknowledgeComplaints: true } : {}),
    }));
    if (decisions.length > 0) await house.act(id, 'cycle.first-review', house.cast.hr, { decisions });
    const caseIds = (await this.at('awaiting-defense')).map((one) => one.id);
    if (caseIds.length === 0) return;
    await house.chapter('8.5.4', '晋级评审答辩会', 'The defense');
    const { hr, head, related, supervisor } = house.cast;
    await house.act(id, 'cycle.appoint-panel', hr, {
      heldOn: await house.stage.today(),
      chair: head.personId,
      supervisors: [supervisor.personId],
      caseIds,
      departmentHead: [head.personId],
      relatedDepartments: related.slice(0, 1).map(({ personId }) => personId),
      humanResources: [hr.personId],
    });
    await holdDefense(house, id);
    await house.until('the panel has closed', async () => (await this.at('in-defense')).length === 0);
  }

  /** 8.5.5: as wished; a returned batch goes round once and is approved then. */
  async decide(): Promise<void> {
    const { house, id } = this;
    const { gm, hr } = house.cast;
    await house.chapter('8.5.5', '总经理审批整批', 'The general manager decides the batch');
    const batch = async (decision: GmDecision['decision']): Promise<void> => {
      await house.act(id, 'cycle.gm-submission', hr, {});
      const decisions = (await this.at('with-gm')).map(({ id: caseId }) => ({ caseId, decision, reason: '彩排' }));
      await house.act(id, 'cycle.gm-decision', gm, { decisions });
    };
    if (house.wishes.gm === 'returns') {
      await batch('return');
      const decisions = (await this.at('first-review')).map(({ id: caseId, route, acknowledge }) => ({
        caseId,
        decision: 'pass' as const,
        ...(route === 'panel' ? { defense: 'keep' as const } : {}),
        ...(acknowledge ? { acknowledgeComplaints: true } : {}),
      }));
      await house.act(id, 'cycle.first-review', hr, { decisions });
    }
    await batch(house.wishes.gm === 'rejects' ? 'reject' : 'approve');
  }

  /** 8.5.6, 8.5.7 */
  async finish(): Promise<void> {
    const { house, id } = this;
    await house.chapter('8.5.6', '反馈、面谈、通知书、归档', 'Feedback, interviews, notices, archive');
    await house.act(id, 'cycle.release', house.cast.hr, {});
    for (const one of await this.at('interview')) {
      const employee = actor(one.personId);
      const heldOn = await house.stage.today();
      await house.act(one.id, 'level.interview', house.cast.head, { heldOn, summary: '彩排:结果面谈' });
      await house.act(one.id, 'level.interview-confirmation', employee, { tookPlace: true });
      if (one.finalLevel !== null) await house.act(one.id, 'level.notice', employee, { signature: 'signed' });
    }
    await house.until('the cycle is closed', async () => {
      const { rows } = await sql<{ stage: string }>`select stage from cycle where id = ${id}`.execute(house.stage.db);
      return rows[0]?.stage === 'closed';
    });
    const rows = await this.rows();
    const promoted = rows.filter(({ stage }) => stage === 'promoted').length;
    const not = rows.filter(({ stage }) => stage === 'not-promoted').length;
    house.say(`${id} 已归档:${promoted} 人晋级,${not} 人未晋级`, `archived, ${promoted} promoted, ${not} not`);
  }

  private async at(stage: string): Promise<readonly Row[]> {
    return (await this.rows()).filter((one) => one.stage === stage);
  }

  private async rows(): Promise<readonly Row[]> {
    const { rows } = await sql<Row>`
      select id, person_id as "personId", stage, outcome, route, panel_steps as "panelSteps", hold, acknowledge,
             final_level as "finalLevel"
      from promotion_case where cycle_id = ${this.id} order by id`.execute(this.house.stage.db);
    return rows;
  }
}
