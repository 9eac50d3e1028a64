import { ofPerson } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about trials (9.5.5, I-51 to I-54). */
export const TRIAL = declare('TRIAL', {
  REQUEST_PENDING: {
    status: 422,
    clause: 'I-51',
    words: text(
      '有申请待总经理审批。请等待其决定。',
      'A request waits for the general manager. Wait for the decision.',
    ),
  },
  START_BEFORE_APPROVAL: {
    status: 422,
    clause: '9.5.4',
    words: ({ startOn, approvedOn }: { startOn: string; approvedOn: string }) =>
      text(
        `开始日 ${startOn} 早于总经理批准日 ${approvedOn}（§9.5.4）。请改为批准日或以后。`,
        `The start on ${startOn} lies before the general manager's approval on ${approvedOn} (§9.5.4). Take that day or a later one.`,
      ),
  },
  ALREADY_EXTENDED: {
    status: 422,
    clause: 'I-51',
    words: text(
      '试用任命只能延长一次（I-51），本次已延长。',
      'A trial is extended once (I-51), and this one has been.',
    ),
  },
  OUT_OF_TURN: {
    status: 409,
    clause: 'I-57',
    words: text(
      '考核未达标：请在「考核未达标的处理」任务中提出（I-57）。',
      'The score is below the mark: propose what follows in the task for that (I-57).',
    ),
  },
  NOT_TO_PAUSE: {
    status: 422,
    clause: 'I-51',
    words: text(
      '只有正在进行、考核尚未发起且未暂停的试用任命可以暂停（I-51）。',
      'Only a trial that is running, not paused and not under review can be paused (I-51).',
    ),
  },
  PAUSE_DATE: {
    status: 422,
    clause: 'I-51',
    words: ({ earliest, today }: { earliest: string; today: string }) =>
      text(
        `暂停日须在 ${earliest} 至今天 ${today} 之间。请更正日期。`,
        `A pause begins between ${earliest} and today, ${today}. Correct the date.`,
      ),
  },
  NOT_PAUSED: { status: 422, clause: 'I-51', words: text('试用任命没有暂停，无需恢复。', 'The trial is not paused.') },
  RESUME_DATE: {
    status: 422,
    clause: 'I-51',
    words: ({ from, today }: { from: string; today: string }) =>
      text(
        `恢复日须在 ${from} 至今天 ${today} 之间。请更正日期。`,
        `A trial goes on between ${from} and today, ${today}. Correct the date.`,
      ),
  },
  NOTHING_ELSE_LEFT: {
    status: 422,
    clause: 'I-57',
    words: text(
      '考核未达标且已延长过一次：试用只能结束（I-57）。',
      'The score is below the mark and the one extension is used: the trial can only end (I-57).',
    ),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-38',
    words: text('不批准须写明理由。请补充理由。', 'To refuse needs a reason. Add it.'),
  },
  TOO_SHORT: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ least, clause }: { least: number; clause: string }) =>
      text(
        `试用任命须为不少于 ${least} 个整月（§${clause}）。请更正期限。`,
        `A trial has at least ${least} whole months (§${clause}). Correct the term.`,
      ),
  },
  OUT_OF_CALENDAR: {
    status: 422,
    clause: '9.5.5',
    words: text(
      '试用任命的日期超出日历范围。请更正开始日或期限。',
      'The days of the trial leave the calendar. Correct the start or the term.',
    ),
  },
  SUPERIOR_BELOW: {
    words: ofPerson(' 是候选人的下属', ' reports to the candidate'),
  },
  UNKNOWN_PERSON: {
    words: ofPerson(' 查无此人，请核对工号', ' is not known; check the number'),
  },
  HAS_LEFT: {
    words: ofPerson(' 已离职，请删除', ' has left; take him out'),
  },
  LEADS_HIMSELF: {
    words: ofPerson(' 是候选人本人', ' is the candidate'),
  },
  ABOVE_CANDIDATE: {
    words: ofPerson(' 是候选人的上级', ' stands above the candidate'),
  },
  REVIEW_NOT_CLOSED: {
    status: 409,
    clause: 'I-56',
    words: text(
      '360°考核结束后才有汇总表（I-56）。请在考核结束后再试。',
      'There is a summary once the 360° review is closed (I-56). Try again then.',
    ),
  },
  NOT_FOUND: { status: 404, words: unseen('该试用任命', 'trial') },
});
