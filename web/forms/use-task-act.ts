import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client.js';
import { isRefused, ProblemError } from '../api/problem.js';
import type { TaskDetail } from '../api/tasks.js';
import { useToast } from '../components/toast.js';
import { task as en } from '../i18n/en/task.js';
import { task as zh } from '../i18n/zh/task.js';
import { useSay, useTexts } from '../i18n/language.js';
import { useSendKey } from './use-send-key.js';

export interface TaskAct {
  readonly pending: boolean;
  readonly error: Error | null;
  /** What is wrong at a place of the form, such as `decisions.3.reason`. */
  readonly faultAt: (path: string) => string | undefined;
  /** What is wrong with a person of the batch. */
  readonly faultOf: (caseId: string) => string | undefined;
  readonly submit: (form: object) => void;
}

/** What a task is about, as it was asked for; neither what is filled in nor what a form began with. */
const isAbout = (taskId: string, [topic, id, part]: readonly unknown[]): boolean =>
  topic === 'task' && id === taskId && (part === undefined || part === 'cases');

/**
 * Completes a task. The same form sent again after no answer carries the same key, so that it counts once; what was
 * refused gets a new one. `onDone` is called with what was sent when it went through.
 */
export function useTaskAct(task: TaskDetail, onDone: (form: object) => void): TaskAct {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useSendKey();
  const completing = useMutation({
    mutationFn: (form: object) =>
      body(
        api.POST('/v1/tasks/{taskId}/completion', {
          params: { path: { taskId: task.id }, header: { 'Idempotency-Key': key.of(JSON.stringify(form)) } },
          // The form is judged by the task's own schema, which the server keeps.
          body: form as never,
        }),
      ),
    onSuccess: async ({ state }, form) => {
      key.forget();
      onDone(form);
      toast(state === 'completed' ? t.submitted : state === 'taken' ? t.taken : t.stillOpen);
      if (state !== 'completed') return client.invalidateQueries();
      // What is done may be out of sight for who has done it: this page asks for nothing of it again before it is left.
      await client.invalidateQueries({ refetchType: 'none' });
      void client.refetchQueries({ queryKey: ['messages'], type: 'active' });
      await navigate('/inbox');
    },
    onError: (error) => {
      key.failed(error);
      // What was refused may rest on what is no longer so: whom it is about is asked for anew, what was filled in stays.
      if (isRefused(error)) void client.invalidateQueries({ predicate: ({ queryKey }) => isAbout(task.id, queryKey) });
    },
  });
  const faults = completing.error instanceof ProblemError ? completing.error.faults : [];
  const told = (found: (typeof faults)[number] | undefined): string | undefined => found && say(found.text);
  return {
    pending: completing.isPending,
    error: completing.error,
    faultAt: (path) => told(faults.find((fault) => fault.path === path)),
    faultOf: (caseId) => told(faults.find((fault) => fault.caseId === caseId)),
    submit: (form) => {
      completing.mutate(form);
    },
  };
}
