import type { StepMark } from '../../db/cases/ledger.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { StepAct } from '../../domain/step/step.js';

/** What one act leaves, or a step that nobody acted for. */
export interface Left {
  readonly record: StepRecord;
  /** Whose record it is; undefined where the engine did it by itself. */
  readonly act: StepAct | undefined;
  readonly mark: StepMark;
}
