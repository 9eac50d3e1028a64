import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';

/** What keeps the tour and the rehearsal from playing; shown on the terminal, so without an HTTP status. */
export const LAUNCH = declare('LAUNCH', {
  REHEARSAL_CAST: {
    status: null,
    words: ({ whom }: { whom: string }) =>
      text(
        `人员文件中缺少扮演角色的人：${whom}。须有部门负责人及其上级、人力资源部和至少一个其他部门的负责人。`,
        `The people's file has nobody to play ${whom}: it takes a department head with a superior, a department of human resources (人力), and the head of another department.`,
      ),
  },
  REHEARSAL_IMPORT_REFUSED: {
    status: null,
    words: ({ file, refused, kind }: { file: string; refused: number; kind: string }) =>
      text(
        `文件 ${file} 有 ${refused} 行不能导入。请先用 npm run jinji -- import ${kind} 查看原因。`,
        `${refused} lines of ${file} cannot be imported. See why with npm run jinji -- import ${kind} first.`,
      ),
  },
  REHEARSAL_POLICY: {
    status: null,
    words: ({ version, known }: { version: string; known: string }) =>
      text(
        `没有制度版本 ${version}。现有：${known}。`,
        `There is no version ${version} of the policy. There are: ${known}.`,
      ),
  },
  REHEARSAL_MONTHS: {
    status: null,
    words: ({ least, clause, months }: { least: number; clause: string; months: number }) =>
      text(
        `试用任命不少于 ${least} 个月（§${clause}），不能彩排 ${months} 个月。`,
        `A trial has at least ${least} months (§${clause}), so ${months} cannot be rehearsed.`,
      ),
  },
  REHEARSAL_START_PAST: {
    status: null,
    words: ({ start, today }: { start: string; today: string }) =>
      text(
        `彩排的开始日期 ${start} 已过：测试服务器的时间只能向前。请选择今天（${today}）或以后的日期。`,
        `The rehearsal cannot begin on ${start}: the server's time only goes forward. Choose today (${today}) or later.`,
      ),
  },
  REHEARSAL_NOBODY: {
    status: null,
    words: text(
      '没有人符合 §9.2 的申报条件，彩排无法继续。请换一个开始日期或人员文件。',
      'Nobody may be nominated under §9.2, so the rehearsal cannot go on. Choose another start or other files.',
    ),
  },
  REHEARSAL_OPTION: {
    status: null,
    words: ({ about, what }: { about: Text; what: string }) =>
      text(
        `${about.zh}：${what}。全部选项见 npm run rehearse -- --help。`,
        `${about.en}: ${what}. See all of them with npm run rehearse -- --help.`,
      ),
  },
  REHEARSAL_FILE: {
    status: null,
    words: ({ file }: { file: string }) =>
      text(
        `文件 ${file} 不存在或不能读取。请核对路径。`,
        `The file ${file} is not there or cannot be read. Check its path.`,
      ),
  },
  TOUR_NOT_THE_SAMPLE: {
    status: null,
    words: ({ login }: { login: string }) =>
      text(
        `示例账号 ${login} 不能登录：演示只在示例部门上进行。请用空的数据文件夹（JINJI_DATA）启动服务后再演示。`,
        `The sample account ${login} cannot sign in: the tour is for the sample department. Start the service with an empty data folder (JINJI_DATA) and play it there.`,
      ),
  },
  TOUR_OTHER_INSTALLATION: {
    status: null,
    words: ({ url, folder }: { url: string; folder: string }) =>
      text(
        `${url} 上的服务与数据文件夹 ${folder} 不是同一套安装，演示没有开始，什么都没有改动。请在启动该服务的同一环境中运行演示（同样的 JINJI_DATA、JINJI_PORT、DATABASE_URL），或用 JINJI_URL 指向这个文件夹的服务。`,
        `The service at ${url} and the data folder ${folder} are not the same installation; the tour has not begun, and nothing was changed. Run it in the environment in which that service was started (the same JINJI_DATA, JINJI_PORT and DATABASE_URL), or name the service of this folder in JINJI_URL.`,
      ),
  },
  TOUR_NO_SERVICE: {
    status: null,
    words: text(
      '服务没有应答。请先运行 npm start 并保持运行，再开始演示。',
      'The service does not answer. Run npm start, keep it running, and begin the tour again.',
    ),
  },
  TOUR_PLAYED_OUT: {
    status: null,
    words: text(
      '最近的几期评定都已演示过。再看一遍，请用空的数据文件夹（JINJI_DATA）启动服务。',
      'The last cycles have all been played. For another tour start the service with an empty data folder (JINJI_DATA).',
    ),
  },
  TOUR_NOBODY: {
    status: null,
    words: text(
      '示例部门里已没有人可以申报：此前的演示用完了人选。请用空的数据文件夹（JINJI_DATA）启动服务。',
      'Nobody of the sample may be nominated any more: earlier tours have used them. Start the service with an empty data folder (JINJI_DATA).',
    ),
  },
});
