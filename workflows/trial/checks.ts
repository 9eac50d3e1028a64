import type {
  ReviewRatersAct,
  TrialBelowMarkAct,
  TrialDecisionAct,
  TrialLetterAct,
  TrialManageAct,
} from '../../domain/pipelines/trial/acts.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { refusal } from '../engine/refusing.js';
import { checkReviewAct } from './review-checks.js';
import { openPause, type TrialState } from './state.js';
import { today } from '../engine/turn.js';

/** 9.5.5: not before the general manager approved it (9.5.4), which is when the trial's own workflow began. */
export const checkLetter = (act: TrialLetterAct, approvedOn: string): Refusal | undefined =>
  act.startOn >= approvedOn
    ? undefined
    : refusal(
        'TRIAL.START_BEFORE_APPROVAL',
        '9.5.4',
        `开始日 ${act.startOn} 早于总经理批准日 ${approvedOn}(§9.5.4)。请改为批准日或以后。`,
        `The start on ${act.startOn} lies before the general manager's approval on ${approvedOn} (§9.5.4). Take that day or a later one.`,
      );

export function checkManage(state: TrialState, act: TrialManageAct): Refusal | undefined {
  switch (act.do) {
    case 'request-extension':
      return checkExtension(state) ?? checkNoRequest(state) ?? checkNotBelowMark(state);
    case 'request-end':
      return checkNoRequest(state) ?? checkNotBelowMark(state);
    case 'pause':
      return checkPause(state, act.from);
    case 'resume':
      return checkResume(state, act.on);
    default:
      return checkReviewAct(state, act, today());
  }
}

/** I-51: one extension. */
const checkExtension = ({ extendedMonths }: TrialState): Refusal | undefined =>
  extendedMonths === 0
    ? undefined
    : refusal(
        'TRIAL.ALREADY_EXTENDED',
        'I-51',
        '试用任命只能延长一次(I-51),本次已延长。',
        'A trial is extended once (I-51), and this one has been.',
      );

const checkNoRequest = ({ request }: TrialState): Refusal | undefined =>
  request === null
    ? undefined
    : refusal(
        'TRIAL.REQUEST_PENDING',
        'I-51',
        '已有申请待总经理审批。请等待其决定。',
        'A request already waits for the general manager. Wait for the decision.',
      );

const checkNotBelowMark = ({ stage }: TrialState): Refusal | undefined =>
  stage === 'below-mark'
    ? refusal(
        'TRIAL.OUT_OF_TURN',
        'I-57',
        '考核未达标:请在「考核未达标的处理」任务中提出(I-57)。',
        'The score is below the mark: propose what follows in the task for that (I-57).',
      )
    : undefined;

function checkPause(state: TrialState, from: string): Refusal | undefined {
  if (state.stage !== 'running' || openPause(state) !== undefined) {
    return refusal(
      'TRIAL.NOT_TO_PAUSE',
      'I-51',
      '只有正在进行、考核尚未发起且未暂停的试用任命可以暂停(I-51)。',
      'Only a trial that is running, not paused and not under review can be paused (I-51).',
    );
  }
  const earliest = [state.letter?.startOn ?? '', ...state.pauses.map(({ to }) => to ?? '')].sort().at(-1) ?? '';
  return from >= earliest && from <= today()
    ? undefined
    : refusal(
        'TRIAL.PAUSE_DATE',
        'I-51',
        `暂停日须在 ${earliest} 至今天 ${today()} 之间。请更正日期。`,
        `A pause begins between ${earliest} and today, ${today()}. Correct the date.`,
      );
}

function checkResume(state: TrialState, on: string): Refusal | undefined {
  const pause = openPause(state);
  if (pause === undefined) {
    return refusal('TRIAL.NOT_PAUSED', 'I-51', '试用任命没有暂停,无需恢复。', 'The trial is not paused.');
  }
  return on >= pause.from && on <= today()
    ? undefined
    : refusal(
        'TRIAL.PAUSE_DATE',
        'I-51',
        `恢复日须在 ${pause.from} 至今天 ${today()} 之间。请更正日期。`,
        `A trial goes on between ${pause.from} and today, ${today()}. Correct the date.`,
      );
}

/** I-57, I-59: a refusal has its reason; below the mark after the extension only the end is left. */
export function checkDecision(state: TrialState, act: TrialDecisionAct): Refusal | undefined {
  if (act.decision === 'approve') return undefined;
  if (state.stage === 'below-mark' && state.request?.what === 'end' && state.extendedMonths > 0) {
    return refusal(
      'TRIAL.NOTHING_ELSE_LEFT',
      'I-57',
      '考核未达标且已延长过一次:试用只能结束(I-57)。',
      'The score is below the mark and the one extension is used: the trial can only end (I-57).',
    );
  }
  return act.reason === undefined
    ? refusal('TRIAL.REASON_MISSING', 'I-38', '不批准须写明理由。请补充理由。', 'To refuse needs a reason. Add it.')
    : undefined;
}

export const checkBelowMark = (state: TrialState, act: TrialBelowMarkAct): Refusal | undefined =>
  act.propose === 'extend' ? checkExtension(state) : undefined;

/** 9.5.6: everybody once, and never the candidate. */
export function checkRatersAct({ input }: TrialState, act: ReviewRatersAct): Refusal | undefined {
  const named = [...act.superiors, ...act.departmentHeads];
  if (named.includes(input.personId)) return ratesHimself(input.personId);
  return new Set(named).size === named.length
    ? undefined
    : refusal(
        'REVIEW.NAMED_TWICE',
        'I-56',
        '同一人出现了两次;每人只在一组中考核(I-56)。请删除一处。',
        'Somebody is named twice; each rates in one group (I-56). Take one of the two out.',
      );
}

export const ratesHimself = (personId: string): Refusal =>
  refusal(
    'REVIEW.RATES_HIMSELF',
    '9.5.6',
    `${personId} 是候选人本人,不能考核自己。请更换。`,
    `${personId} is the candidate and cannot rate himself. Name somebody else.`,
  );
