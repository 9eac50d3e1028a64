import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { LEVEL_NAMES, type Level } from '../../vocabulary/level.js';

/** What is refused about appeals (I-74). */
export const APPEAL = declare('APPEAL', {
  ALREADY_MADE: {
    status: 409,
    clause: 'I-74',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `该决定已申诉过，或本案另有申诉在办（${caseId}）。一项决定只能申诉一次（I-74）。`,
        `This decision was appealed against before, or another appeal about the case is open (${caseId}). A decision is appealed against once (I-74).`,
      ),
  },
  NOT_YOURS: {
    status: 403,
    clause: 'I-74',
    words: text(
      '申诉须由案件当事人本人提出（I-74）。请由本人登录后提出。',
      'Only the person whom the case is about may appeal (I-74). He has to do so himself.',
    ),
  },
  NOT_APPEALABLE: {
    status: 422,
    clause: 'I-74',
    words: text(
      '申诉、离职与更换制度版本的案件不能再申诉（I-74）。如有疑问请联系人力资源部。',
      'There is no appeal against an appeal, a departure or a move to another policy version (I-74). Ask HR instead.',
    ),
  },
  NOTHING_TOLD: {
    status: 422,
    clause: 'I-74',
    words: ({ kinds }: { kinds: string }) =>
      text(
        `该案件没有已告知您的此项决定。可申诉的决定：${kinds}（I-74）。`,
        `No such decision of this case has been told to you. Those that may be appealed against: ${kinds} (I-74).`,
      ),
  },
  TOO_LATE: {
    status: 422,
    clause: 'I-74',
    words: ({ noticedOn, workdays, until }: { noticedOn: string; workdays: number; until: string }) =>
      text(
        `申诉期已过：${noticedOn} 告知，${workdays} 个工作日内截至 ${until}（I-74）。如仍有异议请联系人力资源部。`,
        `The time for an appeal is over: told on ${noticedOn}, within ${workdays} workdays until ${until} (I-74). Speak to HR if something is still wrong.`,
      ),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-74',
    words: text('更换受理人须写明理由。请补充理由。', 'Naming another reader needs a reason. Add it.'),
  },
  RETURN_REASON_MISSING: {
    status: 422,
    clause: 'I-38',
    words: text('退回须写明理由。请补充理由。', 'Returning it needs a reason. Add it.'),
  },
  NO_LADDER: {
    status: 422,
    clause: 'I-04',
    words: ofPerson(
      ' 没有职级序列，不能更正职级。请以更正记录落实。',
      ' has no level ladder, so there is no level to correct. Make a correcting record instead.',
    ),
  },
  LEVEL_OUT_OF_RANGE: {
    status: 422,
    clause: '8.3.3.A',
    words: ({ floor, cap }: { floor: Level; cap: Level }) =>
      text(
        `更正后的职级须在${LEVEL_NAMES[floor].zh}与${LEVEL_NAMES[cap].zh}之间。请改选职级。`,
        `The level has to lie between ${LEVEL_NAMES[floor].en} and ${LEVEL_NAMES[cap].en}. Choose one of them.`,
      ),
  },
  LATER_DECISION: {
    status: 422,
    clause: 'I-74',
    words: ({ effectiveFrom, latest }: { effectiveFrom: string; latest: string }) =>
      text(
        `更正自原决定的生效日 ${effectiveFrom} 起计算（I-74），而其后自 ${latest} 起另有定级，不能越过。请先处理后一决定，或以更正记录落实。`,
        `The correction holds from the day of what it corrects, ${effectiveFrom} (I-74), and another level was decided from ${latest} on. Settle that decision first, or make a correcting record.`,
      ),
  },
  NOTHING_CHANGES: {
    status: 422,
    clause: 'I-74',
    words: ({ level }: { level: Level }) =>
      text(
        `职级已是${LEVEL_NAMES[level].zh}，没有可更正的。如只更正记录请选择「更正记录」。`,
        `The level is ${LEVEL_NAMES[level].en} already; nothing would change. Make a correcting record instead.`,
      ),
  },
  READER_UNFIT: {
    status: 422,
    clause: 'I-74',
    words: ({ reader }: { reader: string }) =>
      told(
        wording`${person(reader)} 查无此人、已离职或为申诉人本人，不能受理申诉。请另行指定。`,
        wording`${person(reader)} is not known, has left, or is the one who appeals, and cannot read the appeal. Name somebody else.`,
      ),
  },
  READER_WITHOUT_OFFICE: {
    status: 422,
    clause: 'I-74',
    words: ({ reader }: { reader: string }) =>
      told(
        wording`${person(reader)} 不是人力资源部人员，也不是部门负责人，不能受理申诉（I-74）。请指定其中未参与本案的人。`,
        wording`${person(reader)} belongs neither to HR nor heads a department, and cannot read the appeal (I-74). Name one of those who took no part.`,
      ),
  },
  READER_TOOK_PART: {
    status: 422,
    clause: 'I-74',
    words: ({ reader }: { reader: string }) =>
      told(
        wording`${person(reader)} 参与过本案，不能受理申诉（I-74）。请指定未参与本案的人。`,
        wording`${person(reader)} took part in the case and cannot read the appeal (I-74). Name somebody who did not.`,
      ),
  },
  READER_RELATIVE: {
    status: 422,
    clause: 'I-35',
    words: ({ reader }: { reader: string }) =>
      told(
        wording`${person(reader)} 是申诉人申报的亲属，须回避（I-35）。请另行指定。`,
        wording`${person(reader)} is a declared relative of the one who appeals (I-35). Name somebody else.`,
      ),
  },
  NO_NEW_ROUND: {
    status: 422,
    clause: 'I-74',
    words: ({ aboutId }: { aboutId: string }) =>
      text(
        `案件 ${aboutId} 已办结或已有执行结果，不能重新办理。请以更正职级或更正记录落实。`,
        `Case ${aboutId} is closed or was carried out, so it is not decided again. Correct the level, or make a correcting record.`,
      ),
  },
  CASE_OPEN: {
    status: 422,
    clause: 'I-74',
    words: ({ aboutId }: { aboutId: string }) =>
      text(
        `案件 ${aboutId} 尚未办结，其结果还会写入。请待其办结（如签收通知书）后再更正职级。`,
        `Case ${aboutId} is still open and will yet set its result. Correct the level once it is closed (the notice signed).`,
      ),
  },
});
