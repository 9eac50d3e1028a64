import type { StepMark } from '../../db/cases/ledger.js';
import { openAnswer } from '../../domain/pipelines/task-kinds.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Step, StepAct } from '../../domain/step/step.js';

/** Who did what under which §, for every row that one act of the step writes; or the engine, without one. */
export const markOf = (step: Step, act: StepAct | undefined = step.acts[0]): StepMark => {
  const by = handOf(step, act);
  return {
    workflowId: step.workflowId,
    seq: step.seq,
    at: new Date(act?.at ?? step.at),
    ...by,
    about: act?.record === undefined || act.caseId === undefined ? step.about : { ...step.about, caseId: act.caseId },
  };
};

/** Whose hand it was: of an act on a task, of one beside them, of whoever opened the case, or the engine's. */
function handOf(
  { record: { hand, openedBy } = {} }: Step,
  act: StepAct | undefined,
): Pick<StepMark, 'actor' | 'deputy' | 'act' | 'clause' | 'taskId'> {
  const { deputyId } = act ?? hand ?? {};
  const deputy = deputyId === undefined ? {} : { deputy: deputyId };
  if (act !== undefined) {
    const { actorId: actor, kind, clause, taskId } = act;
    return { actor, ...deputy, act: kind, clause, taskId };
  }
  if (hand !== undefined)
    return { actor: hand.actorId, ...deputy, act: hand.act, clause: hand.clause, taskId: hand.taskId ?? null };
  const isOpened = openedBy !== undefined;
  return { actor: openedBy ?? 'system:workflow', act: isOpened ? 'open' : 'advance', clause: null, taskId: null };
}

/** Nobody for what the engine found by itself. */
export function deciderOf(act: StepAct | undefined, record: StepRecord | undefined): string | null {
  const by = act?.actorId ?? record?.hand?.actorId ?? record?.openedBy ?? null;
  return by?.startsWith('system:') === true ? null : by;
}

/** The answer as it may be kept with its task; null where nobody acted. */
export const answerOf = (act: StepAct | undefined): unknown =>
  act === undefined ? null : openAnswer(act.kind, act.answer);
