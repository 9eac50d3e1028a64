import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import { api, body, newKey } from '../../api/client.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';

/** Takes a question back that nobody has answered yet. */
export function WithdrawQuestion({ no }: { readonly no: number }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const key = useRef(newKey());
  const taking = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/questions/{no}/withdrawal', {
          params: { path: { no }, header: { 'Idempotency-Key': key.current } },
        }),
      ),
    onSuccess: async () => {
      toast(t.withdrawn);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button
        size="small"
        style={{ justifySelf: 'start' }}
        loading={taking.isPending}
        onClick={() => {
          taking.mutate();
        }}
      >
        {t.withdraw}
      </Button>
      {taking.error === null ? null : <Failure error={taking.error} />}
    </>
  );
}
