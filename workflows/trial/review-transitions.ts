import type { FrozenRoster, ReviewAssessment } from '../../domain/pipelines/trial/activities.js';
import type { ReviewGroup } from '../../domain/evaluation/request.js';
import { text } from '../../domain/vocabulary/text.js';
import type { ConfirmedRaters, RaterChange } from '../../domain/pipelines/trial/trial.js';
import { aloneNotices, reviewNotice, sheetNotices } from './notices.js';
import { recordOf, type Rater, type ReviewState, type TrialState } from './state.js';
import { decisionOf, type Transition } from './transitions.js';

/** I-55: the seed stands in the ledger before anybody is on the roster. */
export function seeded(before: TrialState, seed: string): Transition {
  const no = before.reviews + 1;
  const nobody = { launched: false, dueOn: '', asked: 0, raters: [], reserve: [], drawn: 0, waived: {} };
  const state: TrialState = { ...before, stage: 'review', reviews: no, review: { no, seed, ...nobody } };
  return { state, record: recordOf(state, { review: { caseId: state.input.caseId, no, stage: 'seeded', seed } }) };
}

/** 9.5.6: everybody is asked at once. */
export function launched(
  before: TrialState & { readonly review: ReviewState },
  on: string,
  { roster, leftOut, asked, reserve, dueOn, few }: FrozenRoster,
  { named, confirmed }: { readonly named: ConfirmedRaters; readonly confirmed: boolean },
): Transition {
  const { no } = before.review;
  const others = [...named.superiors, ...named.departmentHeads];
  const drawn = asked.filter((personId) => !others.includes(personId));
  const seat = (group: ReviewGroup) => (personId: string) => ({ personId, group, place: null, answered: false });
  const raters: readonly Rater[] = [
    ...named.superiors.map(seat('superiors')),
    ...named.departmentHeads.map(seat('departmentHeads')),
    ...drawn.map((personId) => ({
      ...seat('subordinates')(personId),
      place: asked.indexOf(personId) + 1,
    })),
  ];
  const review: ReviewState = {
    ...before.review,
    launched: true,
    dueOn,
    raters,
    reserve,
    asked: drawn.length,
    drawn: asked.length,
  };
  const state: TrialState = { ...before, review };
  const flags = [
    ...(confirmed
      ? []
      : [text('名单未经人力资源部确认，按档案发起', 'HR had not confirmed the list; the records were taken')]),
    ...(drawn.length === 0
      ? [
          text(
            '没有可抽取的下属，请豁免该组并说明理由（I-55）',
            'no subordinate can be drawn: waive the group with a reason (I-55)',
          ),
        ]
      : few
        ? [
            text(
              `下属仅 ${drawn.length} 人，全部参加（I-55）`,
              `only ${drawn.length} subordinates, all of them asked (I-55)`,
            ),
          ]
        : []),
  ];
  const body = text(
    ['考核已发起', ...flags.map(({ zh }) => zh)].join('；'),
    ['the review has begun', ...flags.map(({ en }) => en)].join('; '),
  );
  const decision = decisionOf(
    state,
    '9.5.6',
    { kind: 'review', outcome: 'launched' },
    {
      detail: { no, roster: roster.length, leftOut: leftOut.length, drawn: drawn.length, few, confirmed },
    },
  );
  return {
    state,
    record: recordOf(state, {
      decisions: [decision],
      review: {
        caseId: before.input.caseId,
        no,
        stage: 'open',
        launch: { launchedOn: on, dueOn, roster, leftOut, confirmed },
        raters: raters.map(asChange),
      },
      messages: [
        ...sheetNotices(
          state,
          raters.map(({ personId }) => personId),
        ),
        reviewNotice(state, body),
      ],
    }),
  };
}

const asChange = ({ personId, group, place, replaces }: Rater): RaterChange => ({
  personId,
  group,
  place,
  withdrawn: false,
  ...(replaces === undefined ? {} : { replaces }),
});

export type InReview = TrialState & { readonly review: ReviewState };

const withReview = (state: InReview, change: Partial<ReviewState>): InReview => ({
  ...state,
  review: { ...state.review, ...change },
});

/** I-56: that somebody has answered, not what. */
export const answered = (before: InReview, rater: string): InReview =>
  withReview(before, {
    raters: before.review.raters.map((one) => (one.personId === rater ? { ...one, answered: true } : one)),
  });

export function added(
  before: InReview,
  { personId, group, reason }: { readonly personId: string; readonly group: ReviewGroup; readonly reason: string },
): Transition {
  const rater: Rater = { personId, group, place: null, answered: false };
  const state = withReview(before, { raters: [...before.review.raters, rater] });
  return seatChanged(before, state, { raters: [asChange(rater)], outcome: 'rater-added', reason, fresh: [personId] });
}

/** I-55, I-58: somebody else in his place, or nobody where the shuffle has none left. */
export function replaced(before: InReview, rater: string, by: string | null, reason: string): Transition {
  const { review } = before;
  const seat = review.raters.find(({ personId }) => personId === rater);
  if (seat === undefined) return { state: before, record: {} };
  const drawn = seat.group === 'subordinates';
  const place = drawn && by !== null ? review.drawn + review.reserve.indexOf(by) + 1 : null;
  const next: readonly Rater[] =
    by === null ? [] : [{ personId: by, group: seat.group, place, answered: false, replaces: rater }];
  const skipped = by === null || !drawn ? 0 : review.reserve.indexOf(by) + 1;
  const state = withReview(before, {
    raters: [...review.raters.filter(({ personId }) => personId !== rater), ...next],
    reserve: review.reserve.slice(skipped),
    drawn: review.drawn + skipped,
    asked: review.asked - (drawn && by === null ? 1 : 0),
  });
  const changes = [{ ...asChange(seat), withdrawn: true }, ...next.map(asChange)];
  const outcome = by === null ? 'rater-gone' : 'rater-replaced';
  return seatChanged(before, state, { raters: changes, outcome, reason, fresh: by === null ? [] : [by] });
}

interface SeatChange {
  readonly raters: readonly RaterChange[];
  readonly outcome: 'rater-added' | 'rater-replaced' | 'rater-gone';
  readonly reason: string;
  /** Who is asked now and was not before. */
  readonly fresh: readonly string[];
}

function seatChanged(before: InReview, state: InReview, change: SeatChange): Transition {
  const { raters, outcome, reason, fresh } = change;
  const { caseId } = state.input;
  const { no } = state.review;
  const left = text(
    fresh.length > 0 ? `考核人变更：${reason}` : `考核人缺席且无人替补，请指定或豁免：${reason}`,
    fresh.length > 0
      ? `a rater has changed: ${reason}`
      : `a rater is gone and nobody follows; name somebody or waive: ${reason}`,
  );
  return {
    state,
    record: recordOf(state, {
      decisions: [decisionOf(state, 'I-58', { kind: 'review', outcome }, { reason })],
      review: { caseId, no, stage: 'open', raters },
      messages: [reviewNotice(state, left), ...sheetNotices(state, fresh), ...aloneNotices(before, state)],
    }),
  };
}

/** I-55, I-56: HR does without a group; whoever of it has not answered need not. */
export function waivedGroup(before: InReview, group: ReviewGroup, reason: string): Transition {
  const kept = before.review.raters.filter((rater) => rater.group !== group || rater.answered);
  const gone = before.review.raters.filter((rater) => !kept.includes(rater));
  const state = withReview(before, { raters: kept, waived: { ...before.review.waived, [group]: reason } });
  const { caseId } = state.input;
  const raters = gone.map((rater) => ({ ...asChange(rater), withdrawn: true }));
  return {
    state,
    record: recordOf(state, {
      decisions: [
        decisionOf(state, 'I-56', { kind: 'review', outcome: 'group-waived' }, { reason, detail: { group } }),
      ],
      review: { caseId, no: state.review.no, stage: 'open', waived: state.review.waived, raters },
    }),
  };
}

/** No sheet is taken any more; what is in counts. */
export const closed = (state: InReview): Transition => ({
  state,
  record: recordOf(state, { review: { caseId: state.input.caseId, no: state.review.no, stage: 'closed' } }),
});

/** What the engine made of a review that is whole. */
export type Figure = Pick<ReviewAssessment, 'groups'> & {
  readonly outcome: 'passed' | 'failed';
  readonly score: string;
};

/** 9.4.2, I-57: at the mark the case goes on to the panel (9.5.7); below it HR proposes what follows. */
export function assessed(before: InReview, { outcome, score, groups }: Figure, on: string): Transition {
  const passed = outcome === 'passed';
  const state: TrialState = { ...before, stage: passed ? 'passed' : 'below-mark', score };
  const { no, waived } = before.review;
  const result = { closedOn: on, outcome: passed ? ('passed' as const) : ('failed' as const), score, groups };
  return {
    state,
    record: recordOf(state, {
      decisions: [
        decisionOf(
          state,
          '9.4.2',
          { kind: 'review', outcome: result.outcome },
          {
            detail: { no, score, groups, waived: Object.keys(waived) },
          },
        ),
      ],
      review: { caseId: state.input.caseId, no, stage: 'closed', result },
    }),
  };
}
