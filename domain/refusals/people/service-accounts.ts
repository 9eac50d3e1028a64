import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { unseen } from '../unseen.js';

/** What is refused about accounts of scripts and their tokens. */
export const SERVICE_ACCOUNT = declare('SERVICE_ACCOUNT', {
  NOT_FOUND: { status: 404, words: unseen('该服务账号', 'service account') },
  TOKEN_NOT_FOUND: { status: 404, words: unseen('该有效令牌', 'token that still counts') },
  NAME_TAKEN: {
    status: 409,
    words: ({ name }: { name: string }) =>
      text(
        `名称“${name}”已用过；台账以名称识别，停用后也不再使用。请换一个。`,
        `The name "${name}" was used before; the ledger knows accounts by it, so it is not used again. Choose another one.`,
      ),
  },
  OWNER_UNFIT: {
    status: 422,
    words: text(
      '所有人须为在职且账号启用的人员。请另选一位。',
      'The owner has to be somebody who has not left and whose account is open. Choose another one.',
    ),
  },
  OWNER_LACKS_ROLE: {
    status: 422,
    words: ({ scopes }: { scopes: readonly string[] }) =>
      text(
        `所有人的角色不包含以下范围：${scopes.join('、')}。服务账号不能超过所有人的权限；请另选所有人或范围。`,
        `The roles of the owner do not hold these scopes: ${scopes.join(', ')}. A service account never may more than its owner; choose another owner, or other scopes.`,
      ),
  },
  CLOSED: {
    status: 409,
    words: text(
      '该服务账号已停用，或其所有人已离职或被停用。如仍需要，请新建一个。',
      'This service account is closed, or its owner has left or is disabled. Make another one where it is still wanted.',
    ),
  },
  TOO_MANY_TOKENS: {
    status: 409,
    words: ({ most }: { most: number }) =>
      text(
        `已有 ${most} 个有效令牌。请先作废不再使用的。`,
        `There are ${most} tokens that count already. Revoke those that are not used any more.`,
      ),
  },
});
