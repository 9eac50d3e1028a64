import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body, newKey } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Paged, usePages } from '../../components/paged.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { endpoints as en } from '../../i18n/en/service/endpoints.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { endpoints as zh } from '../../i18n/zh/service/endpoints.js';

type Delivery = components['schemas']['Delivery'];
const LOOK_MS = 5_000;

/** What went to an endpoint and what did not, with sending one again. */
export function Deliveries({
  endpointId,
  writes,
}: {
  readonly endpointId: number;
  readonly writes: boolean;
}): ReactNode {
  const t = useTexts({ zh, en });
  const list = usePages(
    ['deliveries', endpointId],
    (page) => body(api.GET('/v1/endpoints/{endpointId}/deliveries', { params: { path: { endpointId }, query: page } })),
    { refetchInterval: LOOK_MS },
  );
  return (
    <Paged of={list} empty={t.noDeliveries}>
      {(items) => (
        <ul className="stack tight">
          {items.map((one) => (
            <Line key={one.id} of={one} writes={writes} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Line({ of: one, writes }: { readonly of: Delivery; readonly writes: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const replaying = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/deliveries/{deliveryId}/replay', {
          params: { path: { deliveryId: one.id }, header: { 'Idempotency-Key': newKey() } },
        }),
      ),
    onSuccess: async () => {
      toast(t.replayed);
      await client.invalidateQueries({ queryKey: ['deliveries'] });
      await client.invalidateQueries({ queryKey: ['endpoints'] });
    },
  });
  const { faultCode, fault, replay } = one;
  return (
    <li className="stack tight">
      <div className="row between">
        <span>
          {say(one.subject)} <span className="muted">{instant(one.happenedAt, language)}</span>
        </span>
        <span className="row">
          <span className={one.state === 'failed' ? 'chip bad' : 'chip'}>{t.deliveryStates[one.state]}</span>
          {writes ? (
            <Button
              size="small"
              loading={replaying.isPending}
              onClick={() => {
                replaying.mutate();
              }}
            >
              {t.again}
            </Button>
          ) : null}
        </span>
      </div>
      <p className="muted">
        {t.attempts(one.attempts)}
        {replay === 0 ? '' : ` · ${t.replayNo(replay)}`}
        {faultCode === null ? '' : ` · ${faultCode} ${fault ?? ''}`}
      </p>
      {replaying.error === null ? null : <Failure error={replaying.error} />}
    </li>
  );
}
