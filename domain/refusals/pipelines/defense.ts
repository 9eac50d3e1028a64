import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import type { HeardFor } from '../../evaluation/switches.js';
import { text, type Text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

const MARKS: Readonly<Record<HeardFor, Text>> = {
  level: text('职级晋升', 'level promotions'),
  'team-leader': text('班组长', 'team leaders'),
  supervisor: text('主管', 'supervisors'),
};

/** What is refused about who sits on a panel, and when (§8.3.4, §9.3.4). */
export const PANEL = declare('PANEL', {
  DATE_PAST: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ heldOn }: { heldOn: string }) =>
      text(
        `答辩日期 ${heldOn} 早于今天。请选择今天或以后的日期。`,
        `The defense cannot be held on ${heldOn}, which is past. Choose today or later.`,
      ),
  },
  CASE_TWICE: {
    status: 422,
    clause: '8.5.4',
    words: text('同一案件出现两次，请删除重复项。', 'A case is named twice. Remove the second.'),
  },
  REFUSED: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ count }: { count: number }) =>
      text(
        `答辩小组未成立：${count} 处不符合要求（§4.3、§8.3.4、I-34、I-35）。请逐条更换评委或补充理由后重新提交。`,
        `The panel was not appointed: ${count} seats are against §4.3, §8.3.4, I-34 or I-35. Name others or give the reasons, and submit again.`,
      ),
  },
  NO_MARK: {
    status: 409,
    clause: 'I-30',
    words: ({ heardFor }: { heardFor: HeardFor }) =>
      text(
        `${MARKS[heardFor].zh}的评审通过分尚未选定（I-30），答辩不能组织。请先在「制度」页解释登记册的 I-30 处选定，自今天起生效，再提交。`,
        `The pass mark of panels for ${MARKS[heardFor].en} is not chosen yet (I-30), so no panel can sit. Choose it at I-30 of the register on the policy page, to hold from today, then submit again.`,
      ),
  },
  UNKNOWN_PERSON: {
    words: ofPerson(' 查无此人，请核对工号', ' is not known; check the employee number'),
  },
  HAS_LEFT: {
    words: ofPerson(' 已离职，请更换', ' has left; name somebody else'),
  },
  SCORES_HIMSELF: {
    words: ofPerson(' 是候选人本人', ' is the candidate'),
  },
  FELLOW_CANDIDATE: {
    words: ofPerson(' 是同岗位的候选人', ' is a candidate as well, from or for the same post'),
  },
  RELATIVE: {
    words: ofPerson(' 与候选人有已申报的亲属关系', ' is a declared relative of the candidate'),
  },
  NOT_ON_RECORD: {
    words: ({ personId }: { personId: string }) =>
      told(
        wording`档案中 ${person(personId)} 不属于该组（§4.3），请更换，或在「与档案不一致的席位」中写明理由，总经理可见`,
        wording`${person(personId)} does not belong to that group by the records (§4.3); name another, or give the reason among the deviations, where the general manager reads it`,
      ),
  },
  SUPERVISOR_MISSING: {
    words: ({ personId }: { personId: string }) =>
      told(
        wording`客服主管 ${person(personId)} 应参加评审（§4.3），请加入，或在「与档案不一致的席位」中写明不参加的理由，总经理可见`,
        wording`The supervisor ${person(personId)} belongs on the panel (§4.3); add him, or give the reason for leaving him out among the deviations, where the general manager reads it`,
      ),
  },
  REASON_WITHOUT_SEAT: {
    words: ofPerson(
      ' 的席位与档案一致，或不在小组内，请删除该条理由',
      ' sits as the records say, or not at all; remove that reason',
    ),
  },
  CHAIR_OUTSIDE: {
    words: ofPerson(
      ' 不在答辩小组内，组长须从评委中产生（§4.3）',
      ' does not sit on the panel; the chair is one of its members (§4.3)',
    ),
  },
  SUBSTITUTE_REFUSED: {
    status: 422,
    clause: 'I-35',
    words: ({ by }: { by: string }) =>
      told(
        wording`${person(by)} 不能替补（I-35）。请另选他人。`,
        wording`${person(by)} cannot take the seat (I-35). Name somebody else.`,
      ),
  },
});

/** What is refused about scoring and closing a defense. */
export const DEFENSE = declare('DEFENSE', {
  NOT_HELD_YET: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ heldOn }: { heldOn: string }) =>
      text(
        `答辩定于 ${heldOn} 举行，请在答辩当日或之后评分。`,
        `The defense is on ${heldOn}. Score on that day or after it.`,
      ),
  },
  NO_SHEET_OWED: {
    words: text(
      '不由您评分、已评分（提交后锁定）或候选人缺席',
      'is not yours to score, already scored (sheets are locked), or absent',
    ),
  },
  WAIVER_REFUSED: {
    status: 422,
    clause: 'I-34',
    words: text(
      '该组每名候选人都有评委，或已豁免（I-34）。评委不能到场时请指定替补（I-33）。',
      'Everybody has a rater in that group, or it is waived already (I-34). For a rater who cannot come, name a substitute (I-33).',
    ),
  },
  LAST_GROUP: {
    status: 422,
    clause: 'I-34',
    words: text('四组将全部豁免。至少须保留一组评分。', 'All four groups would be waived. At least one has to score.'),
  },
  NOT_ABSENT: {
    words: text('不在本场、已登记缺席或已有评分', 'is not in this session, already absent, or has been scored'),
  },
  ABSENCE_TOO_EARLY: {
    status: 422,
    clause: 'I-37',
    words: ({ heldOn }: { heldOn: string }) =>
      text(
        `答辩定于 ${heldOn}，当日方可登记缺席；如需改期请选择改期。`,
        `The defense is on ${heldOn}; absence is recorded on that day. To change the date, move the session.`,
      ),
  },
  NO_SEAT: {
    status: 422,
    clause: 'I-33',
    words: ({ scorer }: { scorer: string }) =>
      told(
        wording`${person(scorer)} 不是本场评委，或其评分已全部提交。请核对工号。`,
        wording`${person(scorer)} does not score in this session, or has handed in everything. Check the employee number.`,
      ),
  },
  ALREADY_SEATED: {
    status: 422,
    clause: 'I-33',
    words: ({ by }: { by: string }) =>
      told(
        wording`${person(by)} 已是本场评委，请另选替补。`,
        wording`${person(by)} already sits on this panel. Name somebody else.`,
      ),
  },
  BEGUN: {
    status: 422,
    clause: 'I-37',
    words: text(
      '已有评分提交，本场不能改期。缺席者可登记缺席后另行安排。',
      'Sheets are in, so the session cannot be moved. Record who is absent; they get a new date.',
    ),
  },
  INCOMPLETE: {
    status: 422,
    clause: 'I-34',
    words: ({ owing }: { owing: number }) =>
      text(`仍有 ${owing} 名评委未交评分。`, `${owing} scorers have not handed in everything.`),
  },
  NOT_ALL_IN: {
    status: 409,
    clause: 'I-37',
    words: text(
      '评审表在全部评委提交之后才能打印（I-37）。请在评分结束后再试。',
      'Sheets are printed once every scorer has handed in his (I-37). Try again when scoring is over.',
    ),
  },
  NOT_FOUND: { status: 404, words: unseen('该次答辩', 'defense session') },
});
