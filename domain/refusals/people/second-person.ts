import { rolesInWords } from '../../vocabulary/role-names.js';
import { declare } from '../../vocabulary/refusal.js';
import type { Role } from '../../vocabulary/roles.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

const ENDS = {
  applied: ['已生效', 'has been carried out'],
  refused: ['已被拒绝', 'was refused'],
  withdrawn: ['已撤回', 'was taken back'],
  expired: ['已过期', 'has expired'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
/** How a change came to an end that nobody can decide any more. */
export type ChangeEnded = keyof typeof ENDS;

/** What is refused about changes that wait for a second person (4.1). */
export const CHANGE = declare('CHANGE', {
  NOT_FOUND: { status: 404, words: unseen('该待确认的变更', 'waiting change') },
  ENDED: {
    status: 409,
    clause: '4.1',
    words: ({ state }: { state: ChangeEnded }) => {
      const [zh, en] = ENDS[state];
      return text(
        `该变更${zh}，不能再决定。如仍需要，请重新提出。`,
        `This change ${en} and cannot be decided any more. Ask for it anew where it is still wanted.`,
      );
    },
  },
  OWN: {
    status: 403,
    clause: '4.1',
    words: text(
      '提出变更的人不能自己确认（4.1）。请由另一位有权的人决定；不再需要的可撤回。',
      'Whoever asks for a change does not approve it himself (4.1). Another person who may has to; take it back if it is no longer wanted.',
    ),
  },
  CONCERNS_YOU: {
    status: 403,
    clause: '4.1',
    words: text(
      '该变更涉及您本人，不能由您决定（4.1）。请由未涉及的人决定。',
      'The change concerns yourself, so it is not for you to decide (4.1). Somebody whom it does not concern has to.',
    ),
  },
  NOT_YOURS: {
    status: 403,
    clause: '4.1',
    words: ({ roles }: { roles: readonly Role[] }) => {
      const { zh, en } = rolesInWords(roles);
      return text(
        `该变更由以下角色决定：${zh}（4.1）。请由其中一位办理。`,
        `Decided by one of these roles: ${en} (4.1). Ask one of them.`,
      );
    },
  },
  ASKER_MAY_NOT: {
    status: 409,
    clause: '4.1',
    words: text(
      '提出该变更的人已离职、账号（或脚本）已停用或不再有相应角色，不能同意（4.1）。请拒绝；仍需要的，由现在有权的人重新提出。',
      'Whoever asked for this change has left, or has no open account or no such role any more, so it cannot be approved (4.1). Refuse it; where it is still wanted, somebody who may has to ask anew.',
    ),
  },
  NOT_ASKED_BY_YOU: {
    status: 403,
    clause: '4.1',
    words: text(
      '只有提出变更的人可以撤回（4.1）。如不同意，请拒绝。',
      'Only whoever asked for a change takes it back (4.1). Refuse it if you do not agree.',
    ),
  },
});

/** What is refused about confirming the set-up. */
export const SETUP = declare('SETUP', {
  CONFIRMED: {
    status: 409,
    clause: '4.1',
    words: text('初始设置已经确认，不必再次确认。', 'The set-up has been confirmed already; nothing more is needed.'),
  },
});
