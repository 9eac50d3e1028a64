import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text, type Text } from '../../vocabulary/text.js';

/** What is refused about the 360° review of a trial (9.5.6, I-55, I-56). */
export const REVIEW = declare('REVIEW', {
  INCOMPLETE: {
    status: 422,
    clause: 'I-56',
    words: text(
      '答卷不足，考核不能结束（I-56）。请催办、更换考核人，或说明理由豁免该组。',
      'Too few sheets are in to close the review (I-56). Remind or replace raters, or waive the group with a reason.',
    ),
  },
  NOT_OPEN: {
    status: 422,
    clause: '9.5.6',
    words: text('考核没有进行。请在考核期间办理。', 'There is no review under way. Do this while there is.'),
  },
  ALREADY_ASKED: {
    status: 422,
    clause: 'I-56',
    words: ofPerson(' 已在考核名单中。请另选他人。', ' is asked already, or next in the draw. Name somebody else.'),
  },
  NO_SEAT: {
    status: 422,
    clause: 'I-58',
    words: ({ rater }: { rater: string }) =>
      told(
        wording`${person(rater)} 不在名单中，或已提交答卷（答卷不可撤回）。请核对工号。`,
        wording`${person(rater)} is not asked, or has answered, which cannot be taken back. Check the employee number.`,
      ),
  },
  DRAWN_NOT_NAMED: {
    status: 422,
    clause: 'I-55',
    words: text(
      '下属的替补按同一抽签顺序产生，不能指定（I-55）。请删除 by。',
      'Subordinates are replaced by the order of the draw and cannot be named (I-55). Leave "by" out.',
    ),
  },
  SUBSTITUTE_MISSING: {
    status: 422,
    clause: 'I-58',
    words: text('请指定由谁替补（by）。', 'Say who takes the place (by).'),
  },
  WAIVER_REFUSED: {
    status: 422,
    clause: 'I-56',
    words: ({ dueOn }: { dueOn: string }) =>
      text(
        `该组的考核人可以作答（${dueOn} 截止）或已全部作答，不能豁免（I-56）。`,
        `That group can still answer (until ${dueOn}) or has answered whole; it cannot be waived (I-56).`,
      ),
  },
  ALREADY_WAIVED: { status: 422, clause: 'I-56', words: text('该组已豁免。', 'That group is waived already.') },
  LAST_GROUP: {
    status: 422,
    clause: 'I-56',
    words: text('三组将全部豁免。至少须保留一组考核。', 'All three groups would be waived. At least one has to rate.'),
  },
  NOT_DUE: {
    status: 422,
    clause: '9.5.6',
    words: ({ dueOn }: { dueOn: string }) =>
      text(
        `考核于 ${dueOn} 截止，之后方可提前以现有答卷结束；全部提交后会自动结束。`,
        `Sheets are due on ${dueOn}; after that it can close with those that are in. With all in it closes by itself.`,
      ),
  },
  NOT_SEALED: {
    status: 422,
    clause: 'I-56',
    words: text(
      '答卷须经接口提交，与姓名分开保存。',
      'Sheets are handed in over the API, which keeps them apart from the name.',
    ),
  },
  NAMED_TWICE: {
    status: 422,
    clause: 'I-56',
    words: text(
      '同一人出现了两次；每人只在一组中考核（I-56）。请删除一处。',
      'Somebody is named twice; each rates in one group (I-56). Take one of the two out.',
    ),
  },
  RATES_HIMSELF: {
    status: 422,
    clause: '9.5.6',
    words: ofPerson(
      ' 是候选人本人，不能考核自己。请更换。',
      ' is the candidate and cannot rate himself. Name somebody else.',
    ),
  },
  GROUP_SHORT: {
    words: ({ expected, actual }: { expected: Text; actual: Text }) =>
      text(`${expected.zh}，现有 ${actual.zh}`, `${expected.en}; there are ${actual.en}`),
  },
  UNKNOWN_PERSON: {
    status: 422,
    clause: '9.5.6',
    words: ofPerson(' 查无此人，请核对工号。', ' is not known; check the number.'),
  },
  HAS_LEFT: {
    status: 422,
    clause: '9.5.6',
    words: ofPerson(' 已离职，请更换。', ' has left; name somebody else.'),
  },
  RELATIVE: {
    status: 422,
    clause: 'I-35',
    words: ofPerson(
      ' 与候选人有已申报的亲属关系，不参加考核。请更换。',
      ' is a declared relative of the candidate and does not rate. Name somebody else.',
    ),
  },
  RIVAL: {
    status: 422,
    clause: 'I-35',
    words: ofPerson(
      ' 与候选人竞争同一岗位，不参加考核。请更换。',
      ' was nominated for the same vacancy and does not rate. Name somebody else.',
    ),
  },
  HEAD_MISSING: {
    words: ({ personId }: { personId: string }) =>
      told(
        wording`部门负责人 ${person(personId)} 应参加考核（§9.5.6、I-55），请加入，或在「不参加的部门负责人」中写明理由，总经理可见`,
        wording`${person(personId)} heads a department and is to be asked (§9.5.6, I-55); add him, or leave him out with a reason, which the general manager reads`,
      ),
  },
  NOT_LEFT_OUT: {
    words: ofPerson(
      ' 在考核名单中，或档案中不是应参加的部门负责人，请删除该条理由',
      ' is asked, or is no head who would have to be; remove that reason',
    ),
  },
  IS_SUBORDINATE: {
    status: 422,
    clause: '9.5.6',
    words: ofPerson(' 是候选人的下属，由系统抽取。', ' reports to the candidate; those are drawn.'),
  },
  CLOSED: {
    status: 409,
    clause: '9.5.6',
    words: text(
      '考核已结束或取消，或您已不在名单中；答卷未保存。',
      'The review is closed or called off, or you are no longer asked; nothing was kept.',
    ),
  },
  ALREADY_ANSWERED: {
    status: 409,
    clause: 'I-56',
    words: text(
      '您的答卷已提交，不能再次提交或更改：答卷与姓名分开保存，无法找回。',
      'Your sheet is in and cannot be sent or changed again: it is kept apart from your name and cannot be found.',
    ),
  },
  NO_DRAW: {
    status: null,
    clause: '9.5.6',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `案件 ${caseId} 没有已冻结名单的 360° 考核（§9.5.6），或其数据已删除。请核对案件编号（形如 PP-2026-00001）；删除记录见“保存期限”页。`,
        `Case ${caseId} has no 360° review with a frozen roster (§9.5.6), or what was held of it was erased. Check the number, such as PP-2026-00001; the page “Retention” lists erasures.`,
      ),
  },
});
