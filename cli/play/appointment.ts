import type { CandidateDecisionAct, CandidatePanelAct } from '../../domain/pipelines/appointment/acts.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { actor, type Cast } from './cast.js';
import { panelOf, scoreAll } from './defense.js';
import { act, type Driver, type Where } from './driver.js';
import { until } from './until.js';

type Receipt = ReturnType<Driver['complete']>;

/** Whose appointment it is. */
export interface Candidate {
  readonly caseId: string;
  readonly vacancyId: string;
  readonly personId: string;
}

/** One candidate from the end of the trial to the company-wide notice (9.5.7 to 9.5.10), moved along by whole stages. */
export class AppointmentPlay {
  constructor(
    readonly driver: Driver,
    readonly cast: Cast,
    readonly candidate: Candidate,
  ) {}

  get caseId(): string {
    return this.candidate.caseId;
  }
  get person(): string {
    return this.candidate.personId;
  }
  get here(): Where {
    return { vacancy: this.candidate.vacancyId };
  }

  do<K extends TaskKind>(kind: K, by: Actor, form: ActByKind[K]): Receipt {
    return act(this.driver, this.here, kind, by, form);
  }

  /** The candidate hands in his report on duties (9.5.7). */
  report(text = '试用期间的工作总结与改进计划。'): Receipt {
    return this.do('candidate.report', actor(this.person), { text });
  }

  /** 9.5.7: the usual panel, today, unless told otherwise. */
  async appoint(choice: Partial<CandidatePanelAct> = {}): Receipt {
    const panel = { ...panelOf(this.cast, await this.driver.today()), ...choice };
    return this.do('candidate.appoint-panel', this.cast.hr, panel);
  }

  /** 9.5.7: a panel is appointed, everybody scores, the head signs, and the case has heard of it. */
  async defend(sheetOf: (caseId: string) => ScoreSheet): Promise<void> {
    await this.appoint();
    await scoreAll(this.driver, this.here, this.cast, sheetOf);
    await this.sign();
  }

  async sign(): Promise<void> {
    await this.do('defense.summary', this.cast.head, { signed: true });
    await this.reach('ready');
  }

  /** HR submits and the general manager decides (9.5.8). */
  async decide(decision: CandidateDecisionAct, note?: string): Receipt {
    await this.do('candidate.gm-submission', this.cast.hr, note === undefined ? {} : { note });
    return this.do('candidate.gm-decision', this.cast.gm, decision);
  }

  /** 9.5.9: back to the department; an approved appointment takes effect with it. */
  release(): Receipt {
    return this.do('candidate.release', this.cast.hr, {});
  }

  /** 9.5.9: by HR and the head together, and confirmed. */
  async interview(): Receipt {
    const [heldOn, attendees] = [await this.driver.today(), [this.cast.head.personId]];
    await this.do('level.interview', this.cast.hr, { heldOn, summary: '晋升面谈', attendees });
    return this.do('level.interview-confirmation', actor(this.person), { tookPlace: true });
  }

  /** 9.5.9: the notice in hand. */
  signNotice(): Receipt {
    return this.do('level.notice', actor(this.person), { signature: 'signed' });
  }

  /** 9.5.10: drafted by HR, signed off by the general manager. */
  async publish(): Receipt {
    await this.do('candidate.notice-draft', this.cast.hr, { text: '经研究决定，予以任命。' });
    return this.do('candidate.notice-sign-off', this.cast.gm, { decision: 'sign' });
  }

  async reach(...stages: readonly string[]): Promise<string> {
    return until(`${this.caseId} at ${stages.join(' or ')}`, async () => {
      const stage = await this.driver.stageOf(this.caseId);
      return stage !== undefined && stages.includes(stage) && stage;
    });
  }
}
