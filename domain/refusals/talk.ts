import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused where somebody urges, asks or says something of a task or case (docs/decisions/0056). */
export const TALK = declare('TALK', {
  WITHHELD: {
    status: 403,
    clause: 'I-39',
    words: ({ why }: { why: Text }) =>
      text(
        `此类任务不能这样操作：${why.zh}请改用任务页上可用的操作。`,
        `Tasks of this kind do not offer that: ${why.en} Use what their page offers.`,
      ),
  },
  URGED_TODAY: {
    status: 409,
    clause: 'I-39',
    words: text(
      '您本工作日已催办过该任务，办理人已收到消息。请下一工作日再催办，或直接联系办理人。',
      'You have urged this task on this workday already, and its holders were told. Urge it on the next workday, or talk to them.',
    ),
  },
  ANY_TIME: {
    status: 422,
    clause: 'I-39',
    words: text(
      '该任务没有期限，随时可办，不需要催办。请与办理人直接联系。',
      'This task has no due day and may be done at any time; nobody is urged. Talk to whoever may do it.',
    ),
  },
  SELF: {
    status: 422,
    clause: '8.5.6',
    words: text('不能向本人提问。请选择另一人。', 'Nobody asks himself. Choose somebody else.'),
  },
  NOT_READER: {
    status: 422,
    clause: '8.5.6',
    words: text(
      '此人不能查阅该案件，已离职，或没有可办理任务的账号（审计只读）。请从列表中选择可以查阅该案件的人。',
      'This person may not read the case, has left, or has no account that may act (an auditor only reads). Choose from the list somebody who may read it.',
    ),
  },
  INTERESTED: {
    status: 422,
    clause: 'I-35',
    words: text(
      '该案件涉及此人本人、其申报的亲属或竞争者，或其已参与前一步，不能就此与其沟通（I-35）。请选择另一人。',
      'The case is this person’s own, a declared relative’s or a rival’s, or he took part in the step before; he is not asked about it (I-35). Choose somebody else.',
    ),
  },
  CASE_MISSING: {
    status: 422,
    clause: '8.5.6',
    words: text(
      '请写明是哪个案件：须是该任务涉及的案件之一。请从任务的案件中选择。',
      'Say which case it is about: one of those of the task. Choose it from the cases of the task.',
    ),
  },
  TOO_MANY: {
    status: 409,
    clause: '8.5.6',
    words: ({ most }: { most: number }) =>
      text(
        `该任务已有 ${most} 个问题待答复。请先等待答复，或撤回不再需要的问题。`,
        `${most} questions of this task wait for their answer. Wait for some, or take back what you need no more.`,
      ),
  },
  NOT_OPEN: {
    status: 409,
    clause: '8.5.6',
    words: text(
      '该问题已答复、已撤回，或任务已结束，或不是向您提出的。请刷新。',
      'This question was answered or taken back, its task is over, or it is not yours. Reload.',
    ),
  },
  NOT_RELEASED: {
    status: 422,
    clause: '8.5.6',
    words: text(
      '结果反馈之前，不能把案件中的内容写给本人（8.5.6）。请在反馈后再写，或去掉本人。',
      'Before the result is handed back nothing is addressed to the person himself (§8.5.6). Do so afterwards, or leave him out.',
    ),
  },
  NOT_WRITER: {
    status: 403,
    clause: '8.5.6',
    words: text(
      '您不能在此评论或抄送：须是该案件（任务）的办理人、人力资源部或总经理，或曾有内容写给您。请联系人力资源部。',
      'You may not write here: that is for whoever may do an open task of the case, HR, the general manager, and whom something here is addressed to. Ask HR.',
    ),
  },
  NOT_ADDRESSED: {
    status: 403,
    clause: '8.5.6',
    words: text('只有收到抄送或被提到的人可以标为已阅。', 'Only those to whom a remark is addressed mark it as read.'),
  },
  NOT_AUTHOR: {
    status: 403,
    clause: '8.5.6',
    words: text(
      '只有作者本人可以修改或删除，原文保留备查。请联系作者。',
      'Only whoever wrote it changes or removes it; what stood there is kept. Ask its author.',
    ),
  },
  REMOVED: {
    status: 409,
    clause: '8.5.6',
    words: text('该内容已删除。请刷新。', 'This was removed. Reload.'),
  },
  NO_REMARK: { status: 404, words: unseen('该评论或抄送', 'comment or copy') },
  NOT_FOUND: { status: 404, words: unseen('该问题', 'question') },
  OWN_TASK: {
    status: 422,
    clause: 'I-39',
    words: text(
      '该任务由您本人办理，不需要催办。请直接办理；由同事认领后方可催办。',
      'This task is yours to do; there is nobody to urge. Do it; once a colleague has claimed it, you may urge him.',
    ),
  },
});
