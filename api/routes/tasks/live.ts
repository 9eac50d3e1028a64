import * as z from 'zod';
import { text } from '../../../domain/vocabulary/text.js';
import { EVENTS } from '../../http/reply.js';
import { reads, route, type Route } from '../../http/route.js';
import type { LiveStreams } from '../../live/streams.js';
import { identifier, taskNumber } from '../../views/schemas.js';

/** The stream by which open pages hear that something they show has changed (docs/decisions/0059). */
export const createLiveRoutes = (deps: {
  readonly live: LiveStreams;
  readonly settings: { readonly liveStreams: number };
}): Route[] => [
  route({
    method: 'get',
    path: '/v1/live',
    tag: 'tasks',
    summary: text('所见有变化的实时提示', 'Hints, as they happen, that something one is shown has changed'),
    description: text(
      '服务器推送事件。`event: changed`，`data` 为 JSON 数组：inbox（待办）、own（本人的消息、沟通、抄送）、task、case（参数所指）。不含内容、姓名与编号：收到后重新读取。未启用时答 204。',
      'Server-sent events. `event: changed`, its `data` a JSON array: inbox, own (one’s messages, questions, copies), task, case (those that the parameters name). No content, name or number: read again what it is about. 204 where it is switched off.',
    ),
    access: reads('changes'),
    query: z.strictObject({
      task: taskNumber.exactOptional().meta({ description: '页面所示的任务 · the task that the page shows' }),
      case: identifier.exactOptional().meta({ description: '页面所示的案件 · the case that the page shows' }),
    }),
    answer: {
      status: 200,
      description: text('事件流', 'the stream'),
      nothing: text('未启用；页面定时刷新', 'switched off; pages ask now and then'),
      otherTypes: [EVENTS],
    },
    handle: async ({ actor, query, http: { req } }) => {
      if (deps.settings.liveStreams === 0) return { status: 204 };
      // Whoever asks for the headers alone waits for nothing.
      if (req.method === 'HEAD') return { raw: { type: EVENTS, content: '' } };
      return { raw: { type: EVENTS, content: await deps.live.open(actor, query, req) } };
    },
  }),
];
