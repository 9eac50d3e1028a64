import type { StepMark } from '../../db/cases/ledger.js';
import { openAnswer } from '../../domain/pipelines/task-kinds.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Step, StepAct } from '../../domain/step/step.js';

/** Who did what under which §, for every row that one act of the step writes; or the engine, without one. */
export const markOf = (step: Step, act: StepAct | undefined = step.acts[0]): StepMark => ({
  workflowId: step.workflowId,
  seq: step.seq,
  at: new Date(act?.at ?? step.at),
  actor: act?.actorId ?? step.record?.openedBy ?? 'system:workflow',
  act: act?.kind ?? (step.record?.openedBy === undefined ? 'advance' : 'open'),
  clause: act?.clause ?? null,
  taskId: act?.taskId ?? null,
  about: act?.record === undefined || act.caseId === undefined ? step.about : { ...step.about, caseId: act.caseId },
});

/** Nobody for what the engine found by itself. */
export function deciderOf(act: StepAct | undefined, record: StepRecord | undefined): string | null {
  const by = act?.actorId ?? record?.openedBy ?? null;
  return by?.startsWith('system:') === true ? null : by;
}

/** The answer as it may be kept with its task; null where nobody acted. */
export const answerOf = (act: StepAct | undefined): unknown =>
  act === undefined ? null : openAnswer(act.kind, act.answer);
