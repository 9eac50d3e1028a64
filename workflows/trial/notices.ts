import { ALONE_IN_GROUP } from '../../domain/pipelines/trial/review-privacy.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';
import type { Moment } from './moments.js';
import type { Rater, TrialState } from './state.js';

/** What people are told about a trial. */

const POSTS = { 'team-leader': text('班组长', 'team leader'), supervisor: text('主管', 'supervisor') } as const;

const about = ({ input }: TrialState) => ({
  zh: wording`${person(input.personId)} 试用任命为${POSTS[input.to].zh}（${input.caseId}）`,
  en: wording`The trial of ${person(input.personId)} as ${POSTS[input.to].en} (${input.caseId})`,
});

type Addressees = Pick<MessageOrder, 'to' | 'toRoles' | 'toDepartmentHeads'>;

const notice = (state: TrialState, whom: Addressees, clause: string, subject: Text, body: Text): MessageOrder => ({
  ...whom,
  clause,
  caseId: state.input.caseId,
  subject,
  body: { zh: wording`${about(state).zh}：${body.zh}`, en: wording`${about(state).en}: ${body.en}` },
});

const hrAndSuperior = (state: TrialState): Addressees => ({ to: [state.input.reportsTo], toRoles: ['hr'] });

/** 9.5.5: the person, his superior, the departments. */
export const letterNotice = (state: TrialState): MessageOrder => {
  const { startOn = '', months = 0 } = state.letter ?? {};
  const { lastDay = '', reviewOn = '' } = state.plan ?? {};
  const letter = notice(
    state,
    { to: [state.input.personId, state.input.reportsTo], toDepartmentHeads: true },
    '9.5.5',
    text('试用任命通知', 'Notice of a trial appointment'),
    text(
      `自 ${startOn} 起试用任命 ${months} 个月，至 ${lastDay}；${reviewOn} 起进行考核。试用期间职级与薪资不变。`,
      `from ${startOn} for ${months} months, until ${lastDay}; the review begins on ${reviewOn}. Level and pay do not change during the trial.`,
    ),
  );
  return { ...letter, mailed: 'whole' };
};

/** I-51, I-53: the days are others now. */
export const movedNotice = (state: TrialState, why: Text): MessageOrder => {
  const { lastDay = '', reviewOn = '' } = state.plan ?? {};
  const { personId, reportsTo } = state.input;
  return notice(
    state,
    { to: [personId, reportsTo], toRoles: ['hr'] },
    'I-53',
    text('试用任命日期变更', 'The days of a trial have changed'),
    text(
      `${why.zh}。最后一日为 ${lastDay}，考核自 ${reviewOn} 起。`,
      `${why.en}. The last day is ${lastDay}, the review begins on ${reviewOn}.`,
    ),
  );
};

export const pausedNotice = (state: TrialState, from: string): MessageOrder =>
  notice(
    state,
    { to: [state.input.personId, state.input.reportsTo], toRoles: ['hr'] },
    'I-51',
    text('试用任命暂停', 'A trial is paused'),
    text(`自 ${from} 起暂停，剩余天数在恢复后继续计算。`, `from ${from} on; the days that are left follow its return.`),
  );

/** I-54: nothing is decided by silence; whoever can decide is told. */
export const momentNotice = (state: TrialState, { what, on }: Moment): MessageOrder => {
  const { lastDay = '', reviewOn = '' } = state.plan ?? {};
  switch (what) {
    case 'remind-end':
      return notice(
        state,
        hrAndSuperior(state),
        '9.5.5',
        text('试用任命即将到期', 'A trial is about to end'),
        text(`最后一日为 ${lastDay}。`, `its last day is ${lastDay}.`),
      );
    case 'alarm':
      return notice(
        state,
        { to: [], toRoles: ['hr', 'hr-manager', 'gm'] },
        'I-54',
        text('试用任命到期未决', 'A trial is over and undecided'),
        text(
          `试用期已于 ${lastDay} 届满，至 ${on} 仍未作出决定。请尽快办理。`,
          `it ended on ${lastDay} and on ${on} nothing is decided. Please decide.`,
        ),
      );
    default:
      return notice(
        state,
        hrAndSuperior(state),
        '9.5.6',
        text('试用任命考核即将开始', 'The review of a trial is about to begin'),
        text(
          `考核将于 ${reviewOn} 09:00 发起。请人力资源部确认考核人名单。`,
          `it begins on ${reviewOn} at 09:00. HR, please confirm who is asked.`,
        ),
      );
  }
};

/** 9.5.6: to whoever is asked; I-56: whoever is alone in his group is told what that means, before he answers. */
export function sheetNotices(state: TrialState, to: readonly string[]): readonly MessageOrder[] {
  const subject = text('请填写360°考核表（匿名）', 'Please fill in a 360° sheet (anonymous)');
  const body = text(
    `请于 ${state.review?.dueOn ?? ''} 前填写。答卷与姓名分开保存。`,
    `please answer by ${state.review?.dueOn ?? ''}. What you answer is kept apart from your name.`,
  );
  const warned = text(`${body.zh}${ALONE_IN_GROUP.zh}`, `${body.en} ${ALONE_IN_GROUP.en}`);
  const alone = aloneIn(state.review?.raters ?? []);
  const told = [
    { whom: to.filter((personId) => !alone.includes(personId)), says: body },
    { whom: to.filter((personId) => alone.includes(personId)), says: warned },
  ];
  return told
    .filter(({ whom }) => whom.length > 0)
    .map(({ whom, says }) => notice(state, { to: whom }, '9.5.6', subject, says));
}

/** I-56: to whoever has been left alone in his group and has not answered yet. */
export function aloneNotices(before: TrialState, after: TrialState): readonly MessageOrder[] {
  const known = aloneIn(before.review?.raters ?? []);
  const asked = (before.review?.raters ?? []).map(({ personId }) => personId);
  const open = (after.review?.raters ?? []).filter(({ answered }) => !answered).map(({ personId }) => personId);
  const to = aloneIn(after.review?.raters ?? []).filter(
    (personId) => open.includes(personId) && asked.includes(personId) && !known.includes(personId),
  );
  const subject = text('您是本组唯一的考核人', 'You are the only one asked in your group');
  return to.length === 0 ? [] : [notice(after, { to }, 'I-56', subject, ALONE_IN_GROUP)];
}

const aloneIn = (raters: readonly Rater[]): readonly string[] =>
  raters
    .filter(({ group, personId }) => raters.every((one) => one.group !== group || one.personId === personId))
    .map(({ personId }) => personId);

/** I-55, I-58: what HR should look at when a review begins or somebody drops out of it. */
export const reviewNotice = (state: TrialState, body: Text): MessageOrder =>
  notice(state, { to: [], toRoles: ['hr'] }, 'I-55', text('试用任命考核', 'The review of a trial'), body);

/** I-58: raters whose sheet is not wanted any more. */
export const calledOffNotice = (state: TrialState, to: readonly string[]): MessageOrder =>
  notice(
    state,
    { to },
    'I-58',
    text('360°考核取消', 'A 360° review is called off'),
    text('考核已取消，无需再填写。', 'it is called off; nothing is left to fill in.'),
  );

/** I-58, I-60: the person, his superior and HR. */
export const endedNotice = (state: TrialState, reason: string): MessageOrder =>
  notice(
    state,
    { to: [state.input.personId, state.input.reportsTo], toRoles: ['hr'] },
    state.stage === 'failed' ? 'I-60' : 'I-58',
    text('试用任命结束', 'A trial has ended'),
    text(
      `试用任命结束，恢复原岗位，职级与薪资不变。原因：${reason}`,
      `it has ended; the former post is restored, level and pay are unchanged. Reason: ${reason}`,
    ),
  );

/** I-59: §11 goes its own way; HR decides whether the trial goes on. */
export const setbackNotice = (state: TrialState, note: string): MessageOrder =>
  notice(
    state,
    { to: [], toRoles: ['hr'] },
    'I-59',
    text('试用期间出现 C 或投诉', 'A setback during a trial'),
    text(
      `${note}。职级按 §11 处理；试用是否继续，请人力资源部研究，必要时提请总经理结束。`,
      `${note}. §11 applies to the level; HR decides whether to ask the general manager to end the trial.`,
    ),
  );
