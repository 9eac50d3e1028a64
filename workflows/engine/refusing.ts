import type { Candidate, CandidateStage } from '../../domain/pipelines/level-promotion/candidate.js';
import type { Refusal, RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { text } from '../../domain/vocabulary/text.js';
import type { CycleState } from '../level-promotion/state.js';

export const refusal = (
  code: string,
  clause: string,
  zh: string,
  en: string,
  details?: readonly RefusalDetail[],
): Refusal => ({ code, clause, message: text(zh, en), ...(details === undefined ? {} : { details }) });

export const detail = (caseId: string, code: string, zh: string, en: string): RefusalDetail => ({
  caseId,
  code,
  message: text(zh, en),
});

type InStage<S extends CandidateStage> = Extract<Candidate, { stage: S }>;

/**
 * The same checks for each person of an act on many, all or nothing: the case is where the act expects it, it is not
 * the actor's own, and `more` finds nothing either. The refusal lists every person with what stands against it.
 */
export function refuseEach<S extends CandidateStage, R extends { readonly caseId: string }>(
  state: CycleState,
  stage: S,
  rows: readonly R[],
  actor: Actor,
  clause: string,
  more: (row: R, candidate: InStage<S>) => RefusalDetail | undefined = () => undefined,
): Refusal | undefined {
  const details = rows.flatMap((row): RefusalDetail[] => {
    const { caseId } = row;
    const candidate = state.candidates[caseId];
    if (candidate?.stage !== stage) return [wrongStage(caseId, stage, candidate?.stage)];
    if (candidate.personId === actor.personId) {
      return [
        detail(
          caseId,
          'CASE.OWN',
          '不能办理本人的案件,请由他人办理',
          'nobody decides his own case; somebody else has to',
        ),
      ];
    }
    const found = more(row, candidate as InStage<S>);
    return found === undefined ? [] : [found];
  });
  if (details.length === 0) return undefined;
  return refusal(
    'BATCH.REFUSED',
    clause,
    `整批未执行:${details.length} 人不符合办理条件(§${clause})。请按明细修改后重新提交全部内容。`,
    `Nothing was done: ${details.length} of the people cannot be acted on like this (§${clause}). Correct them as listed and submit all again.`,
    details,
  );
}

const wrongStage = (caseId: string, wanted: CandidateStage, actual: CandidateStage | undefined): RefusalDetail =>
  actual === undefined
    ? detail(
        caseId,
        'CASE.NOT_IN_CYCLE',
        '不是本次评定中待办的案件,请核对案件编号',
        'is no open case of this cycle; check the case number',
      )
    : detail(
        caseId,
        'CASE.OUT_OF_TURN',
        `目前处于「${actual}」,不在「${wanted}」阶段,请刷新后重试`,
        `is at "${actual}", not at "${wanted}"; reload and try again`,
      );

export const reasonMissing = (caseId: string, what: string, whatEn: string): RefusalDetail =>
  detail(caseId, 'CASE.REASON_MISSING', `${what}须写明理由`, `${whatEn} needs a reason; add it`);
