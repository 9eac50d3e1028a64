import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './client.js';
import type { Task } from './types.js';

/** A task with its form. */
export const fetchTask = (taskId: string) => body(api.GET('/v1/tasks/{taskId}', { params: { path: { taskId } } }));

/** Everybody a task is about, with facts and findings. */
export const fetchTaskCases = (taskId: string) =>
  all((cursor) =>
    api.GET('/v1/tasks/{taskId}/cases', {
      params: { path: { taskId }, query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );

/** What stands beside a task: what it is about, what was decided, and what is needed to decide. */
export const fetchTaskContext = (taskId: string) =>
  body(api.GET('/v1/tasks/{taskId}/context', { params: { path: { taskId } } }));

/** The API counts no further. */
const MOST_COUNTED = 1_000;
/** A count as it is shown. */
export const counted = (count: number): string => (count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : String(count));

/** How many tasks stand in each tab of the inbox, asked again after so many milliseconds. */
export const useTaskCounts = (againMs: number) =>
  useQuery({
    queryKey: ['tasks', 'counts'],
    queryFn: () => body(api.GET('/v1/tasks/counts')),
    refetchInterval: againMs,
  });

/** The kinds of tasks, with what each does not offer and why. */
export const useTaskKinds = () =>
  useQuery({ queryKey: ['task-kinds'], queryFn: () => body(api.GET('/v1/task-kinds')), staleTime: Infinity });

/** The API's longest page of tasks. */
const MOST = 200;
const fetchKindsOf = async (state: 'open' | 'completed') => {
  const { items, next } = await body(api.GET('/v1/tasks', { params: { query: { state, limit: MOST } } }));
  return next === null ? items.map(({ kind }) => kind) : undefined;
};

/** The kinds of tasks that the reader has or has done; undefined while they are looked for, and where there are too many. */
export const useOwnKinds = (asked: boolean): ReadonlySet<Task['kind']> | undefined => {
  const found = useQuery({
    queryKey: ['own-task-kinds'],
    enabled: asked,
    staleTime: 60_000,
    queryFn: async () => {
      const [open, done] = await Promise.all([fetchKindsOf('open'), fetchKindsOf('completed')]);
      return open === undefined || done === undefined ? null : [...new Set([...open, ...done])];
    },
  });
  return found.data == null ? undefined : new Set(found.data);
};

/** What the form starts from, by HR's records. */
export const fetchTaskStart = (taskId: string) =>
  body(api.GET('/v1/tasks/{taskId}/start', { params: { path: { taskId } } }));

export type TaskDetail = Awaited<ReturnType<typeof fetchTask>>;
export type TaskCase = Awaited<ReturnType<typeof fetchTaskCases>>[number];
/** A case of §8: it has levels, steps and a route; the others have what their pipeline needs. */
export type LevelTaskCase = Extract<TaskCase, { readonly kind: 'level-promotion' }>;
export type CaseEvaluation = NonNullable<TaskCase['evaluation']>;
type TaskContext = Awaited<ReturnType<typeof fetchTaskContext>>;
export type ContextSection = TaskContext['sections'][number];
export type ContextLine = ContextSection['lines'][number];
export type ContextValue = ContextLine['values'][number];
