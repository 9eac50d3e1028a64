import type { ItemScores } from '../../domain/evaluation/assessment-form.js';
import type { QualificationAct, TrialDecision } from '../../domain/pipelines/position-promotion/acts.js';
import type { SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Cast } from './cast.js';
import { act, type Driver, type NomineeCase, type Where } from './driver.js';

/** The task that asks for a sheet. */
export const sheetKind = (form: SheetForm): 'vacancy.competency-sheet' | 'vacancy.peripheral-sheet' =>
  form === 'competency' ? 'vacancy.competency-sheet' : 'vacancy.peripheral-sheet';

type Receipt = ReturnType<Driver['complete']>;

/** One vacancy up to the general manager's decision on the trial (9.1 to 9.5.4), moved along by whole stages. */
export class VacancyPlay {
  constructor(
    readonly driver: Driver,
    readonly cast: Cast,
    readonly vacancyId: string,
  ) {}

  get here(): Where {
    return { vacancy: this.vacancyId };
  }

  /** The department manager nominates somebody (9.5.1). */
  nominate(personId: string, by: Actor = this.cast.head, reason = '带教经验丰富'): Receipt {
    return act(this.driver, this.here, 'vacancy.nomination', by, { personId, reason });
  }

  /** The latest case of somebody. */
  async nominee(personId: string): Promise<NomineeCase> {
    const found = (await this.driver.nominees(this.vacancyId)).find((one) => one.personId === personId);
    if (found === undefined) throw new Error(`${personId} is no nominee of ${this.vacancyId}`);
    return found;
  }

  /** 9.5.2: HR names who fills in the sheets. */
  async confirm(personId: string, competency: readonly string[], peripheral: readonly string[]): Receipt {
    const form = { do: 'confirm', competency, peripheral } as const;
    return act(this.driver, await this.of(personId), 'vacancy.verification', this.cast.hr, form);
  }

  /** 9.5.2: somebody fills in the sheet that he owes. */
  async fillIn(personId: string, form: SheetForm, by: Actor, scores: ItemScores): Receipt {
    return act(this.driver, await this.of(personId), sheetKind(form), by, { scores });
  }

  /** 9.5.3: he qualifies, unless it is said otherwise. */
  async qualify(personId: string, form: QualificationAct = { qualified: true }): Receipt {
    return act(this.driver, await this.of(personId), 'vacancy.qualification', this.cast.hr, form);
  }

  /** 9.5.4: HR lays the materials before the general manager. */
  submit(withoutOthersReason?: string): Receipt {
    const form = withoutOthersReason === undefined ? {} : { withoutOthersReason };
    return act(this.driver, this.here, 'vacancy.gm-submission', this.cast.hr, form);
  }

  /** 9.5.4: one act for all nominees. */
  decide(...decisions: readonly TrialDecision[]): Receipt {
    return act(this.driver, this.here, 'vacancy.gm-decision', this.cast.gm, { decisions });
  }

  private async of(personId: string): Promise<Where> {
    return { case: (await this.nominee(personId)).id };
  }
}
