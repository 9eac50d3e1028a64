import { api, body } from './client.js';

/** The items that a task asks to be scored. */
export const fetchSheet = (taskId: string) =>
  body(api.GET('/v1/tasks/{taskId}/sheet', { params: { path: { taskId } } }));

export type ScoreSheet = Awaited<ReturnType<typeof fetchSheet>>;
