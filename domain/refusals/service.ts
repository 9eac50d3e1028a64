import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';

/** Said where the service itself cannot answer for now. */
export const SERVICE = declare('SERVICE', {
  DATABASE_UNAVAILABLE: {
    status: 503,
    words: text(
      '数据库暂时不可用；请稍后以同一 Idempotency-Key 重试，不会重复生效。',
      'The database is away for the moment; repeat the call with the same Idempotency-Key, it will not count twice.',
    ),
  },
  ENGINE_UNAVAILABLE: {
    status: 503,
    words: text(
      '流程引擎暂时不可用；请稍后以同一 Idempotency-Key 重试，不会丢失也不会重复生效。',
      'The workflow engine is away for the moment; repeat the call with the same Idempotency-Key, nothing is lost or doubled.',
    ),
  },
  ENGINE_TIMEOUT: {
    status: 503,
    words: text(
      '流程没有及时答复；操作可能已生效，也可能没有。请以同一 Idempotency-Key 重试：会得到同一结果，不会重复生效。',
      'The workflow did not answer in time; the act may have counted or not. Repeat the call with the same Idempotency-Key: it gives the same result and never counts twice.',
    ),
  },
  PAUSED: {
    status: 503,
    words: text(
      '正在备份，办理暂停片刻，没有写入任何内容；请在几秒后重试。',
      'A back-up is being taken and acts pause for a moment; nothing was written. Try again in a few seconds.',
    ),
  },
  TOO_SLOW: {
    status: 503,
    words: text(
      '查询时间过长，已中止，没有写入任何内容；请缩小范围，或稍后以同一 Idempotency-Key 重试。',
      'This took too long and was stopped; nothing was written. Ask for less, or repeat the call with the same Idempotency-Key later.',
    ),
  },
  INTERNAL: {
    status: 500,
    words: text(
      '服务内部错误，已记入日志；请把请求编号告知系统管理员。',
      'Something failed inside; it has been logged. Tell an administrator the request id.',
    ),
  },
  NOT_READY: {
    status: 503,
    words: text('服务尚未就绪；缺少的部分见 errors。', 'The service is not ready; errors lists what is missing.'),
  },
});
