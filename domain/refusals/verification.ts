import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** A paper whose code nobody has issued (docs/decisions/0060). */
export const VERIFICATION = declare('VERIFICATION', {
  NOT_FOUND: {
    status: 404,
    clause: '15',
    words: text(
      '没有这个验证码的文书（§15）。请核对页脚的验证码；仍然不对的，请向人力资源部核实这份文书。',
      'No paper has this code (§15). Check the code at its foot; if it is right, ask HR about the paper.',
    ),
  },
  NOT_KEPT_YET: {
    status: 409,
    clause: '15',
    words: text(
      '这份文书的文件尚在留存，现在不能核对（§15）。请一分钟后再试；仍然不行的，请向人力资源部核实。',
      'The files of this paper are still being put away, so none can be compared yet (§15). Try again in a minute; if it stays so, ask HR.',
    ),
  },
});
