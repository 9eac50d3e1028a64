import type { CaseKind } from '../../domain/cases/case-kind.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';

/** Whether a case of the kind may go from one stage to another; `undefined` where the kind has no pipeline here. */
export function mayMove(kind: CaseKind, from: string, to: string): boolean | undefined {
  const stages = (PIPELINES as Partial<Record<CaseKind, readonly PipelineStage[]>>)[kind];
  if (stages === undefined) return undefined;
  const [before, after] = [from, to].map((stage) => stages.find((one) => one.stage === stage));
  if (before === undefined || after === undefined) return false;
  return from === to || after.end === 'called-off' || before.to.includes(to);
}
