import { ofPerson } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about a superior's submission (8.5.2, I-11). */
export const SUBMISSION = declare('SUBMISSION', {
  NOTE_MISSING: {
    status: 422,
    clause: '9.5.8',
    words: ({ returned }: { returned: string }) =>
      text(
        `总经理退回时写明：${returned}。请说明已如何处理（I-38）。`,
        `The general manager returned it with: ${returned}. Say what was done about it (I-38).`,
      ),
  },
  SPECIAL_ONLY: {
    words: text(
      '周期之外只能申请特殊晋级，或写明不提交的理由（I-26）',
      'outside a cycle there is only the special promotion to ask for, or to leave it with a reason (I-26)',
    ),
  },
  TOO_MANY_STEPS: {
    words: ({ steps, offered }: { steps: number; offered: number }) =>
      text(
        `申请 ${steps} 级，可申请的最多为 ${offered} 级（I-11）`,
        `asks for ${steps} steps, at most ${offered} were found (I-11)`,
      ),
  },
  TWICE: {
    status: 422,
    clause: '8.5.2',
    words: text(
      '有人被同时列入两处（提交、不提交、特殊晋级）。请每人只保留一处。',
      'Somebody is named in two places (submitted, left out, special). Keep one for each.',
    ),
  },
  INCOMPLETE: {
    status: 422,
    clause: '8.5.2',
    words: ({ count }: { count: number }) =>
      text(
        `还有 ${count} 名符合条件的员工未处理（I-27）。请逐一提交，或写明不提交的理由。`,
        `${count} eligible people are neither submitted nor left out (I-27). Submit each, or give the reason for leaving him out.`,
      ),
  },
  MISSING: { words: text('未处理', 'is missing') },
});

/** What is refused about HR's first review (8.5.3, I-15). */
export const REVIEW = declare('REVIEW', {
  FACTS_MOVED: {
    status: 409,
    clause: 'I-15',
    words: ({ count }: { count: number }) =>
      text(
        `整批未执行：${count} 人的考核或投诉在评定后有变动（I-15）。请对其选择重新评定。`,
        `Nothing was done: the ratings or complaints of ${count} people changed after the evaluation (I-15). Choose to re-evaluate them.`,
      ),
  },
  STILL_ON_HOLD: {
    words: text(
      '有未结的投诉可能改变结果（I-17），或有待处理的降级（I-68），请待其办结后选择重新评定',
      'is on hold over a pending complaint (I-17) or a setback (I-68); once that is decided, choose to re-evaluate',
    ),
  },
  COMPLAINT_NOT_ACKNOWLEDGED: {
    words: text('有成立的个人原因投诉（I-10），须确认知悉', 'has an upheld complaint (I-10) that must be acknowledged'),
  },
  DEFENSE_OPEN: {
    words: text(
      '已有答辩结果，请选择保留或重新答辩',
      'has been heard: say whether the panel result is kept or the defense repeated',
    ),
  },
  NO_DEFENSE_YET: {
    words: text(
      '尚无答辩结果，不能选择保留或重新答辩',
      'has no panel result yet: leave out the choice about the defense',
    ),
  },
});

/** What is refused about drafting and launching cycles (§8.1, 8.5.1). */
export const CYCLE = declare('CYCLE', {
  TOO_EARLY: {
    status: 422,
    clause: '8.5.1',
    words: ({ month, launchFrom }: { month: string; launchFrom: string }) =>
      text(
        `${month} 的评定自 ${launchFrom} 起方可启动（§8.5.1）。请届时再启动。`,
        `The cycle of ${month} opens on ${launchFrom} at the earliest (§8.5.1). Launch it then.`,
      ),
  },
  NOT_BEGUN: {
    status: 422,
    clause: '8.5.1',
    words: ({ month, launchFrom, projected }: { month: string; launchFrom: string; projected: boolean }) =>
      text(
        `${month} 尚未开始，评定最早于 ${launchFrom} 启动（§8.5.1）${projected ? '，该年放假安排尚未录入，此日为推算' : ''}。请届时再起草；到期系统也会自动起草。`,
        `${month} has not begun; its cycle opens on ${launchFrom} at the earliest (§8.5.1)${projected ? ', which is projected, since the holidays of that year are not entered yet' : ''}. Draft it then; it is also drafted by itself.`,
      ),
  },
  DROPPED_BY_MANAGER: {
    status: 403,
    clause: 'I-81',
    words: text(
      '取消一期评定须由人力资源经理决定并写明理由（I-81）。请由人力资源经理办理，或按期、逾期启动。',
      'A cycle is dropped by the HR manager alone, with a reason (I-81). Ask him, or open it, late if need be.',
    ),
  },
  UNDO_REASON_MISSING: {
    status: 422,
    clause: 'I-81',
    words: text('撤回启动须写明理由。请补充理由。', 'Undoing a launch needs a reason. Add it.'),
  },
  LEFT_MEANWHILE: {
    status: 409,
    clause: 'I-82',
    words: ({ count }: { count: number }) =>
      text(
        `整批未执行：${count} 人已离职，已移出本期评定（I-82；已获批准者照常生效）。请对其余人员重新提交。`,
        `Nothing was done: ${count} people have left and are out of the cycle now (I-82; who was approved has been promoted). Submit the others again.`,
      ),
  },
  TERMS_MISSING: {
    status: 422,
    clause: 'I-13',
    words: text(
      '启动时须填写考核补录截止日（I-13）。请补充后重新提交。',
      'A launch needs the closing date for late ratings (I-13). Add it.',
    ),
  },
  LAUNCH_INCOMPLETE: {
    status: 422,
    clause: '8.5.1',
    words: text(
      '启动评定还有几处须填写或更正（§8.5.1、I-13），已逐项列出。请一并处理后重新提交。',
      'Several things of the launch are to be given or corrected (§8.5.1, I-13); each is listed. Mend them all, then submit again.',
    ),
  },
  LATE_REASON_MISSING: {
    status: 422,
    clause: '8.5.1',
    words: ({ launchBy }: { launchBy: string }) =>
      text(
        `已过启动期限 ${launchBy}（§8.5.1，前五个工作日）。请写明逾期原因。`,
        `The launch was due by ${launchBy} (§8.5.1, the first five workdays). Give the reason for the delay.`,
      ),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-81',
    words: text(
      '取消本期评定须写明理由，总经理会读到（I-81）。请补充理由。',
      'Dropping a cycle needs a reason, which the general manager reads (I-81). Add it.',
    ),
  },
  CLOSING_DATE_PAST: {
    status: 422,
    clause: 'I-13',
    words: ({ date, day }: { date: string; day: string }) =>
      text(
        `截止日 ${date} 早于今天 ${day}。请选择今天或以后的日期。`,
        `The closing date ${date} lies before today, ${day}. Choose today or later.`,
      ),
  },
  CLOSING_DATE_MISSING: {
    status: 422,
    clause: 'I-13',
    words: text('请填写新的截止日。', 'Give the new closing date.'),
  },
  NOT_FOUND: { status: 404, words: unseen('该晋级周期', 'cycle') },
  NOT_OVER: {
    status: 409,
    clause: '8.5.7',
    words: ({ cycleId }: { cycleId: string }) =>
      text(
        `周期 ${cycleId} 尚有案件未办结，不能归档（§8.5.7）。请催办面谈、签收等待办，待全部案件办结之后再取；在此之前可逐份打开文书与周期报告。`,
        `The cycle ${cycleId} has cases that are not finished, so it cannot be filed yet (§8.5.7). Urge whoever still has to interview or sign, and ask again once all are finished; until then open its documents and its report one by one.`,
      ),
  },
  ALREADY_EXISTS: {
    status: 409,
    clause: '8.5.1',
    words: ({ cycleId }: { cycleId: string }) =>
      text(
        `该月已有周期 ${cycleId}（8.5.1）。请在待办中启动它，或先撤销草稿。`,
        `There is a cycle of this month already, ${cycleId} (§8.5.1). Open it from the inbox, or dismiss its draft first.`,
      ),
  },
});

/** What is refused about special promotions (I-26). */
export const SPECIAL = declare('SPECIAL', {
  OTHER_CASE_OPEN: {
    status: 409,
    clause: 'I-26',
    words: ({ other }: { other: string }) =>
      text(
        `另有进行中的晋级案件 ${other}，办结后方可申请。`,
        `Another promotion is still open, ${other}; it has to be finished first.`,
      ),
  },
  NOT_CONFIRMED: {
    status: 422,
    clause: 'I-26',
    words: text(
      '尚未转正：特殊晋级也不免除 8.2.1 的要求。请在转正后再申请。',
      'Not confirmed yet, which a special promotion does not waive (§8.2.1). Ask for it after the confirmation.',
    ),
  },
  TARGET_OUT_OF_RANGE: {
    status: 422,
    clause: 'I-26',
    words: ({ highest }: { highest: string }) =>
      text(
        `目标须高于现职级且不超过上限 ${highest}（8.3.3.A）。请另选目标职级。`,
        `The target must lie above the present level and not above ${highest} (§8.3.3.A). Choose another one.`,
      ),
  },
  NO_LADDER: {
    status: 422,
    clause: 'I-26',
    words: text(
      '没有职级通道，或目标职级不存在（8.3）。请核对岗位与目标职级。',
      'There is no ladder, or the target is no level (§8.3). Check post and target.',
    ),
  },
  NOBODY: {
    status: 422,
    clause: 'I-26',
    words: ofPerson(
      ' 查无此人、已离职或没有岗位。请核对工号。',
      ' is not known, has left or holds no post. Check the employee number.',
    ),
  },
  CYCLE_OPEN: {
    status: 409,
    clause: 'I-26',
    words: ({ cycleId }: { cycleId: string }) =>
      text(
        `评定周期 ${cycleId} 正在收集考核，特殊晋级请在该周期的提交中一并申请（8.5.2）。`,
        `Cycle ${cycleId} is collecting ratings; ask for the special promotion in its submission (8.5.2).`,
      ),
  },
  OWN: {
    status: 403,
    clause: 'I-26',
    words: text(
      '不能为本人申请特殊晋级（I-35）。请由他人提出。',
      'Nobody asks for his own special promotion (I-35). Somebody else has to.',
    ),
  },
});
