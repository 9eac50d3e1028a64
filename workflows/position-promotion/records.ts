import { caseFile } from '../../domain/documents/case-file.js';
import type { CaseChange } from '../../domain/cases/case-change.js';
import type { Decided, DecisionFacts, DecisionRecord } from '../../domain/step/decision.js';
import type { MessageOrder } from '../../domain/step/message.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { Nominee } from '../../domain/pipelines/position-promotion/vacancy.js';
import { owedSeats, withoutNominees, type VacancyState } from './state.js';

/** What an act or a signal comes to. */
export interface Transition {
  readonly state: VacancyState;
  readonly record: StepRecord;
}

export const decision = (
  { caseId, round }: Nominee,
  row: Decided & Pick<DecisionFacts, 'clause' | 'detail'> & { readonly reason?: string | undefined },
): DecisionRecord => {
  const { reason, ...rest } = row;
  return { caseId, round, ...rest, ...(reason === undefined ? {} : { reason }) };
};

export const moved = (nominee: Nominee, more: Partial<CaseChange> = {}): CaseChange => ({
  caseId: nominee.caseId,
  stage: nominee.stage,
  round: nominee.round,
  outcome: nominee.outcome,
  ...more,
});

/** The post as people call it. */
export const postOf = ({ input }: VacancyState): Text => POSITION_NAMES[input.post];

/** How a case ends before its trial: by HR (9.5.3), the general manager (9.5.4), or from outside (I-58). */
export interface Ending {
  readonly stage: 'not-qualified' | 'rejected' | 'cancelled';
  readonly clause: string;
  readonly reason: string;
  /** Absent where the desk says it: of what is voided. */
  readonly decision?: Decided;
}

/** Closes cases in order: the person and whoever still owes a sheet are told, the file is frozen, all is kept (I-58). */
export function ended(
  state: VacancyState,
  endings: readonly { readonly nominee: Nominee; readonly ending: Ending }[],
): Transition {
  if (endings.length === 0) return { state, record: {} };
  return {
    state: withoutNominees(
      state,
      endings.map(({ nominee }) => nominee.caseId),
    ),
    record: {
      cases: endings.map(({ nominee, ending: { stage, reason } }) =>
        moved(nominee, { stage, outcome: stage, reason, released: true, closed: true }),
      ),
      decisions: endings.flatMap(({ nominee, ending: { clause, reason, decision: what } }) =>
        what === undefined ? [] : [decision(nominee, { ...what, clause, reason, detail: {} })],
      ),
      documents: endings.map(({ nominee: { caseId } }) => caseFile(caseId)),
      messages: endings.flatMap(({ nominee, ending }) => farewell(state, nominee, ending)),
    },
  };
}

const ENDED: Readonly<Record<Ending['stage'], Text>> = {
  'not-qualified': text('未通过资格审查', 'was not found to qualify'),
  rejected: text('未获准试用任命', 'was not approved for the trial'),
  cancelled: text('已终止', 'was ended'),
};

function farewell(state: VacancyState, nominee: Nominee, { stage, clause, reason }: Ending): readonly MessageOrder[] {
  const post = postOf(state);
  const about = { clause, caseId: nominee.caseId };
  const toNominee: MessageOrder = {
    ...about,
    to: [nominee.personId],
    appealable: true,
    subject: text(`晋升${post.zh}：${ENDED[stage].zh}`, `Promotion to ${post.en}: ${ENDED[stage].en}`),
    body: text(
      `您晋升${post.zh}（${state.input.team}）的申报${ENDED[stage].zh}。理由：${reason}。可在案件 ${nominee.caseId} 中查看依据。`,
      `Your nomination for ${post.en} (${state.input.team}) ${ENDED[stage].en}. Reason: ${reason}. Case ${nominee.caseId} shows what it rests on.`,
    ),
  };
  const raters = nominee.stage === 'assessment' ? owedSeats(nominee).map(({ rater }) => rater) : [];
  if (raters.length === 0) return [toNominee];
  const toRaters: MessageOrder = {
    ...about,
    to: raters,
    subject: text('评估表已撤回', 'A sheet was withdrawn'),
    body: text(
      `案件 ${nominee.caseId} 已终止，您无需再填写评估表。`,
      `Case ${nominee.caseId} has ended; you need not fill in the sheet any more.`,
    ),
  };
  return [toNominee, toRaters];
}
