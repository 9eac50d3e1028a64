import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { person, told, wording } from '../vocabulary/wording.js';

/** Somebody, and the moment on the clock of Shanghai. */
interface ByAt {
  readonly by: string;
  readonly at: string;
}

/** What is refused about the next version of the policy while it is drafted and released (13.1). */
export const POLICY_DRAFT = declare('POLICY_DRAFT', {
  NONE: {
    status: 404,
    clause: '13.1',
    words: text(
      '目前没有制度草稿：或已施行，或已放弃。请刷新页面后重新起草。',
      'There is no draft of the policy: it was released or thrown away. Reload the page, and begin one anew.',
    ),
  },
  MEANWHILE: {
    status: 409,
    clause: '13.1',
    words: ({ by, at }: ByAt) =>
      told(
        wording`草稿已先由 ${person(by)} 于 ${at} 保存，您的更改没有保存，仍保留在本页。请查看其更改后再保存。`,
        wording`${person(by)} was first and saved the draft at ${at}. Your changes were not saved; they are kept on this page. Look at the others, then save again.`,
      ),
  },
  WAITS: {
    status: 409,
    clause: '13.1',
    words: ({ by, at }: ByAt) =>
      told(
        wording`草稿已由 ${person(by)} 于 ${at} 提请批准，批准前不能更改。如需更改，请由提请人先撤回。`,
        wording`${person(by)} asked for its approval at ${at}; until that is decided the draft stays as it is. To change it, whoever asked has to take it back first.`,
      ),
  },
  UNFIT: {
    status: 422,
    clause: '13.1',
    words: text(
      '草稿未保存：有数值不能这样填写，请按各项下的说明更正。',
      'The draft was not saved: some numbers cannot stand so. Correct them as it says at each.',
    ),
  },
  /** At the field of a number. */
  NUMBER: { words: ({ words }: { words: Text }) => words },
  EMPTY: {
    status: 422,
    clause: '13.1',
    words: text(
      '草稿与现有版本没有不同，无须施行。请先更改并保存数值。',
      'The draft changes nothing, so that there is nothing to release. Change numbers and save them first.',
    ),
  },
  TOO_EARLY: {
    status: 422,
    clause: '13.1',
    words: ({ earliest }: { earliest: string }) =>
      text(
        `施行日最早为 ${earliest}：须在今日之后，并在前一版本施行之后。已开始的案件按其原版本办理（I-73）。`,
        `It holds from ${earliest} at the earliest: after today, and after the version before it. Cases that have begun keep theirs (I-73).`,
      ),
  },
  OTHER_BASE: {
    status: 409,
    clause: '13.1',
    words: ({ base, newest }: { base: string; newest: string }) =>
      text(
        `起草时以版本 ${base} 为基础，现在最新的是版本 ${newest}。请放弃该草稿，在新版本上重新起草。`,
        `It was drafted from version ${base}, and ${newest} is the newest by now. Throw the draft away and begin one from the new version.`,
      ),
  },
});
