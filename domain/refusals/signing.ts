import { person, told, wording } from '../vocabulary/wording.js';
import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';

/** What is refused about signers of a task (加签、减签; docs/decisions/0058). */
export const SIGN = declare('SIGN', {
  NOT_OFFERED: {
    status: 409,
    clause: 'I-38',
    words: ({ why }: { why: Text }) =>
      text(
        `此任务不能加签：${why.zh}请改用任务页上可用的操作。`,
        `Nobody is asked to sign it: ${why.en} Use what its page offers.`,
      ),
  },
  AWAITED: {
    status: 409,
    clause: 'I-38',
    words: ({ by }: { by: string }) =>
      told(
        wording`该任务须先由 ${person(by)} 签署。请等待其签署，或写明理由减签。`,
        wording`${person(by)} is to sign it first. Wait for that, or remove the signer with a reason.`,
      ),
  },
  HELD: {
    status: 409,
    clause: 'I-38',
    words: text(
      '所提交的内容正待加签人签署，签署齐全后生效。如需修改，请先减签，内容退回后再提交。',
      'What was handed in waits for its signers and takes effect once all have signed. To change it remove a signer first: it comes back then.',
    ),
  },
  TWICE: {
    status: 409,
    clause: 'I-38',
    words: text(
      '已请此人签署该任务。请等待其签署，或选择另一人。',
      'This person was asked to sign it already. Wait for him, or choose somebody else.',
    ),
  },
  SELF: {
    status: 422,
    clause: 'I-38',
    words: text('不能请本人为自己的任务签署。请选择另一人。', 'Nobody signs his own task. Choose somebody else.'),
  },
  INTERESTED: {
    status: 422,
    clause: 'I-35',
    words: text(
      '此人与该案件有利害关系或已参与前一步，不能签署（I-35）。请选择另一人。',
      'This person has an interest in the case or took part in the step before, and does not sign (I-35). Choose somebody else.',
    ),
  },
  TOO_MANY: {
    status: 409,
    clause: 'I-38',
    words: ({ most }: { most: number }) =>
      text(`一项任务最多 ${most} 名加签人。请先减签。`, `A task has ${most} signers at most. Remove one first.`),
  },
  NOT_THERE: {
    status: 409,
    clause: 'I-38',
    words: text(
      '该加签人已签署、不同意或已减签。请刷新任务。',
      'This signer has signed, refused or was removed already. Reload the task.',
    ),
  },
  NOT_YOURS: {
    status: 403,
    clause: 'I-38',
    words: text(
      '只有加签的人或人力资源部可以减签。请联系其中之一。',
      'Whoever added the signer removes him, or HR. Ask one of them.',
    ),
  },
  REASON_MISSING: {
    status: 422,
    clause: 'I-38',
    words: text('不同意须写明理由。请填写理由。', 'Refusing takes a reason. Give it.'),
  },
});
