import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** What is refused because nobody of ours has sealed it, or signed it. */
export const SEAL = declare('SEAL', {
  FOREIGN: {
    status: 403,
    words: text(
      '这条消息没有用本安装的密钥封装，或不是为这个流程封装的，未予执行。请通过晋级服务办理；如确由本服务发出，请系统管理员核对各服务的密钥文件（JINJI_KEYS_FILE）是否一致。',
      'This message was not sealed with the keys of this installation, or not for this workflow, and was not carried out. Act through the service; where the service itself sent it, IT has to see that all services have the same file of keys (JINJI_KEYS_FILE).',
    ),
  },
  NOT_SIGNED: {
    status: 403,
    words: text(
      '这次操作在受理记录中没有有效签名，或与受理时不同，未予执行；已生成告警。请重新办理；再次出现请联系系统管理员。',
      'No signed entry of the journal backs this act, or it is another than was taken; it was not carried out, and an alarm was raised. Act again; if it comes again, ask the system administrator.',
    ),
  },
  KEYS_UNREADABLE: {
    status: null,
    words: ({ why }: { why: string }) =>
      text(
        `密钥（JINJI_KEYS）无法使用：${why}。请从备份恢复该文件；新安装用 npm run jinji -- keys new 生成。`,
        `The keys (JINJI_KEYS) cannot be used: ${why}. Restore the file from a back-up; a new installation makes one with npm run jinji -- keys new.`,
      ),
  },
  KEY_LOST: {
    status: null,
    words: ({ ids }: { ids: readonly string[] }) =>
      text(
        `缺少密钥 ${ids.join('、')}：运行中的案件和已受理的操作是用它封装的，缺少它就无法继续，因此没有启动。请从备份恢复密钥文件（数据文件夹的 secrets/keys，或 JINJI_KEYS_FILE）。若确已丢失：运行中的案件无法恢复，只能从有该密钥的备份整体恢复；不再需要时运行 npm run jinji -- keys forget ${ids[0] ?? ''}。`,
        `The key ${ids.join(', ')} is missing: running cases and taken acts are sealed with it and cannot go on without it, so nothing was started. Restore the file of keys from a back-up (secrets/keys in the data folder, or JINJI_KEYS_FILE). Where it is lost for good, running cases cannot be read again: restore the whole from a back-up that has it, or, where nothing needs it any more, run npm run jinji -- keys forget ${ids[0] ?? ''}.`,
      ),
  },
  KEY_OTHER: {
    status: null,
    words: ({ id }: { id: string }) =>
      text(
        `密钥 ${id} 与本安装此前使用的同名密钥不同，没有启动。请恢复原来的密钥文件；新的密钥要用新的名称（npm run jinji -- keys rotate）。`,
        `The key ${id} is another than this installation has used under that name, so nothing was started. Restore the file of keys as it was; a new key has a new name (npm run jinji -- keys rotate).`,
      ),
  },
  KEY_UNKNOWN: {
    status: null,
    words: ({ id }: { id: string }) =>
      text(
        `没有名为 ${id} 的密钥，或它正在使用。npm run jinji -- keys show 列出全部。`,
        `There is no key ${id}, or it is in use. npm run jinji -- keys show lists them all.`,
      ),
  },
  KEYS_ELSEWHERE: {
    status: null,
    words: text(
      '密钥由环境变量 JINJI_KEYS 直接给出，命令无法改写。请改用 JINJI_KEYS_FILE 指定文件，再运行此命令。',
      'The keys are given by the variable JINJI_KEYS itself, which a command cannot change. Name a file with JINJI_KEYS_FILE instead, then run this again.',
    ),
  },
});
