import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about the histories of posts and levels. */
export const HISTORY = declare('HISTORY', {
  CASE_ALREADY_DECIDED: {
    status: 409,
    words: ({ caseId }: { caseId: string }) =>
      text(
        `案件 ${caseId} 已写入另一结果；一个案件只能定级一次。如需更正，请另行登记更正记录。`,
        `Case ${caseId} has already set something else; a case decides once. Record a correction instead.`,
      ),
  },
});

/** What is refused about declared relatives (I-35). */
export const RELATIVE = declare('RELATIVE', {
  SELF: {
    status: 422,
    clause: 'I-35',
    words: text(
      '不能把本人申报为亲属（I-35）。请填写另一人的工号。',
      'Nobody is his own relative (I-35). Give the other person’s employee number.',
    ),
  },
  OWN_WITHDRAWAL: {
    status: 403,
    clause: 'I-35',
    words: text(
      '不能撤回涉及本人的亲属申报（I-35）。请由另一位人力资源人员撤回。',
      'Nobody takes back a relation that concerns himself (I-35). Another person of HR does.',
    ),
  },
  NOT_FOUND: { status: 404, words: unseen('该亲属申报', 'declaration') },
});

/** What is refused about people in the records. */
export const PERSON = declare('PERSON', {
  NOT_FOUND: { status: 404, words: unseen('该人员', 'person') },
});

/** What is refused about spells of leave (I-09). */
export const LEAVE = declare('LEAVE', {
  OWN: {
    status: 403,
    clause: 'I-09',
    words: text(
      '不能登记本人的休假（I-09）。请由另一位人力资源人员登记。',
      'Nobody records his own leave (I-09). Another person of HR does.',
    ),
  },
  OVERLAPS: {
    status: 422,
    clause: 'I-09',
    words: ({ other }: { other: string }) =>
      text(
        `与 ${other} 开始的休假重叠（I-09）。请先更正那一段的结束日，或改正日期。`,
        `It overlaps the leave that begins on ${other} (I-09). Correct that one’s last day first, or the dates.`,
      ),
  },
  ENDS_BEFORE_IT_BEGINS: {
    status: 422,
    clause: 'I-09',
    words: ({ from, to }: { from: string; to: string }) =>
      text(
        `结束日 ${to} 早于开始日 ${from}（I-09）。请改正结束日，尚不知道时留空。`,
        `The last day ${to} is before the first, ${from} (I-09). Correct it, or leave it open while nobody knows it.`,
      ),
  },
  TOO_FAR_AHEAD: {
    status: 422,
    clause: 'I-09',
    words: ({ last }: { last: string }) =>
      text(
        `休假最晚可从 ${last} 开始登记（一年以内，I-09）。请改正开始日。`,
        `A leave can be recorded that begins by ${last}, within a year (I-09). Correct its first day.`,
      ),
  },
  NOT_EMPLOYED: {
    status: 422,
    clause: 'I-09',
    words: ({ from, hiredOn }: { from: string; hiredOn: string }) =>
      text(
        `${from} 不在该员工的任职期内（${hiredOn} 入职）。请改正开始日（I-09）。`,
        `The person was not employed on ${from} (hired on ${hiredOn}). Correct the first day (I-09).`,
      ),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-09',
    words: ({ from }: { from: string }) =>
      text(
        `${from} 开始的休假已登记；更正须写明理由（I-09）。`,
        `The leave from ${from} is on record; a correction needs a reason (I-09).`,
      ),
  },
  NOT_FOUND: { status: 404, words: unseen('这一段休假', 'leave') },
});

/** What is refused about complaints (I-17). */
export const COMPLAINT = declare('COMPLAINT', {
  DATE_OUT_OF_RANGE: {
    status: 422,
    clause: 'I-17',
    words: ({ hiredOn, last }: { hiredOn: string; last: string }) =>
      text(
        `发生日应在 ${hiredOn} 与 ${last} 之间。请核对日期。`,
        `The incident has to lie between ${hiredOn} and ${last}. Check the date.`,
      ),
  },
  CONFIRMED_ON_UNFIT: {
    status: 422,
    clause: 'I-17',
    words: text(
      '成立的投诉须写明认定日，其他状态不填。',
      'A complaint that was upheld has the day on which it was; any other has none.',
    ),
  },
  CONFIRMED_ON_OUT_OF_RANGE: {
    status: 422,
    clause: 'I-17',
    words: ({ incidentOn, today }: { incidentOn: string; today: string }) =>
      text(
        `认定日应在发生日 ${incidentOn} 与今天 ${today} 之间。请核对日期。`,
        `The day has to lie between the incident, ${incidentOn}, and today, ${today}. Check the date.`,
      ),
  },
  OWN: {
    status: 403,
    clause: 'I-17',
    words: text(
      '不能登记针对本人的投诉。请由他人登记。',
      'Nobody records a complaint about himself; somebody else has to.',
    ),
  },
  NUMBER_TAKEN: {
    status: 409,
    clause: 'I-17',
    words: ({ id }: { id: string }) =>
      text(
        `投诉编号 ${id} 已用于他人。请换一个编号。`,
        `The number ${id} belongs to a complaint about somebody else. Take another one.`,
      ),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-17',
    words: text('更改已登记的投诉须写明理由。请补充理由。', 'Changing a complaint that stands needs a reason. Add it.'),
  },
});

/** What is refused about mails. */
export const MAIL = declare('MAIL', {
  NOT_FOUND: { status: 404, words: unseen('该未送达的邮件', 'mail that was not delivered') },
});

/** What is refused about the feed of somebody's calendar. */
export const FEED = declare('FEED', {
  NOT_FOUND: {
    status: 404,
    words: () =>
      text(
        '该日历订阅不存在或已停用。请在「个人设置」页重新启用。',
        'There is no such calendar feed, or it was ended. Make one anew on the page “My settings”.',
      ),
  },
});

/** What is refused about views of tables that somebody names. */
export const VIEW = declare('VIEW', {
  NOT_FOUND: {
    status: 404,
    words: text('该视图不存在或已删除；请重新保存。', 'There is no such view, or it was removed; save it anew.'),
  },
  NAME_TAKEN: {
    status: 409,
    words: ({ name }: { name: string }) =>
      text(`您已有名为「${name}」的视图；请换一个名称。`, `You have a view called “${name}”; choose another name.`),
  },
  TOO_MANY: {
    status: 409,
    words: ({ most }: { most: number }) =>
      text(
        `每张表最多保存 ${most} 个视图；请先删除不用的。`,
        `A table takes ${most} views at most; remove some that are not used.`,
      ),
  },
});

/** What is refused about messages. */
export const MESSAGE = declare('MESSAGE', {
  NOT_FOUND: { status: 404, words: unseen('该消息', 'message') },
});

/** What is refused about monthly ratings (I-06, I-13). */
export const RATING = declare('RATING', {
  NOT_EMPLOYED: {
    status: 422,
    clause: 'I-06',
    words: ({ of, hiredOn }: { of: string; hiredOn: string }) =>
      text(
        `该员工 ${of} 不在职（入职 ${hiredOn}）。请核对月份。`,
        `The person was not employed in ${of} (hired on ${hiredOn}). Check the month.`,
      ),
  },
  DATE_OUT_OF_RANGE: {
    status: 422,
    clause: 'I-06',
    words: ({ from, today }: { from: string; today: string }) =>
      text(
        `公布日期应在 ${from} 与今天 ${today} 之间。请核对月份与日期。`,
        `The day of publication has to lie between ${from} and today, ${today}. Check month and date.`,
      ),
  },
  OWN: {
    status: 403,
    clause: 'I-06',
    words: text('不能登记本人的考核成绩。请由他人登记。', 'Nobody records his own rating; somebody else has to.'),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-06',
    words: ({ rating, publishedOn }: { rating: string; publishedOn: string }) =>
      text(
        `该月已登记 ${rating}（${publishedOn} 公布）；更正须写明理由。`,
        `The month has ${rating}, published on ${publishedOn}; a correction needs a reason.`,
      ),
  },
});
