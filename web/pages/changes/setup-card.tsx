import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { changes as en } from '../../i18n/en/service/changes.js';
import { changes as zh } from '../../i18n/zh/service/changes.js';
import { useTexts } from '../../i18n/language.js';

/** The general manager confirms the set-up, once; shown until that is done. */
export function SetupCard(): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const found = useQuery({ queryKey: ['setup'], queryFn: () => body(api.GET('/v1/setup')) });
  const confirming = useMutation({
    mutationFn: () => body(api.POST('/v1/setup/confirmation')),
    onSuccess: async () => {
      toast(t.setupConfirmed);
      await client.invalidateQueries({ queryKey: ['setup'] });
    },
  });
  if (found.data?.confirmedAt !== null) return null;
  return (
    <section className="notice warn stack tight" aria-labelledby="setup">
      <h2 id="setup">{t.setup}</h2>
      <p>{t.setupLead}</p>
      {confirming.error === null ? null : <Failure error={confirming.error} />}
      <Button
        type="primary"
        style={{ justifySelf: 'start' }}
        loading={confirming.isPending}
        onClick={() => {
          confirming.mutate();
        }}
      >
        {t.confirmSetup}
      </Button>
    </section>
  );
}
