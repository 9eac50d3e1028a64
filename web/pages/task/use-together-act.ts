import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { faultAt, type Text } from '../../api/problem.js';
import { useToast } from '../../components/toast.js';
import type { Json } from '../../forms/generic/json-schema.js';
import { useSendKey } from '../../forms/use-send-key.js';
import { cited } from '../../i18n/format.js';
import { together as en } from '../../i18n/en/together.js';
import { together as zh } from '../../i18n/zh/together.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** A task with what is handed in for it. */
export interface SentRow {
  readonly taskId: string;
  /** As the page calls it. */
  readonly name: string;
  readonly form: Json;
}

/** A task that was not done, as it was called when it was sent, and why. */
export interface RefusedRow {
  readonly taskId: string;
  readonly name: string;
  readonly why: string;
}

/** The call that completes several tasks, and what came of it. */
interface TogetherAct {
  readonly pending: boolean;
  readonly error: Error | null;
  /** What is wrong at a place of a row, such as `rows.2.form.summary`. */
  readonly faultAt: (path: string) => string | undefined;
  /** Why a task was not done. */
  readonly reasonOf: (taskId: string) => string | undefined;
  /** How many kept all from being sent; 0 where they were sent. */
  readonly held: number;
  readonly submit: (rows: readonly SentRow[]) => void;
}

/**
 * Completes several tasks in one call. The same rows sent again after no answer carry the same key, so that they count
 * once. `onAnswer` is told which tasks are left and what was refused; where none is left, the inbox is next.
 */
export function useTogetherAct(
  onAnswer: (left: readonly string[], refused: readonly RefusedRow[]) => void,
): TogetherAct {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useSendKey();
  const whyOf = ({ reason, clause }: { readonly reason: Text | null; readonly clause: string | null }) =>
    reason === null ? undefined : clause === null ? say(reason) : `${say(reason)} ${cited(clause)}`;
  const completing = useMutation({
    mutationFn: (rows: readonly SentRow[]) =>
      body(
        api.POST('/v1/tasks/completions', {
          params: { header: { 'Idempotency-Key': key.of(JSON.stringify(rows)) } },
          body: { rows: rows.map(({ taskId, form }) => ({ taskId, form: { ...form } })) },
        }),
      ),
    onSuccess: async ({ results }, rows) => {
      const isDone = (state: string): boolean => state === 'completed' || state === 'open';
      const left = results.filter(({ state }) => !isDone(state)).map(({ taskId }) => taskId);
      // What was refused is tried anew as another call; what was taken is asked for under the same key.
      if (results.every(({ state }) => state !== 'taken')) key.forget();
      const done = results.length - left.length;
      toast(left.length === 0 ? t.done(done) : done === 0 ? t.noneDone : t.some(done, left.length));
      const refused = results.filter(({ state }) => state === 'refused');
      onAnswer(
        left,
        refused.map((row) => ({
          taskId: row.taskId,
          name: rows.find(({ taskId }) => taskId === row.taskId)?.name ?? row.taskId,
          why: whyOf(row) ?? '',
        })),
      );
      if (left.length === 0) await navigate('/inbox');
      await client.invalidateQueries({ queryKey: ['tasks'] });
    },
    onError: key.failed,
  });
  const { data, error } = completing;
  const faultIn = useCallback(
    (path: string) => {
      const found = faultAt(error, path);
      return found && say(found);
    },
    [error, say],
  );
  const results = data?.results ?? [];
  return {
    pending: completing.isPending,
    error,
    faultAt: faultIn,
    reasonOf: (taskId) => {
      const row = results.find((one) => one.taskId === taskId);
      return row?.state === 'taken' ? t.taken : row && whyOf(row);
    },
    held: results.some(({ state }) => state === 'not-sent')
      ? results.filter(({ state }) => state === 'refused').length
      : 0,
    submit: (rows) => {
      completing.mutate(rows);
    },
  };
}
