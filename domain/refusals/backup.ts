import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** What keeps a back-up from being taken or brought back; shown on the terminal, so without an HTTP status. */
export const BACKUP = declare('BACKUP', {
  OWN_SERVERS: {
    status: null,
    words: text(
      '数据库或 Temporal 在您自己的服务器上（DATABASE_URL、TEMPORAL_ADDRESS）。请先停止 API 与工作进程，用各自的工具同时备份两者与密钥文件，再启动；步骤见 docs/operating.md。',
      'Database or Temporal are on servers of your own (DATABASE_URL, TEMPORAL_ADDRESS). Stop API and worker, back both up at once with their own tools, with the file of keys, and start again; docs/operating.md says how.',
    ),
  },
  FOLDER_TAKEN: {
    status: null,
    words: ({ folder }: { folder: string }) =>
      text(
        `文件夹 ${folder} 已存在且不是空的，没有改动它。请指定一个新的文件夹。`,
        `The folder ${folder} is there and not empty; nothing in it was changed. Name a new one.`,
      ),
  },
  LEFT_RUNNING: {
    status: null,
    words: ({ name }: { name: string }) =>
      text(
        `没有启动程序，但 ${name} 仍在运行。请运行 npm start 一次（随后可停止），再备份。`,
        `No launcher runs, but ${name} still does. Run npm start once (and stop it if you like), then take the back-up.`,
      ),
  },
  NOT_STOPPED: {
    status: null,
    words: ({ names }: { names: readonly string[] }) =>
      text(
        `${names.join('、')} 在一分钟内没有停下，没有备份；服务继续运行。请查看日志后再试。`,
        `${names.join(', ')} did not stop within a minute; no back-up was taken, and the service goes on. Look at its log and try again.`,
      ),
  },
  UNREADABLE: {
    status: null,
    words: ({ folder, why }: { folder: string; why: string }) =>
      text(
        `${folder} 不是完整的备份：${why}。没有恢复任何内容。请使用另一份备份。`,
        `${folder} is no whole back-up: ${why}. Nothing was brought back. Use another one.`,
      ),
  },
  DAMAGED: {
    status: null,
    words: ({ file }: { file: string }) =>
      text(
        `备份中的 ${file} 缺失或已损坏（与清单中的校验值不符）。没有恢复任何内容。请使用另一份备份。`,
        `${file} of the back-up is missing or damaged (not the digest that its list has). Nothing was brought back. Use another one.`,
      ),
  },
  NOT_EMPTY: {
    status: null,
    words: ({ folder }: { folder: string }) =>
      text(
        `数据文件夹 ${folder} 不是空的；备份只恢复到空的位置。请用 JINJI_DATA 指定一个空文件夹。`,
        `The data folder ${folder} is not empty; a back-up is brought back into an empty place alone. Name an empty folder with JINJI_DATA.`,
      ),
  },
  OTHER_VERSION: {
    status: null,
    words: ({ migration }: { migration: string }) =>
      text(
        `备份由另一版本产生（${migration}），本版本不能恢复。请使用产生它的版本恢复，再升级。`,
        `The back-up was made by another version (${migration}), which this one cannot bring back. Restore it with the version that made it, then upgrade.`,
      ),
  },
  KEYS_MISSING: {
    status: null,
    words: ({ names }: { names: readonly string[] }) =>
      text(
        `缺少密钥 ${names.join('、')}：备份不含密钥，或所给文件不是这套密钥；没有它们，进行中的案件无法读取。请用 --keys 指定当时的密钥文件。没有恢复任何内容。`,
        `The keys ${names.join(', ')} are missing: the back-up has none, or the file is not that of its time; without them no running case can be read. Name the file of that time with --keys. Nothing was brought back.`,
      ),
  },
  NOT_AS_DUMPED: {
    status: null,
    words: ({ table }: { table: string }) =>
      text(
        `恢复后的 ${table} 与备份的行数或链首不符；请勿使用这个数据文件夹，换一份备份重试。`,
        `After restoring, ${table} has other rows or another head than the back-up; do not use this data folder, and try another back-up.`,
      ),
  },
});
