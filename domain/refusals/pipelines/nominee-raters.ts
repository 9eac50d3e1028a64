import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';

/** What is refused about who rates a nominee (I-48). */
export const RATER = declare('RATER', {
  TWICE: {
    status: 422,
    clause: 'I-48',
    words: text(
      '同一评估人出现了两次。每人只填写一张表，请更换其一。',
      'A rater is named twice. Each fills in one sheet; name somebody else for the other.',
    ),
  },
  NO_SHEET_OWED: {
    status: 422,
    clause: '9.5.2',
    words: ({ rater }: { rater: string }) =>
      told(
        wording`${person(rater)} 没有未交的该表。请核对工号与表。`,
        wording`${person(rater)} owes no such sheet. Check the employee number and the form.`,
      ),
  },
  RATES_ALREADY: {
    status: 422,
    clause: 'I-48',
    words: ({ by }: { by: string }) =>
      told(
        wording`${person(by)} 已是该候选人的评估人，请另选他人。`,
        wording`${person(by)} rates this nominee already. Name somebody else.`,
      ),
  },
  REFUSED: {
    status: 422,
    clause: '9.5.2',
    words: ({ count }: { count: number }) =>
      text(
        `评估人未确定：${count} 人不符合要求（§9.5.2、I-35）。请更换后重新提交。`,
        `The raters were not named: ${count} are against §9.5.2 or I-35. Name others and submit again.`,
      ),
  },
  UNKNOWN_PERSON: {
    words: ofPerson(' 查无此人，请核对工号', ' is not known; check the number'),
  },
  HAS_LEFT: {
    words: ofPerson(' 已离职，请更换', ' has left; name somebody else'),
  },
  RATES_HIMSELF: {
    words: ofPerson(' 是候选人本人', ' is the nominee himself'),
  },
  FELLOW_CANDIDATE: {
    words: ofPerson(' 是同一空缺的候选人', ' is nominated for the same vacancy'),
  },
  RELATIVE: {
    words: ofPerson(' 与候选人有已申报的亲属关系', ' is a declared relative of the nominee'),
  },
  NOT_THE_HEAD: {
    words: ofPerson(' 不是候选人所在部门的负责人', ' does not head the department of the nominee'),
  },
  NOT_RELATED: {
    words: ofPerson(' 不是关联业务部门的负责人', ' heads no related department'),
  },
});
