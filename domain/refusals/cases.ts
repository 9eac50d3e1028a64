import { declare, listing, refuse, type Refusal, type RefusalDetail } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { cited } from '../vocabulary/clause.js';
import { unseen } from './unseen.js';

/** What is refused about cases of any kind. */
export const CASE = declare('CASE', {
  OWN: {
    status: 403,
    clause: 'I-35',
    words: text('不能办理本人的案件，请由他人办理。', 'Nobody decides his own case; somebody else has to.'),
  },
  NOT_IN_CYCLE: {
    words: text('不是本次评定中待办的案件，请核对案件编号', 'is no open case of this cycle; check the case number'),
  },
  NOT_IN_VACANCY: {
    words: text('不是该空缺待批的人选，请核对案件编号', 'is no open case of this vacancy; check the case number'),
  },
  OUT_OF_TURN: {
    words: ({ actual, wanted }: { actual: string; wanted: string }) =>
      text(
        `目前处于「${actual}」，不在「${wanted}」阶段，请刷新后重试`,
        `is at "${actual}", not at "${wanted}"; reload and try again`,
      ),
  },
  REASON_MISSING: {
    words: ({ what }: { what: Text }) => text(`${what.zh}须写明理由`, `${what.en} needs a reason; add it`),
  },
  ON_BEHALF_REASON_MISSING: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: text('代员工登记须写明原因。请补充原因。', 'Recording this in the employee’s place needs a reason. Add it.'),
  },
  NOT_IN_SESSION: { words: text('不在本场', 'was not heard in this session') },
  FACTS_MOVED: { words: text('数据已变动', 'rests on facts that have changed') },
  PERSON_LEFT: { words: ({ on }: { on: string }) => text(`已于 ${on} 离职`, `has left as of ${on}`) },
  MOVED_ON: { words: text('案件已在后续环节或已结束', 'has moved on or is finished') },
  NOT_FOUND: { status: 404, words: unseen('该案件', 'case') },
  NOT_FILED: {
    status: 409,
    clause: '8.5.7',
    words: text(
      '案件尚未归档，还没有卷宗（§8.5.7）。案件办结归档之后再取；在此之前请查看案件页面与时间线。',
      'The case is not filed yet, so there is no file of it (§8.5.7). Ask again once it is finished; until then see its page and timeline.',
    ),
  },
  NUMBER_UNKNOWN: {
    status: null,
    words: ({ id }: { id: string }) =>
      text(
        `没有编号为 ${id} 的评定周期、岗位空缺或案件。编号形如 LC-2026-07、PV-2026-00001、PP-2026-00001。`,
        `There is no cycle, vacancy or case ${id}. They are numbered like LC-2026-07, PV-2026-00001, PP-2026-00001.`,
      ),
  },
});

/** What is refused of a form about many cases, which is taken as a whole or not at all. */
export const BATCH = declare('BATCH', {
  REFUSED: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ count, clause }: { count: number; clause: string }) =>
      text(
        `整批未执行：${count} 处不符合办理条件（${cited(clause)}）。请按明细修改后重新提交全部内容。`,
        `Nothing was done: ${count} entries cannot be taken like this (${cited(clause)}). Correct them as listed and submit all again.`,
      ),
  },
  OTHERS_PENDING: {
    status: 409,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ count, clause }: { count: number; clause: string }) =>
      text(
        `还有 ${count} 人未走完前面的环节（${cited(clause)} 要求一并提交）。请等待，或写明不等待的理由。`,
        `${count} people are still in earlier stages (${cited(clause)} asks for all materials at once). Wait for them, or say why the batch does not.`,
      ),
  },
});

/** All or nothing: none of the acts on many was carried out, for what stands against each. */
export const batchRefused = (clause: string, details: readonly RefusalDetail[]): Refusal =>
  listing(refuse(BATCH.REFUSED, { count: details.length, clause }), details);

const bothPresent = text(
  '晋升面谈须由人力资源部会同部门负责人进行（§9.5.9）。请在 attendees 中写明双方参加人的工号。',
  'The interview is held by HR together with the department (§9.5.9). Name in attendees who of both was there.',
);

/** What is refused about interviews (I-40). */
export const INTERVIEW = declare('INTERVIEW', {
  IN_FUTURE: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ heldOn, on }: { heldOn: string; on: string }) =>
      text(
        `面谈日期 ${heldOn} 晚于今天 ${on}。请在面谈之后登记。`,
        `The interview on ${heldOn} is still to come (today is ${on}). Record it when it has taken place.`,
      ),
  },
  BEFORE_RESULT: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ heldOn, released, clause }: { heldOn: string; released: string; clause: string }) =>
      text(
        `面谈日期 ${heldOn} 早于结果反馈日 ${released}（§${clause}）。请核对日期。`,
        `The interview on ${heldOn} would lie before the result was handed back on ${released} (§${clause}). Check the date.`,
      ),
  },
  HR_ABSENT: { status: 422, clause: '9.5.9', words: bothPresent },
  DEPARTMENT_ABSENT: { status: 422, clause: '9.5.9', words: bothPresent },
  ATTENDEE_UNFIT: {
    status: 422,
    clause: '9.5.9',
    words: ({ unknown }: { unknown: string }) =>
      text(
        `参加人 ${unknown} 查无此人、已离职或为员工本人。请核对工号。`,
        `${unknown} is not known, has left, or is the employee himself. Check the employee number.`,
      ),
  },
});

/** What is refused about receipt and signature of a notice (I-41). */
export const NOTICE = declare('NOTICE', {
  REASON_MISSING: {
    status: 422,
    clause: 'I-41',
    words: text(
      '未签收的须写明原因：本人拒签的理由，或为何未能送达（I-41）。已定的结果照常生效。请补充原因。',
      'Where nobody signed a reason is needed: why he refuses, or why he could not be reached (I-41). What was decided holds all the same. Add it.',
    ),
  },
  SCAN_MISSING: {
    status: 422,
    clause: 'I-41',
    words: text(
      '签字只能由本人作出；人力资源部登记纸面签字须附签字页的扫描件（I-41）。请上传扫描件，或登记“拒签”“未能送达”并写明原因。',
      'Only the person signs; a signature on paper is entered with the scan of the sheet (I-41). Attach the scan, or enter "refused" or "not reached" with a reason.',
    ),
  },
  REACHED: {
    status: 422,
    clause: 'I-41',
    words: text(
      '“未能送达”由人力资源部登记；您已看到通知书，请选择签收或拒签（I-41）。',
      '"Not reached" is for HR to enter; you have the notice before you: sign it, or refuse with a reason (I-41).',
    ),
  },
  OWN_HAND: {
    status: 403,
    clause: 'I-41',
    words: text(
      '只有本人可以在系统中签字或答复（I-41）。请提醒本人；本人在纸面签字的，逾期后由人力资源部附扫描件登记。',
      'Only the person signs or answers here (I-41). Remind him; what he signs on paper is entered by HR with the scan once the task is overdue.',
    ),
  },
});

/** What is refused about the general manager's decisions (8.5.5, I-30, I-38). */
export const GM = declare('GM', {
  RETURN_TO: {
    status: 422,
    clause: 'I-38',
    words: text(
      '退回须写明退回至评审答辩或人力资源部；不退回时不要填写。',
      'A return says to whom, the panel or HR; anything else leaves it out.',
    ),
  },
  NOT_HEARD: {
    status: 422,
    clause: 'I-37',
    words: text(
      '候选人未参加答辩，没有可批准的任命。请否决，或退回评审答辩。',
      'The candidate was not heard, so there is nothing to approve. Reject the case, or return it to the panel.',
    ),
  },
  REASON_MISSING: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: text(
      '否决、退回或与答辩小组意见不一致的批准，须写明理由。请补充。',
      'To reject, to return, or to approve against the panel needs a reason. Add it.',
    ),
  },
  FACTS_MOVED: {
    status: 409,
    clause: 'I-15',
    words: ({ count }: { count: number }) =>
      text(
        `整批未执行：${count} 人的考核、投诉或职级在初审后有变动，已退回人力资源部复核（I-15）。请对其余人员重新提交决定。`,
        `Nothing was decided: the ratings, complaints or level of ${count} people changed after the review; they are back with HR (I-15). Decide on the others again.`,
      ),
  },
  BOTH_DATES_MISSED: {
    words: text(
      '候选人两次未参加答辩，没有可批准的晋级（I-37），请否决',
      'missed both dates of the defense, so there is nothing to approve (I-37); reject the case',
    ),
  },
  HEAD_COUNT_EXCEEDED: {
    status: 409,
    clause: 'I-46',
    words: ({ approvals, places }: { approvals: number; places: number }) =>
      text(
        `整批未执行：批准 ${approvals} 人，空缺仅余 ${places} 个名额（I-46）。请减少批准人数，或由人力资源部先调整编制。`,
        `Nothing was done: ${approvals} approvals for ${places} open places (I-46). Approve fewer, or have HR change the head count first.`,
      ),
  },
  RETURN_WHERE: { words: text('退回须指明退回的环节', 'a return has to say to which step') },
});

/** What is refused about issued papers. */
export const DOCUMENT = declare('DOCUMENT', {
  NOT_WITHDRAWABLE: {
    status: 422,
    clause: 'I-62',
    words: ({ documentId }: { documentId: string }) =>
      text(
        `${documentId} 不是可撤回的红头文件（I-62）。只有任命红头文件可由后文撤回。`,
        `${documentId} is no notice that can be withdrawn (I-62). Only a company-wide notice of an appointment can.`,
      ),
  },
  ALREADY_WITHDRAWN: {
    status: 409,
    clause: 'I-62',
    words: ({ documentId, withdrawnBy }: { documentId: string; withdrawnBy: string }) =>
      text(`${documentId} 已由 ${withdrawnBy} 撤回。`, `${documentId} was withdrawn by ${withdrawnBy}.`),
  },
  WITHDRAWAL_PENDING: {
    status: 409,
    clause: 'I-62',
    words: ({ documentId, pending }: { documentId: string; pending: string }) =>
      text(
        `${documentId} 的撤回正在等待总经理签发（${pending}）。`,
        `A withdrawal of ${documentId} already waits for the general manager (${pending}).`,
      ),
  },
  NOT_FOUND: { status: 404, words: unseen('该文书', 'document') },
});
