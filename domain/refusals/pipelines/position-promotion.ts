import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text, type Text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about vacancies (§9.1, I-46). */
export const VACANCY = declare('VACANCY', {
  HEAD_COUNT_BELOW_TAKEN: {
    status: 409,
    clause: 'I-46',
    words: ({ filled, fewest, taken }: { filled: number; fewest: number; taken: number }) =>
      text(
        `已任命 ${filled} 人、试用中 ${fewest} 人，编制不能少于 ${taken}。请调整人数，或关闭空缺。`,
        `${filled} are appointed and ${fewest} on trial, so the head count cannot be under ${taken}. Correct it, or close the vacancy.`,
      ),
  },
  NO_SUCH_DEPARTMENT: {
    status: 422,
    clause: '9.1',
    words: ({ id }: { id: string }) =>
      text(`没有部门 ${id}。请核对部门编号（§9.1）。`, `There is no department ${id}. Check its code (§9.1).`),
  },
  NO_SUCH_SUPERIOR: {
    status: 422,
    clause: '9.1',
    words: ({ personId }: { personId: string }) =>
      told(
        wording`查无上级 ${person(personId)}。请填写该岗位汇报对象的工号（§9.1）。`,
        wording`There is nobody ${person(personId)}. Give the employee number of whom the post reports to (§9.1).`,
      ),
  },
  SUPERIOR_LEFT: {
    status: 422,
    clause: '9.1',
    words: ofPerson(
      ' 已离职，不能作为该岗位的上级。请另填汇报对象（§9.1）。',
      ' has left and cannot be whom the post reports to. Name somebody else (§9.1).',
    ),
  },
  NOT_FOUND: { status: 404, words: unseen('该空缺', 'vacancy') },
});

/** What is refused about nominations (§9.2, 9.5.1). */
export const NOMINATION = declare('NOMINATION', {
  HIMSELF: {
    status: 422,
    clause: '9.5.1',
    words: text(
      '不能申报本人（§9.5.1 由客户关怀部经理申报员工）。请由他人申报。',
      'Nobody nominates himself (§9.5.1: the department manager nominates employees). Somebody else has to.',
    ),
  },
  REPORTS_TO_HIMSELF: {
    status: 422,
    clause: '9.1',
    words: ({ personId }: { personId: string }) =>
      told(
        wording`${person(personId)} 是该岗位的上级，不能同时为人选。请核对工号。`,
        wording`The post reports to ${person(personId)}, who cannot be nominated for it. Check the employee number.`,
      ),
  },
  ON_HOLD: {
    status: 422,
    clause: 'I-68',
    words: text(
      '有待处理的降级，晋升暂缓（I-68）。降级结案后系统自动重新评定。',
      'A setback is pending and holds the promotion (I-68). Once it is over the case is evaluated again by itself.',
    ),
  },
  NEEDS_RULING: {
    status: 422,
    clause: 'I-09',
    words: text(
      '有受保护假期的月份，不计后结果更好（I-09）。请先裁定，再核定。',
      'Months of protected leave, left out, give more (I-09). Rule on them first, then confirm.',
    ),
  },
  NOTHING_TO_RULE: {
    status: 422,
    clause: 'I-09',
    words: text(
      '该人选没有待裁定的月份（I-09）。请核定或不予通过。',
      'There is nothing to rule on for this nominee (I-09). Confirm or refuse.',
    ),
  },
  NO_LONGER_ELIGIBLE: {
    status: 422,
    clause: '9.2',
    words: text(
      '按最近一次评定已不符合 §9.2。请写明理由不予通过。',
      'By the last evaluation §9.2 is no longer met. Refuse the nominee with the reason.',
    ),
  },
  FACTS_MOVED: {
    status: 409,
    clause: 'I-15',
    words: text(
      '申报后该员工的考核、岗位或降级情况有变动（I-15）。请先选择重新评定，再核定。',
      'The nominee’s ratings, post or setbacks changed after the nomination (I-15). Choose to re-evaluate first, then confirm.',
    ),
  },
  UNKNOWN_PERSON: {
    status: 422,
    clause: '9.5.1',
    words: ({ personId }: { personId: string }) =>
      told(
        wording`查无此人：${person(personId)}。请核对工号。`,
        wording`${person(personId)} is not known. Check the employee number.`,
      ),
  },
  HAS_LEFT: {
    status: 422,
    clause: '9.5.1',
    words: ofPerson(' 已离职，不能申报。', ' has left and cannot be nominated.'),
  },
  WRONG_POST: {
    status: 422,
    clause: '9.3.3',
    words: ofPerson(
      ' 没有 §9.3.3 所列的岗位，不能申报。请核对其岗位记录。',
      ' holds none of the posts of §9.3.3 and cannot be nominated. Check the records of his post.',
    ),
  },
  OTHER_CASE_OPEN: {
    status: 409,
    clause: 'I-46',
    words: ({ personId, caseId }: { personId: string; caseId: string }) =>
      told(
        wording`${person(personId)} 已有进行中的职务晋升案件 ${caseId}。请待其办结后再申报。`,
        wording`${person(personId)} has another promotion to a post still open, ${caseId}. It has to be finished first.`,
      ),
  },
  NOT_ELIGIBLE: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ personId, clauses }: { personId: string; clauses: string }) =>
      told(
        wording`${person(personId)} 不符合晋升资格（${clauses}），不能申报。请按明细核对，待条件满足后再申报。`,
        wording`${person(personId)} may not be nominated (${clauses}). See the details, and nominate when they are met.`,
      ),
  },
  NOT_ELIGIBLE_ANY_MORE: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ personId, clauses }: { personId: string; clauses: string }) =>
      told(
        wording`${person(personId)} 已不符合晋升资格（${clauses}），不能再次申报。请按明细核对：待条件满足后再申报，或撤回申报。`,
        wording`${person(personId)} may not be nominated any more (${clauses}). See the details: nominate when they are met, or withdraw the nomination.`,
      ),
  },
  FINDING: {
    words: ({ clause, expected, actual }: { clause: string; expected: Text; actual: Text }) =>
      text(
        `§${clause}：要求${expected.zh}；实际${actual.zh}`,
        `§${clause}: asks for ${expected.en}; found ${actual.en}`,
      ),
  },
});

/** What is refused about the sheets of §9.4.1. */
export const SHEET = declare('SHEET', {
  ALREADY_HANDED_IN: {
    status: 409,
    clause: '9.5.2',
    words: text(
      '您已为该候选人提交过此表，不能再次填写。请人力资源部更换评估人。',
      'You have handed in this sheet for this nominee and cannot fill in another. HR has to name somebody else.',
    ),
  },
  ITEMS_DO_NOT_MATCH: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ missing, unknown }: { missing: readonly string[]; unknown: readonly string[] }) =>
      text(
        `评分项与表不符：缺 ${missing.join('、') || '无'}；多 ${unknown.join('、') || '无'}。请按表逐项打分。`,
        `The items do not match the form: missing ${missing.join(', ') || 'none'}; unknown ${unknown.join(', ') || 'none'}. Score each item of the form.`,
      ),
  },
});

/** What is refused about qualification records (9.5.3). */
export const QUALIFICATION = declare('QUALIFICATION', {
  REASON_MISSING: {
    status: 422,
    clause: '9.5.3',
    words: text(
      '评定为不符合资格须写明理由。请补充理由。',
      'Finding that a nominee does not qualify needs a reason. Add it.',
    ),
  },
  BELOW_MARK: {
    status: 422,
    clause: '9.4.1',
    words: ({ competency, peripheral }: { competency: string; peripheral: string }) =>
      text(
        `胜任素质 ${competency}、周边绩效 ${peripheral}，未同时达到 §9.4.1 的分数，不能评定为符合。`,
        `Competency ${competency} and peripheral ${peripheral} do not both reach the marks of §9.4.1, so he cannot be found to qualify.`,
      ),
  },
});
