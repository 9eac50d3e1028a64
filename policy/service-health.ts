import type { AlarmCause } from '../domain/vocabulary/alarm.js';
import { momentIn } from '../domain/vocabulary/civil-date.js';
import { text } from '../domain/vocabulary/text.js';

/** Attempts after which something that is tried again by itself is told of. */
export const MANY_ATTEMPTS = 5;
/** Events after which a history is told of; the engine ends a run at 51,200. */
export const LONG_HISTORY = 10_000;
/** Hours after which the last back-up is too old: a day, and time for the next one to finish. */
export const BACKUP_HOURS = 26;
/** Free bytes below which a disk is nearly full: a twentieth of it, but never more than ten gigabytes, never less than half of one (of a small disk: half of it). */
const [LEAST_FREE, MOST_FREE, SHARE_FREE] = [500_000_000, 10_000_000_000, 20];

/** The disk under a folder, in bytes. */
export interface Disk {
  readonly folder: string;
  readonly free: number;
  readonly total: number;
}

/** What of the service the API misses, for so long that no restart explains it. */
export type Away = 'engine' | 'worker';

/** A workflow that runs, as the engine describes it. */
export interface RunningWorkflow {
  readonly workflowId: string;
  readonly events: number;
  /** How often its present task was tried; 0 where it has none. */
  readonly attempts: number;
}

/** Something scheduled that did not run as it should. */
export interface ScheduleFault {
  readonly scheduleId: string;
  readonly why: 'missing' | 'paused' | 'late' | 'failed' | 'hangs';
}

/** What a worker sees of the service it belongs to. */
export interface SeenByWorker {
  readonly workflows: readonly RunningWorkflow[];
  readonly schedules: readonly ScheduleFault[];
  /** Mails and notices that were due an hour ago and that nobody has tried to send. */
  readonly unsent: number;
  /** When the last back-up was made, or, before the first, when the installation began; null before either. */
  readonly backup: { readonly at: Date; readonly made: boolean } | null;
}

/** That a part of the service is away; none where all are there. */
export const causesOfAway = (away: Away | undefined): readonly AlarmCause[] => {
  if (away === undefined) return [];
  return [away === 'engine' ? ENGINE_AWAY : WORKER_AWAY];
};

/** The disks of this machine that are nearly full. */
export const causesOfDisks = (disks: readonly Disk[]): readonly AlarmCause[] =>
  disks.filter(isNearlyFull).map(({ folder, free }) => ({
    code: 'DISK.FULL',
    about: folder,
    message: text(
      `${folder} 所在磁盘只剩 ${gigabytes(free)} GB。写满后记录与流程都会停下。请系统管理员清理日志与旧备份，或扩容。`,
      `The disk under ${folder} has ${gigabytes(free)} GB left. When it is full, records and cases stand still. IT has to remove logs and old back-ups from it, or enlarge it.`,
    ),
  }));

/** What gives cause for alarm in what a worker sees at an instant, but for what it meets at its own work. Pure. */
export const causesForWorker = (seen: SeenByWorker, at: Date): readonly AlarmCause[] => [
  ...causesOfWorkflows(seen.workflows),

  ...seen.schedules.map(notRun),
  ...(seen.unsent === 0 ? [] : [unsent(seen.unsent)]),
  ...oldBackup(seen.backup, at),
];

/** So many alarms of a kind are told one by one; more are one thing that happened, and told as such. */
const ONE_BY_ONE = 10;

/** Workflows that fail or have grown long: each, or all in one alarm where there are many. */
function causesOfWorkflows(workflows: readonly RunningWorkflow[]): readonly AlarmCause[] {
  const fail = workflows.filter(({ attempts }) => attempts > MANY_ATTEMPTS);
  const long = workflows.filter(({ events }) => events > LONG_HISTORY);
  return [
    ...(fail.length > ONE_BY_ONE ? [manyFail(fail.length)] : fail.map(failing)),
    ...(long.length > ONE_BY_ONE ? [manyLong(long.length)] : long.map(grownLong)),
  ];
}

const manyFail = (count: number): AlarmCause => ({
  code: 'WORKFLOW.FAILING',
  about: 'workflows',
  message: text(
    `有 ${count} 个流程反复失败，不再前进。请系统管理员查看 worker 日志；若日志含 TMPRL1100，说明正在运行的版本与这些流程不符，请恢复升级前的版本。流程的内容没有丢失。`,
    `${count} workflows fail again and again and do not go on. IT looks at the worker's log; where it says TMPRL1100, the version that runs does not fit them: bring back the one from before the upgrade. Nothing of the cases is lost.`,
  ),
});

const manyLong = (count: number): AlarmCause => ({
  code: 'WORKFLOW.LONG',
  about: 'workflows',
  message: text(
    `有 ${count} 个流程的历史超过 ${LONG_HISTORY} 条事件；达到约 5 万条时流程引擎会终止流程。请系统管理员把本提示告知本系统的维护者。`,
    `The histories of ${count} workflows have more than ${LONG_HISTORY} events; the engine ends one at about fifty thousand. IT tells whoever maintains this system of this alarm.`,
  ),
});

/** An activity that is tried again and again, as the worker meets it. */
export const repeatedActivity = (name: string): AlarmCause => ({
  code: 'ACTIVITY.REPEATED',
  about: name,
  message: text(
    `流程所需的处理「${name}」已连续失败 ${MANY_ATTEMPTS} 次以上，系统会继续重试。请系统管理员查看 worker 日志中的原因（多为数据库或邮件服务器），消除后自动继续。`,
    `“${name}”, which a workflow needs, has failed more than ${MANY_ATTEMPTS} times in a row; it is tried again. IT finds the reason in the worker's log (mostly the database or the mail server); once that is mended it goes on by itself.`,
  ),
});

const isNearlyFull = ({ free, total }: Disk): boolean =>
  free < Math.max(Math.min(LEAST_FREE, total / 2), Math.min(MOST_FREE, total / SHARE_FREE));

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** 8.5.7: uploads are refused while nobody can look into them; it clears when the scanner answers. */
export const SCANNER_SILENT: AlarmCause = {
  code: 'SCANNER.SILENT',
  about: 'scanner',
  message: text(
    '病毒扫描服务（JINJI_CLAMD）没有应答，期间上传的文件一律不接收，其他功能不受影响。请系统管理员检查 clamd；恢复后半分钟内自动解除。',
    'The virus scanner (JINJI_CLAMD) does not answer: no file is taken meanwhile, everything else goes on. IT has to look at clamd; this clears itself within half a minute after it is back.',
  ),
};

/** 8.5.7: what people do is taken down meanwhile, and carried out later. */
const ENGINE_AWAY: AlarmCause = {
  code: 'ENGINE.AWAY',
  about: 'engine',
  message: text(
    '流程引擎（Temporal）两分钟以上没有应答：已受理的办理不会丢失，但在恢复前没有结果，案件不会前进。请系统管理员检查 Temporal 及网络；恢复后自动解除。',
    'The workflow engine (Temporal) has not answered for two minutes or more: what was taken is not lost, but has no result until it is back, and no case moves. IT has to look at Temporal and the network; this clears itself when it answers.',
  ),
};

const WORKER_AWAY: AlarmCause = {
  code: 'WORKER.AWAY',
  about: 'worker',
  message: text(
    '两分钟以上没有工作进程（worker）领取任务：已受理的办理不会丢失，但没有结果，期限与定时任务也不会推进。请系统管理员启动 worker 并查看其日志；恢复后自动解除。',
    'No worker has taken tasks for two minutes or more: what was taken is not lost, but has no result, and neither deadlines nor scheduled work move. IT has to start a worker and look at its log; this clears itself when one is there.',
  ),
};

const failing = ({ workflowId, attempts }: RunningWorkflow): AlarmCause => ({
  code: 'WORKFLOW.FAILING',
  about: workflowId,
  message: text(
    `流程 ${workflowId} 已连续失败 ${attempts} 次，不再前进。请系统管理员查看 worker 日志；若日志含 TMPRL1100，说明正在运行的版本与该流程不符，请恢复升级前的版本。流程的内容没有丢失。`,
    `The workflow ${workflowId} has failed ${attempts} times in a row and does not go on. IT looks at the worker's log; where it says TMPRL1100, the version that runs does not fit this workflow: bring back the one from before the upgrade. Nothing of the case is lost.`,
  ),
});

const grownLong = ({ workflowId, events }: RunningWorkflow): AlarmCause => ({
  code: 'WORKFLOW.LONG',
  about: workflowId,
  message: text(
    `流程 ${workflowId} 的历史已有 ${events} 条事件；达到约 5 万条时流程引擎会终止它。请系统管理员把流程编号与本提示告知本系统的维护者。`,
    `The history of the workflow ${workflowId} has ${events} events; the engine ends it at about fifty thousand. IT tells whoever maintains this system the number of the workflow and this alarm.`,
  ),
});

const WHY = {
  missing: text('不存在', 'is not there'),
  paused: text('已被暂停', 'is paused'),
  late: text('到时没有运行', 'did not run when it was due'),
  failed: text('最近一次运行失败', 'failed at its last run'),
  hangs: text('最近一次运行一小时以上没有结束', 'has been at its last run for more than an hour'),
} as const;

const notRun = ({ scheduleId, why }: ScheduleFault): AlarmCause => ({
  code: 'SCHEDULE.MISSED',
  about: scheduleId,
  message: text(
    `定时任务 ${scheduleId} ${WHY[why].zh}。请系统管理员在 Temporal 页面查看；重启 worker 会重新建立缺少的定时任务。`,
    `The schedule ${scheduleId} ${WHY[why].en}. IT looks at it on Temporal's pages; a worker that is started anew makes a schedule that is missing.`,
  ),
});

const unsent = (count: number): AlarmCause => ({
  code: 'OUTBOX.WAITS',
  about: 'outbox',
  message: text(
    `有 ${count} 封邮件或通知到期一小时以上仍未尝试发送（§9.5.5）。内容在系统消息中可读。请系统管理员查看 worker 日志，必要时重启 worker。`,
    `${count} mails or notices were due more than an hour ago, and nobody has tried to send them (§9.5.5). What they say can be read in the product. IT looks at the worker's log and starts it anew where needed.`,
  ),
});

const HOUR_MS = 3_600_000;

const oldBackup = (backup: SeenByWorker['backup'], at: Date): readonly AlarmCause[] => {
  if (backup === null || at.getTime() - backup.at.getTime() <= BACKUP_HOURS * HOUR_MS) return [];
  const since = momentIn('Asia/Shanghai', backup.at.getTime());
  const last = backup.made
    ? text(`最近一次备份在 ${since}（北京时间）`, `The last back-up was made at ${since}, Beijing time`)
    : text(
        `自 ${since}（北京时间）安装以来没有备份`,
        `There has been no back-up since the installation at ${since}, Beijing time`,
      );
  return [
    {
      code: 'BACKUP.OLD',
      about: 'backup',
      message: text(
        `${last.zh}。请系统管理员运行 npm run jinji -- backup <新文件夹>，并安排每日运行；用其他工具备份的，完成后运行 npm run jinji -- backup-made 登记。`,
        `${last.en}. IT runs npm run jinji -- backup <new folder>, and lets something run it daily; who backs up by other tools tells so with npm run jinji -- backup-made.`,
      ),
    },
  ];
};
