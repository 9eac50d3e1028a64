import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';

/** What keeps the launcher from starting; shown on the terminal, so without an HTTP status. */
export const LAUNCH = declare('LAUNCH', {
  FOLDER_NOT_WRITABLE: {
    status: null,
    words: ({ folder, why }: { folder: string; why: string }) =>
      text(
        `无法写入文件夹 ${folder}（${why}）。请更改其权限，或用环境变量 JINJI_DATA 指定另一个可写的数据文件夹。`,
        `The folder ${folder} cannot be written to (${why}). Change its permissions, or name another data folder with JINJI_DATA.`,
      ),
  },
  ALREADY_RUNNING: {
    status: null,
    words: ({ folder, heldBy, at }: { folder: string; heldBy: number; at: string }) =>
      text(
        `数据文件夹 ${folder} 上已有一个 Jinji 在运行（pid ${heldBy}）${at}。请直接使用它，或先用 Ctrl-C 停止它，或用 JINJI_DATA 指定另一个文件夹。`,
        `A Jinji already runs on the data folder ${folder} (pid ${heldBy})${at}. Use that one, or stop it with Ctrl-C first, or name another folder with JINJI_DATA.`,
      ),
  },
  COPIED_FOLDER: {
    status: null,
    words: ({ dataFolder, original }: { dataFolder: string; original: string }) =>
      text(
        `数据文件夹 ${dataFolder} 是 ${original} 的副本，而 ${original} 还在；两个服务会各自继续同样的案件。请继续使用 ${original}。若要让副本成为独立的安装，请运行：JINJI_DATA='${dataFolder}' npm run jinji -- installation new。若是要搬家，请把 ${original} 移到别处（改名即可）后再启动。`,
        `The data folder ${dataFolder} is a copy of ${original}, which is still there; two services would both go on with the same cases. Use ${original}. To make the copy an installation of its own, run: JINJI_DATA='${dataFolder}' npm run jinji -- installation new. If it was meant as a move, put ${original} elsewhere (another name will do) and start again.`,
      ),
  },
  COPIED_WHILE_RUNNING: {
    status: null,
    words: ({ dataFolder, original }: { dataFolder: string; original: string }) =>
      text(
        `数据文件夹 ${dataFolder} 是在 ${original} 的数据库运行时（或突然中断后）复制的，内容可能不一致，不能使用。请启动 ${original} 一次并用 Ctrl-C 正常停止，再重新复制。`,
        `The data folder ${dataFolder} was copied while the database of ${original} ran (or after it had been cut short): its parts may be of different moments, and it cannot be used. Start ${original} once, stop it with Ctrl-C, and copy it again.`,
      ),
  },
  UNFIT_HISTORIES: {
    status: null,
    words: ({ count, cases }: { count: number; cases: readonly string[] }) =>
      text(
        `本版本无法继续 ${count} 个进行中的流程（${cases.join('、')}${count > cases.length ? ' 等' : ''}）。没有改动任何东西。请继续使用先前的版本，并向开发者报告。`,
        `This version cannot go on with ${count} workflows that are under way (${cases.join(', ')}${count > cases.length ? ', …' : ''}). Nothing was changed. Keep the version from before, and report it to the developers.`,
      ),
  },
  ROOT_WITHOUT_ACCOUNT: {
    status: null,
    words: text(
      'PostgreSQL 不允许以 root 运行，而本机没有 postgres 或 nobody 账号。请以普通用户运行，或设置 DATABASE_URL 使用已有的 PostgreSQL。',
      'PostgreSQL refuses to run as root, and this machine has neither a postgres nor a nobody account. Run as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    ),
  },
  SECRET_UNREADABLE: {
    status: null,
    words: ({ variable, problem }: { variable: string; problem: string }) =>
      text(
        `无法读取 ${variable} 指定的文件：${problem}。请检查路径与权限。`,
        `The file named by ${variable} cannot be read: ${problem}. Correct the path or its permissions.`,
      ),
  },
  POSTGRES_UNSUPPORTED: {
    status: null,
    words: ({ name }: { name: string }) =>
      text(
        `没有适用于本系统的内置 PostgreSQL（缺少 ${name}）。请设置 DATABASE_URL 使用已有的 PostgreSQL。`,
        `There is no embedded PostgreSQL for this system (${name} is missing). Set DATABASE_URL to a PostgreSQL server.`,
      ),
  },
  POSTGRES_UNUSABLE: {
    status: null,
    words: ({ folder, why }: { folder: string; why: string }) =>
      text(
        `内置 PostgreSQL（${folder}）无法运行：${why}。请设置 DATABASE_URL 使用已有的 PostgreSQL（内置版本需要 glibc）。`,
        `The embedded PostgreSQL (${folder}) cannot run: ${why}. Set DATABASE_URL to a PostgreSQL server (the embedded one needs glibc).`,
      ),
  },
  CLUSTER_MISSING: {
    status: null,
    words: ({ dataFolder, cluster }: { dataFolder: string; cluster: string }) =>
      text(
        `数据文件夹 ${dataFolder} 所属的数据库 ${cluster} 不在了或不完整；没有改动任何东西。若数据库在自己的服务器上，请设置 DATABASE_URL；否则请从备份恢复这个文件夹（数据库在文件夹之外时连同它一起）。若要从头开始，请保留此文件夹，用 JINJI_DATA 指定另一个空文件夹。`,
        `The database ${cluster} that belongs to ${dataFolder} is gone or incomplete; nothing was changed. Where it is on a server of your own, set DATABASE_URL; else restore the folder from a backup (with the database, where that lies outside). To begin anew, keep this folder and name another, empty one with JINJI_DATA.`,
      ),
  },
  CLUSTER_PASSWORD_MISSING: {
    status: null,
    words: ({ cluster, file }: { cluster: string; file: string }) =>
      text(
        `数据库 ${cluster} 还在，但它的密码文件 ${file} 不在了；没有改动任何东西。请从备份恢复该文件。`,
        `The database ${cluster} is there, but the file with its password, ${file}, is gone; nothing was changed. Restore that file from a backup.`,
      ),
  },
  CLUSTER_VERSION: {
    status: null,
    words: ({ version, major }: { version: string; major: string }) =>
      text(
        `数据库由 PostgreSQL ${version} 创建，本程序带的是 ${major}。请用旧版导出后再导入。`,
        `The database was made by PostgreSQL ${version}; this program brings ${major}. Dump it with the old version and restore it with this one.`,
      ),
  },
  INITDB_FAILED: {
    status: null,
    words: ({ why }: { why: string }) =>
      text(
        `无法创建数据库：${why}。请检查磁盘空间与文件夹权限，或设置 DATABASE_URL。`,
        `The database could not be made: ${why}. Check disk space and permissions, or set DATABASE_URL.`,
      ),
  },
  POSTGRES_FAILED: {
    status: null,
    words: ({ problem, logs }: { problem: string; logs: string }) =>
      text(
        `PostgreSQL 无法启动（${problem}）。原因见 ${logs}/postgres.log。`,
        `PostgreSQL does not start (${problem}). The reason is in ${logs}/postgres.log.`,
      ),
  },
  DATABASE_UNREACHABLE: {
    status: null,
    words: ({ problem }: { problem: string }) =>
      text(
        `DATABASE_URL 指定的 PostgreSQL 无法连接：${problem}。请检查地址、密码和网络，或取消 DATABASE_URL 以使用内置数据库。`,
        `The PostgreSQL server of DATABASE_URL cannot be reached: ${problem}. Check address, password and network, or unset DATABASE_URL to use the embedded one.`,
      ),
  },
  DATABASE_IN_USE: {
    status: null,
    words: ({ who }: { who: string }) =>
      text(
        `这个数据库正被 ${who} 使用；没有改动任何东西。请先停止所有使用它的服务，再试一次。`,
        `This database is in use by ${who}; nothing was changed. Stop every service that uses it, then try again.`,
      ),
  },
  NEW_NEEDS_DATABASE: {
    status: null,
    words: ({ dataFolder }: { dataFolder: string }) =>
      text(
        `设置了 DATABASE_URL：新的安装 id 也要写进那个数据库，之后仍用旧文件夹的服务会拒绝启动。请先把数据库也复制一份（pg_dump），让 DATABASE_URL 指向副本，停止使用它的服务，再运行：JINJI_DATA='${dataFolder}' npm run jinji -- installation new --database`,
        `DATABASE_URL is set: the new id goes into that database as well, and services with the old folder will then refuse it. Copy the database too (pg_dump), let DATABASE_URL name the copy, stop what uses it, then run: JINJI_DATA='${dataFolder}' npm run jinji -- installation new --database`,
      ),
  },
  COPIED_WITHOUT_DATABASE: {
    status: null,
    words: ({ original, dataFolder }: { original: string; dataFolder: string }) =>
      text(
        `${original} 的数据库在文件夹之外，副本 ${dataFolder} 里没有它，而 ${original} 正在运行或复制之后又运行过。请停止 ${original}，重新复制文件夹，再运行本命令。`,
        `The database of ${original} lies outside the folder, the copy ${dataFolder} came without it, and ${original} runs or has run since. Stop ${original}, copy the folder again, then run this command.`,
      ),
  },
  NO_TEMPORAL: {
    status: null,
    words: ({ reasons }: { reasons: Text }) =>
      text(
        `找不到也无法安装 Temporal:\n${reasons.zh}\n请任选其一：联网后重试；安装 Go（https://go.dev）后重试；自行安装 Temporal CLI 并加入 PATH；或设置 TEMPORAL_ADDRESS 使用已有的服务器。`,
        `Temporal was not found and could not be installed:\n${reasons.en}\nDo one of these: connect to the network and try again; install Go (https://go.dev) and try again; install the Temporal CLI and put it on the PATH; or set TEMPORAL_ADDRESS to a server of your own.`,
      ),
  },
  TEMPORAL_FAILED: {
    status: null,
    words: ({ dataFolder }: { dataFolder: string }) =>
      text(
        `Temporal 无法启动。原因见 ${dataFolder}/logs/temporal.log。`,
        `Temporal does not start. The reason is in ${dataFolder}/logs/temporal.log.`,
      ),
  },
  NO_CHROMIUM: {
    status: null,
    words: ({ reasons, packages }: { reasons: Text; packages: readonly string[] }) =>
      text(
        `找不到也无法安装 Chromium（只有页面测试需要它）：\n${reasons.zh}\n请安装 Chromium(Debian:apt-get install ${packages.join(' ')})，或用 JINJI_CHROMIUM 指定浏览器程序。`,
        `Chromium (needed by the tests of the pages only) was not found and could not be installed:\n${reasons.en}\nInstall Chromium (Debian: apt-get install ${packages.join(' ')}), or name the browser with JINJI_CHROMIUM.`,
      ),
  },
  NO_TEST_SERVER: {
    status: null,
    words: ({ reasons }: { reasons: Text }) =>
      text(
        `找不到也无法获取 Temporal 测试服务器（只有测试需要它）：\n${reasons.zh}\n请联网后重试，或安装 Java 与 Maven，或用 TEMPORAL_TEST_SERVER 指定程序。`,
        `The Temporal test server (needed by tests only) was not found and could not be fetched:\n${reasons.en}\nConnect to the network and try again, or install Java and Maven, or name the program with TEMPORAL_TEST_SERVER.`,
      ),
  },
  PORT_INVALID: {
    status: null,
    words: ({ given }: { given: string }) =>
      text(
        `JINJI_PORT=${given} 不是有效端口。请设为 1 到 65535 之间的整数。`,
        `JINJI_PORT=${given} is not a port. Set it to a whole number from 1 to 65535.`,
      ),
  },
  NUMBER_INVALID: {
    status: null,
    words: ({ name, given, least, most }: { name: string; given: string; least: number; most: number }) =>
      text(
        `${name}=${given} 无效。请设为 ${least} 到 ${most} 之间的整数，或不设置。`,
        `${name}=${given} is not valid. Set it to a whole number from ${least} to ${most}, or leave it out.`,
      ),
  },
  PORT_IN_USE: {
    status: null,
    words: ({ asked, holder }: { asked: number; holder: string | undefined }) =>
      text(
        `端口 ${asked} 已被占用${holder === undefined ? '' : `:${holder}`}。请停止该程序，或用另一个端口启动：JINJI_PORT=${asked + 1} npm start`,
        `Port ${asked} is in use${holder === undefined ? '' : ` by ${holder}`}. Stop that program, or start with another port: JINJI_PORT=${asked + 1} npm start`,
      ),
  },
  NOT_READY: {
    status: null,
    words: ({ problem, dataFolder }: { problem: string; dataFolder: string }) =>
      text(
        `服务在 90 秒内未就绪：${problem}。日志在 ${dataFolder}/logs。`,
        `The service did not get ready within 90 seconds: ${problem}. The logs are in ${dataFolder}/logs.`,
      ),
  },
  WORKER_NOT_READY: {
    status: null,
    words: text(
      '工作进程在 60 秒内没有开始领取任务。日志：logs/worker.log。',
      'The worker did not begin to take work within 60 seconds. Its log is logs/worker.log.',
    ),
  },
  KEEPS_DYING: {
    status: null,
    words: ({ dataFolder, name, label, tail }: { dataFolder: string; name: string; label: Text; tail: string }) =>
      text(
        `${label.zh}反复停止。日志：${dataFolder}/logs/${name}.log，最后几行如下：\n${tail}\n`,
        `${label.en} keeps stopping. Its log is ${dataFolder}/logs/${name}.log and ends as above; correct what it says and start again.`,
      ),
  },
  REFUSES_TO_START: {
    status: null,
    words: ({ label, tail }: { label: Text; tail: string }) =>
      text(
        `${label.zh}没有启动，须先更正以下问题：\n${tail}\n`,
        `${label.en} did not start; correct what it says above, stop this with Ctrl-C and start again.`,
      ),
  },
});
