import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { useSendKey } from '../../forms/use-send-key.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useSay, useTexts } from '../../i18n/language.js';

interface Props {
  readonly taskIds: readonly string[];
  readonly label: ReactNode;
  /** Why some were not urged, by task, once it is answered. */
  readonly onAnswer?: (refused: Readonly<Record<string, string>>) => void;
}

/** Urges whoever holds these tasks, at once and without a form; the answer says of each what became of it. */
export function UrgeButton({ taskIds, label, onAnswer }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const key = useSendKey();
  const urging = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/tasks/urges', {
          params: { header: { 'Idempotency-Key': key.of(taskIds.join(' ')) } },
          body: { taskIds: [...taskIds] },
        }),
      ),
    onSuccess: async ({ results }) => {
      key.forget();
      const refused = results.flatMap(({ taskId, reason }) =>
        reason === null ? [] : [[taskId, say(reason)] as const],
      );
      onAnswer?.(Object.fromEntries(refused));
      toast(
        taskIds.length === 1 && refused.length === 0
          ? t.urgedNow
          : t.someUrged(results.length - refused.length, refused.length),
      );
      await client.invalidateQueries();
    },
  });
  const [only] = urging.data?.results ?? [];
  const why = onAnswer === undefined ? (only?.reason ?? null) : null;
  return (
    <>
      <Button
        style={{ justifySelf: 'start' }}
        loading={urging.isPending}
        onClick={() => {
          urging.mutate();
        }}
      >
        {label}
      </Button>
      {why === null ? null : (
        <p className="fault" role="alert">
          {say(why)}
        </p>
      )}
      {urging.error === null ? null : <Failure error={urging.error} />}
    </>
  );
}
