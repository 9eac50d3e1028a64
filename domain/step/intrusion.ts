import type { AlarmCause } from '../vocabulary/alarm.js';
import { text } from '../vocabulary/text.js';
import type { Intrusion } from './journal.js';

/** The alarm about it, said at once or by the daily watch: the same. */
export const alarmOfIntrusion = ({ workflowId, what }: Intrusion): AlarmCause =>
  what === 'foreign'
    ? {
        code: 'ENGINE.FOREIGN',
        about: workflowId,
        message: text(
          `流程 ${workflowId} 收到未经本服务封装的内容，未予执行。请系统管理员查明谁能访问 Temporal（地址、网页、任务队列），限制其访问；若刚更换过密钥，请核对各服务的密钥文件是否一致。七天内不再发生即自动解除。`,
          `Workflow ${workflowId} got something that this service has not sealed; it was not acted on. IT has to see who can reach Temporal (its address, its pages, its task queue) and keep them out; after a change of keys, whether all services have the same file. It clears seven days after the last one.`,
        ),
      }
    : {
        code: 'ACT.NOT_SIGNED',
        about: workflowId,
        message: text(
          `流程 ${workflowId} 收到一次没有有效受理签名的操作，未予执行：有人绕过了本服务，或受理记录（表 act）被改动。请系统管理员查明谁能写入 Temporal 和数据库。七天内不再发生即自动解除。`,
          `Workflow ${workflowId} got an act that no signed entry of the journal backs; it was not carried out: somebody went past the service, or changed the journal (table act). IT has to see who can write to Temporal and to the database. It clears seven days after the last one.`,
        ),
      };
