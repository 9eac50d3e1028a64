import type { StepMark } from '../../db/cases/ledger.js';
import { openAnswer } from '../../domain/pipelines/task-kinds.js';
import type { Step } from '../../domain/step/step.js';

/** Who did what under which §, for every row that the step writes. */
export const markOf = (step: Step): StepMark => ({
  workflowId: step.workflowId,
  seq: step.seq,
  at: new Date(step.at),
  actor: step.act?.actorId ?? step.record?.openedBy ?? 'system:workflow',
  act: step.act?.kind ?? (step.record?.openedBy === undefined ? 'advance' : 'open'),
  clause: step.act?.clause ?? null,
  taskId: step.act?.taskId ?? null,
  about: step.about,
});

/** Nobody for what the engine found by itself. */
export function deciderOf({ act, record }: Step): string | null {
  const by = act?.actorId ?? record?.openedBy ?? null;
  return by?.startsWith('system:') === true ? null : by;
}

/** The answer as it may be kept with its task, and by whom; nulls where nobody acted. */
export const answerOf = ({ act }: Step): { actorId: string | null; answer: unknown; answered: string | null } => ({
  actorId: act?.actorId ?? null,
  answered: act?.taskId ?? null,
  answer: act === undefined ? null : openAnswer(act.kind, act.answer),
});
