import { condition, proxyLocalActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { diverged } from '../../domain/step/frozen.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Step, StepAbout, StepResult } from '../../domain/step/step.js';
import { caseRepaired } from '../messages/cases.js';
import { now, turn, turnTaken } from './turn.js';

/** What a step brings, beside what every step says of itself. */
type Part = Partial<Pick<Step, 'close' | 'open' | 'touch' | 'record' | 'last'>>;

/** The acts behind a step. */
interface By {
  readonly acts?: Step['acts'];
  readonly brought?: Step['brought'];
  readonly answers?: Step['answers'];
  /** Who acted can be told that nothing was written, and the pipeline goes on as before. */
  readonly refusable: boolean;
}

const { projectStep } = proxyLocalActivities<PipelineActivities>({
  // Everybody's act waits for the database here; it is asked again until it answers, and nothing is lost meanwhile.
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** Writes the steps of one workflow, numbered without a gap; a case that cannot be written stands still (0030). */
export class Projector {
  private readonly workflowId = workflowInfo().workflowId;
  private stands: 'going' | 'frozen' | 'repaired' = 'going';

  /** @param seq of the last step of earlier runs. */
  constructor(
    private seq: number,
    private readonly about: StepAbout,
    private readonly policyVersion: () => string,
  ) {
    setHandler(caseRepaired, () => {
      if (this.stands === 'frozen') this.stands = 'repaired';
    });
  }

  /** The last step that was written. */
  get written(): number {
    return this.seq;
  }

  get isFrozen(): boolean {
    return this.stands !== 'going';
  }

  /** Why no act is taken now, whatever it is; undefined while the case goes on. */
  refusal(): Refusal | undefined {
    return this.isFrozen ? diverged(this.workflowId) : undefined;
  }

  /**
   * Writes one step, or comes back `refused` or `held`: then nothing was written.
   * @param frozen told each time the case stands still, until it is repaired.
   */
  async write(part: Part, by: By, frozen: () => void): Promise<StepResult> {
    const step: Step = {
      workflowId: this.workflowId,
      seq: this.seq + 1,
      causes: turn().causes,
      at: now(),
      ...(turn().late === true ? { turn: turn().no } : {}),
      about: this.about,
      policyVersion: this.policyVersion(),
      close: [],
      open: [],
      touch: [],
      ...part,
      acts: by.acts ?? [],
      ...(by.brought === undefined || by.brought.length === 0 ? {} : { brought: by.brought }),
      ...(by.answers === undefined ? {} : { answers: by.answers }),
      ...(by.refusable ? { refusable: true as const } : {}),
    };
    let result = await projectStep(step);
    while (result.frozen !== undefined) {
      this.stands = 'frozen';
      frozen();
      await condition(() => this.stands === 'repaired');
      result = await projectStep({ ...step, repair: { turn: turn().no } });
    }
    this.stands = 'going';
    if (result.refused !== undefined || result.held !== undefined) return result;
    turnTaken();
    this.seq += 1;
    return result;
  }
}
