import type {
  FirstReview,
  GmDecision,
  LaunchAct,
  Ruling,
  SpecialPromotion,
  SubmissionAct,
} from '../../domain/pipelines/level-promotion/acts.js';
import type { ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import { actor, type Cast } from './cast.js';
import { panelOf, scoreAll, type Panel } from './defense.js';
import { act, type Driver, type LevelCase, type Where } from './driver.js';
import { until } from './until.js';

type Receipt = ReturnType<Driver['complete']>;

/** Whom a submission leaves out or promotes otherwise than found; everybody else is submitted. */
export interface SubmissionBut {
  /** Fewer steps than found (I-11), by employee number. */
  readonly steps?: Readonly<Record<string, number>>;
  readonly leaveOut?: readonly string[];
  readonly special?: readonly SpecialPromotion[];
  /** Said of those left out (I-27). */
  readonly reason?: string;
}

/** One cycle of level promotion (§8.5), moved along by whole stages. */
export class CyclePlay {
  constructor(
    readonly driver: Driver,
    readonly cast: Cast,
    readonly cycleId: string,
  ) {}

  /** The cycle itself, for looking up its tasks. */
  get here(): Where {
    return { cycle: this.cycleId };
  }

  cases(): Promise<readonly LevelCase[]> {
    return this.driver.levelCases(this.cycleId);
  }

  async at(stage: string): Promise<readonly LevelCase[]> {
    return (await this.cases()).filter((one) => one.stage === stage);
  }

  /** 8.5.1: launched, the closing date today unless it is given. */
  async launch(terms: Omit<LaunchAct, 'do'> = {}): Receipt {
    const form = { closingDate: await this.driver.today(), ...terms, do: 'launch' } as const;
    return act(this.driver, this.here, 'cycle.launch', this.cast.hr, form);
  }

  /** I-13: HR waits for no more ratings. */
  closeRatings(): Receipt {
    return act(this.driver, this.here, 'cycle.close-ratings', this.cast.hr, { do: 'close' });
  }

  /** I-09: HR lets everybody go on whose months are missing; gives how many. */
  async rule(reason: string): Promise<number> {
    const rulings = (await this.at('ruling')).map(({ id }): Ruling => ({ caseId: id, ruling: 'proceed', reason }));
    if (rulings.length > 0) await act(this.driver, this.here, 'cycle.ruling', this.cast.hr, { rulings });
    return rulings.length;
  }

  /** 8.5.2: everybody listed, but for those left out and the fewer steps named. */
  async submit({ steps, leaveOut = [], special, reason = '下期再提交' }: SubmissionBut = {}): Receipt {
    const apart = new Set(special?.map(({ caseId }) => caseId));
    const listed = (await this.at('listed')).filter(({ id }) => !apart.has(id));
    const isLeftOut = ({ personId }: LevelCase): boolean => leaveOut.includes(personId);
    const form: SubmissionAct = {
      submitted: listed
        .filter((one) => !isLeftOut(one))
        .map(({ id, personId }) => {
          const fewer = steps?.[personId];
          return fewer === undefined ? { caseId: id } : { caseId: id, steps: fewer };
        }),
      leftOut: listed.filter(isLeftOut).map(({ id }) => ({ caseId: id, reason })),
      ...(special === undefined ? {} : { special }),
    };
    return act(this.driver, this.here, 'cycle.submission', this.cast.head, form);
  }

  /** 8.5.3: passes whoever is at the first review, with what is said of each beside. */
  async review(more: Partial<FirstReview> = {}): Receipt {
    const decisions = (await this.at('first-review')).map((one) => ({ ...passes(one), ...more }));
    return act(this.driver, this.here, 'cycle.first-review', this.cast.hr, { decisions });
  }

  /** 8.5.3, after the general manager returned them: a panel's result is kept. */
  async reviewAgain(): Receipt {
    const decisions = (await this.at('first-review')).map((one): FirstReview => ({
      ...passes(one),
      ...(one.route === 'panel' ? { defense: 'keep' } : {}),
    }));
    return act(this.driver, this.here, 'cycle.first-review', this.cast.hr, { decisions });
  }

  /** 8.5.4: a panel for whoever waits for one, today and the usual one unless told otherwise; gives the cases. */
  async appoint(choice: Partial<Panel> = {}): Promise<readonly string[]> {
    const caseIds = (await this.at('awaiting-defense')).map(({ id }) => id);
    const panel = { ...panelOf(this.cast, await this.driver.today()), ...choice, caseIds };
    await act(this.driver, this.here, 'cycle.appoint-panel', this.cast.hr, panel);
    await this.driver.task(this.here, 'defense.conduct', this.cast.hr);
    return caseIds;
  }

  /** 8.5.4: everybody on the panel scores; gives who they were. */
  scoreAll(sheetOf: (caseId: string) => ScoreSheet): Promise<readonly string[]> {
    return scoreAll(this.driver, this.here, this.cast, sheetOf);
  }

  /** 8.5.4: the chair signs, and the cycle has heard of these cases, or of all. */
  async sign(caseIds?: readonly string[], chair: string = this.cast.head.personId): Promise<void> {
    await act(this.driver, this.here, 'defense.summary', actor(chair), { signed: true });
    await until('the panel’s candidates are heard', async () => {
      const waiting = await this.at('in-defense');
      return !waiting.some(({ id }) => caseIds === undefined || caseIds.includes(id));
    });
  }

  /** 8.5.5: HR hands in the batch, the general manager decides on all alike. */
  async decide(decision: GmDecision['decision'], reason?: string): Receipt {
    await this.handIn();
    const why = reason === undefined ? {} : { reason };
    return this.decideOn((await this.at('with-gm')).map(({ id }) => ({ caseId: id, decision, ...why })));
  }

  /** 8.5.5: HR's part; those who are not ready yet stay behind (I-39). */
  handIn(withoutOthersReason?: string): Receipt {
    const form = withoutOthersReason === undefined ? {} : { withoutOthersReason };
    return act(this.driver, this.here, 'cycle.gm-submission', this.cast.hr, form);
  }

  /** 8.5.5: one act for the whole batch. */
  decideOn(decisions: readonly GmDecision[]): Receipt {
    return act(this.driver, this.here, 'cycle.gm-decision', this.cast.gm, { decisions });
  }

  /** 8.5.6: results go to the department. */
  release(): Receipt {
    return act(this.driver, this.here, 'cycle.release', this.cast.hr, {});
  }

  /** 8.5.6: interviewed and confirmed. */
  async interview({ id, personId }: Pick<LevelCase, 'id' | 'personId'>, summary = '已就结果面谈'): Promise<void> {
    const [mine, heldOn] = [{ case: id }, await this.driver.today()];
    await act(this.driver, mine, 'level.interview', this.cast.superior, { heldOn, summary });
    await act(this.driver, mine, 'level.interview-confirmation', actor(personId), { tookPlace: true });
  }

  /** 8.5.7: the notice in hand. */
  signNotice({ id, personId }: Pick<LevelCase, 'id' | 'personId'>): Receipt {
    return act(this.driver, { case: id }, 'level.notice', actor(personId), { signature: 'signed' });
  }

  /** 8.5.6, 8.5.7: one person's last steps. */
  async closeCase(one: Pick<LevelCase, 'id' | 'personId' | 'finalLevel'>, summary?: string): Promise<void> {
    await this.interview(one, summary);
    if (one.finalLevel !== null) await this.signNotice(one);
  }

  /** 8.5.6, 8.5.7: releases, interviews, confirms and signs for everybody. */
  async finish(summary?: string): Promise<void> {
    await this.release();
    for (const one of await this.at('interview')) await this.closeCase(one, summary);
  }

  /** The last case is archived. */
  async closed(): Promise<void> {
    await until('the cycle is closed', async () => (await this.driver.cycleStage(this.cycleId)) === 'closed');
  }
}

const passes = ({ id, acknowledge }: LevelCase): FirstReview => ({
  caseId: id,
  decision: 'pass',
  ...(acknowledge ? { acknowledgeComplaints: true } : {}),
});
