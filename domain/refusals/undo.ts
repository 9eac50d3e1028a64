import { person, told, wording } from '../vocabulary/wording.js';
import { CASE_KIND_NAMES, type CaseKind } from '../cases/case-kind.js';
import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';

/** What to do instead, once the result of a case holds. */
const INSTEAD: Readonly<Record<CaseKind, Text>> = {
  'level-promotion': text(
    '如结果有误，由本人申诉，成立后以更正记录更正（I-74）。',
    'Where the result is wrong its person appeals, and a correcting record follows (I-74).',
  ),
  'position-promotion': text(
    '如任命有误，由本人申诉更正（I-74）；已发布的红头文件以后文撤回（I-62）。',
    'Where the appointment is wrong its person appeals (I-74); a published notice is withdrawn by a later one (I-62).',
  ),
  entry: text(
    '如定级有误，由本人申诉，成立后以更正记录更正（I-74）。',
    'Where the level is wrong its person appeals, and a correcting record follows (I-74).',
  ),
  confirmation: text(
    '如定级有误，由本人申诉，成立后以更正记录更正（I-74）。',
    'Where the level is wrong its person appeals, and a correcting record follows (I-74).',
  ),
  transfer: text('如需调回，请另行发起调岗（§10）。', 'To move him back open another transfer (§10).'),
  setback: text(
    '如处理有误，由本人申诉，成立后恢复（I-74）。',
    'Where the measure is wrong its person appeals, and it is restored (I-74).',
  ),
  appeal: text('申诉的答复已作出，不能收回（I-74）。', 'The appeal has been answered, and an answer stays (I-74).'),
  departure: text('已离职的，请按新入职办理（§6）。', 'Who has left and comes back is hired anew (§6).'),
  rebase: text('如需改回，请另行申请更换制度版本（I-73）。', 'To move it back ask for another version (I-73).'),
};

/** What is refused about voiding a whole case (作废). */
export const VOID = declare('VOID', {
  CLOSED: {
    status: 409,
    clause: '4.1',
    words: ({ caseKind }: { caseKind: CaseKind }) =>
      text(
        `该${CASE_KIND_NAMES[caseKind].zh}案件已结束，不能作废。${INSTEAD[caseKind].zh}`,
        `This case (${CASE_KIND_NAMES[caseKind].en}) is over and is not voided any more. ${INSTEAD[caseKind].en}`,
      ),
  },
  IN_EFFECT: {
    status: 409,
    clause: '4.1',
    words: ({ caseKind }: { caseKind: CaseKind }) =>
      text(
        `该${CASE_KIND_NAMES[caseKind].zh}案件的结果已生效或已反馈，不能作废。${INSTEAD[caseKind].zh}`,
        `The result of this case (${CASE_KIND_NAMES[caseKind].en}) holds or was handed back, so it is not voided any more. ${INSTEAD[caseKind].en}`,
      ),
  },
  MOVED_ON: {
    status: 409,
    clause: '4.1',
    words: text(
      '该案件刚刚转入下一环节，未作废。请刷新案件；仍需作废的，请重新提出。',
      'The case has just gone on to its next step and was not voided. Reload it, and ask again where it is still wanted.',
    ),
  },
});

/** What is refused about taking one's own act back (撤回). */
export const TAKE_BACK = declare('TAKE_BACK', {
  NOT_OFFERED: {
    status: 409,
    clause: 'I-38',
    words: ({ why }: { why: Text }) =>
      text(
        `此项办理不能撤回：${why.zh}如有疑问，请联系人力资源部。`,
        `This is not taken back: ${why.en} Ask HR where in doubt.`,
      ),
  },
  NOT_YOURS: {
    status: 403,
    clause: 'I-39',
    words: text(
      '只有办理人本人可以撤回自己的办理。请联系办理人，或请下一环节退回（I-38）。',
      'Whoever acted takes it back, and nobody else. Ask him, or have the next one return it (I-38).',
    ),
  },
  NOT_DONE: {
    status: 409,
    clause: 'I-38',
    words: text(
      '该任务尚未办结，或已撤回，没有可撤回的办理。请刷新。',
      'The task was not done, or the act was taken back already. Reload it.',
    ),
  },
  TOUCHED: {
    status: 409,
    clause: 'I-38',
    words: ({ by }: { by: string }) =>
      told(
        wording`下一环节已由 ${person(by)} 认领或办理，不能撤回。请与其联系，由其退回（I-38）。`,
        wording`${person(by)} has claimed or done the next step, so it is not taken back. Ask that person to return it (I-38).`,
      ),
  },
  BEGUN: {
    status: 409,
    clause: 'I-38',
    words: text(
      '下一环节的办理人已开始填写，不能撤回。请与其联系，由其退回（I-38）。',
      'Somebody has begun to fill in the next step, so it is not taken back. Ask whoever has it to return it (I-38).',
    ),
  },
  MOVED_ON: {
    status: 409,
    clause: 'I-38',
    words: text(
      '此后流程已有变化，不能撤回。请由下一环节退回（I-38）；案件有误的，可由人力资源部作废。',
      'The case has moved on since, so it is not taken back. Have the next one return it (I-38); HR voids a case that is wrong.',
    ),
  },
  TOLD: {
    status: 409,
    clause: 'I-74',
    words: text(
      '其中有人已被告知结果，不能撤回。其申诉期内由本人申诉更正（I-74）。',
      'Somebody in it was told his result, so it is not taken back. Where it is wrong he appeals (I-74).',
    ),
  },
});

/** What is refused about returning a case to an earlier step (退回). */
export const RETURN = declare('RETURN', {
  NOT_OFFERED: {
    status: 409,
    clause: 'I-38',
    words: ({ why }: { why: Text }) =>
      text(
        `此任务不能退回：${why.zh}如有疑问，请联系人力资源部。`,
        `It is not returned: ${why.en} Ask HR where in doubt.`,
      ),
  },
  NO_SUCH_STEP: {
    status: 409,
    clause: 'I-38',
    words: text(
      '不能从此任务退回到该步骤。请在任务页所列的步骤中选择。',
      'The case is not returned to that step from here. Choose one of the steps that the task shows.',
    ),
  },
  NOT_GONE: {
    status: 409,
    clause: 'I-38',
    words: text(
      '该案件没有经过所选的步骤，不能退回到该步骤。请选择其他步骤。',
      'The case did not go through that step, so it is not returned to it. Choose another one.',
    ),
  },
  NOT_HERE: {
    status: 409,
    clause: 'I-38',
    words: text(
      '所选案件中有的不在此任务中，或已办理。请刷新任务后重新选择。',
      'Some of these cases are not, or no longer, with this task. Reload it and choose again.',
    ),
  },
});
