import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** What is refused about the database that an installation finds. */
export const DATABASE = declare('DATABASE', {
  /** Nothing is carried over from what came before the first release. */
  OLDER: {
    status: 503,
    words: ({ migration }: { migration: string }) =>
      text(
        `这个数据文件夹（数据库）由正式发布之前的版本建立（${migration} 与本版本不同），其中的数据不能沿用到本版本，也没有升级途径；没有改动任何东西。请继续用建立它的版本打开它，或换一个新的空数据文件夹（JINJI_DATA）开始；设置了 DATABASE_URL 的，请另建一个空数据库。`,
        `This data folder (its database) was made by a version from before the first release (${migration} differs from this version's); its data cannot be taken over, and there is no upgrade; nothing was changed. Open it with the version that made it, or begin with a new, empty data folder (JINJI_DATA); where DATABASE_URL is set, with an empty database.`,
      ),
  },
  NEWER: {
    status: 503,
    words: ({ unknown }: { unknown: readonly string[] }) =>
      text(
        `数据库已执行本版本不认识的迁移：${unknown.join('、')}。请使用创建它的版本或更新的版本，或恢复旧备份；数据库未被改动。`,
        `The database has migrations that this version does not know: ${unknown.join(', ')}. Run the version that made them or a newer one, or restore an older backup; nothing was changed.`,
      ),
  },
  /** Said by services, which migrate nothing themselves. */
  NOT_MIGRATED: {
    status: 503,
    words: () =>
      text(
        '数据库尚未升级到本版本，服务因此没有启动；没有改动任何东西。请以所有者的连接串（DATABASE_OWNER_URL）运行 npm run jinji -- migrate，再启动服务。',
        'The database has not been brought to this version, so the service did not start; nothing was changed. Run npm run jinji -- migrate with the owner’s connection string (DATABASE_OWNER_URL), then start the service.',
      ),
  },
  /** docs/decisions/0046: the service's role makes and changes no tables. */
  NOT_OWNER: {
    status: 503,
    words: () =>
      text(
        '数据库须先升级，而所用的数据库角色无权建表；没有改动任何东西。请设置所有者的连接串 DATABASE_OWNER_URL（或 DATABASE_OWNER_URL_FILE），再运行 npm run jinji -- migrate。',
        'The database has to be brought to this version first, and the role in use may make no tables; nothing was changed. Set the owner’s connection string in DATABASE_OWNER_URL (or DATABASE_OWNER_URL_FILE) and run npm run jinji -- migrate.',
      ),
  },
});

/** What is refused of a look at the chain of seals. */
export const VERIFY = declare('VERIFY', {
  NO_HEAD: {
    status: null,
    words: ({ given }: { given: string }) =>
      text(
        `“${given}” 不是链首。请按邮件或文件页脚所示填写，例如 --head 1234:ab12cd34ef567890。`,
        `“${given}” is no head of the chain. Give it as the mail or the foot of a paper has it, such as --head 1234:ab12cd34ef567890.`,
      ),
  },
});

/** What is refused about the data folder and the settings of an installation. */
export const INSTALLATION = declare('INSTALLATION', {
  FILE_UNREADABLE: {
    status: 503,
    words: ({ path, why }: { path: string; why: string }) =>
      text(
        `无法读取 ${path}：${why}。请从备份恢复该文件，或更正其权限。`,
        `${path} cannot be read: ${why}. Restore the file from a backup, or correct its permissions.`,
      ),
  },
  MISMATCH: {
    status: 503,
    words: ({ dataFolder, mine, found }: { dataFolder: string; mine: string; found: string }) =>
      text(
        `数据文件夹 ${dataFolder} 属于安装 ${mine}，而这个数据库属于安装 ${found}；没有改动任何东西。请更正 JINJI_DATA 或 DATABASE_URL，使两者相配。若这个数据库今后就属于这个文件夹（例如从别处恢复而来），请先停止所有使用它的服务，再运行：JINJI_DATA='${dataFolder}' npm run jinji -- installation new --database`,
        `The data folder ${dataFolder} belongs to the installation ${mine}, and this database to ${found}; nothing was changed. Correct JINJI_DATA or DATABASE_URL, so that they belong together. Where this database is to belong to this folder from now on (it was restored from elsewhere, say), stop every service that uses it and run: JINJI_DATA='${dataFolder}' npm run jinji -- installation new --database`,
      ),
  },
  FOREIGN_ENGINE: {
    status: null,
    words: ({ namespace, found, id, mark }: { namespace: string; found: string; id: string; mark: string }) =>
      text(
        `Temporal 的命名空间 ${namespace} 属于安装 ${found}，而这是安装 ${id}；两者会互相领取任务，因此没有启动。请用 TEMPORAL_NAMESPACE 或 TEMPORAL_ADDRESS 指定本安装自己的命名空间。若它确实属于本安装，请运行：temporal operator namespace update -n ${namespace} --data ${mark}=${id}`,
        `The namespace ${namespace} of Temporal belongs to the installation ${found}, and this is ${id}; they would take each other's work, so nothing was started. Name a namespace of this installation's own with TEMPORAL_NAMESPACE or TEMPORAL_ADDRESS. Where it is this one's after all, run: temporal operator namespace update -n ${namespace} --data ${mark}=${id}`,
      ),
  },
});

/** Said where workflows and records cannot be compared. */
export const RECONCILE = declare('RECONCILE', {
  NO_ENGINE: {
    status: null,
    words: text(
      '流程引擎没有运行。请先启动服务（npm start），或设置 TEMPORAL_ADDRESS，再核对。',
      'The workflow engine does not run. Start the service (npm start), or set TEMPORAL_ADDRESS, and look again.',
    ),
  },
  NOTHING_TO_REPAIR: {
    status: null,
    words: ({ id }: { id: string }) =>
      text(
        `${id} 没有不一致之处，无需修复。请核对编号；不带编号运行可查看全部。`,
        `Nothing differs about ${id}, so nothing is repaired. Check the number; without one everything is shown.`,
      ),
  },
});
