import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { ServiceAccount } from '../../api/service-accounts.js';
import { ServiceCard } from '../../components/service-card.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { NumberField, PlainForm } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { useFields } from '../../forms/use-fields.js';
import { services as en } from '../../i18n/en/people/services.js';
import { useTexts } from '../../i18n/language.js';
import { services as zh } from '../../i18n/zh/people/services.js';

/** Accounts of scripts that one owns, with their tokens; nothing where one owns none. */
export function OwnServices(): ReactNode {
  const t = useTexts({ zh, en });
  const { data } = useQuery({
    queryKey: ['own-service-accounts'],
    queryFn: () => body(api.GET('/v1/me/service-accounts')),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="own-services">
      <h2 id="own-services">{t.mine}</h2>
      <p>{t.mineLead}</p>
      <ul className="stack tight">
        {data.items.map((one) => (
          <Own key={one.id} of={one} />
        ))}
      </ul>
    </section>
  );
}

function Own({ of: one }: { readonly of: ServiceAccount }): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const toast = useToast();
  const [token, setToken] = useState<string>();
  const revoking = useMutation({
    mutationFn: (tokenId: number) =>
      body(
        api.POST('/v1/me/service-accounts/{serviceId}/tokens/{tokenId}/revocation', {
          params: { path: { serviceId: one.id, tokenId } },
        }),
      ),
    onSuccess: async () => {
      toast(t.revoked);
      await client.invalidateQueries({ queryKey: ['own-service-accounts'] });
    },
  });
  return (
    <ServiceCard of={one} onRevoke={revoking.mutate}>
      {token === undefined ? null : (
        <div className="notice stack tight" role="status">
          <p>{t.once}</p>
          <code style={{ overflowWrap: 'anywhere' }}>{token}</code>
          <div className="row">
            <Button
              onClick={() => {
                setToken(undefined);
              }}
            >
              {t.hide}
            </Button>
          </div>
        </div>
      )}
      {revoking.error === null ? null : <Failure error={revoking.error} />}
      {one.state === 'open' ? (
        <Unfold label={t.newToken}>
          {(close) => <NewToken serviceId={one.id} onClose={close} onToken={setToken} />}
        </Unfold>
      ) : null}
    </ServiceCard>
  );
}

interface NewTokenProps {
  readonly serviceId: number;
  readonly onClose: () => void;
  readonly onToken: (token: string) => void;
}

function NewToken({ serviceId, onClose, onToken }: NewTokenProps): ReactNode {
  const t = useTexts({ zh, en });
  const form = useFields({
    initial: { days: '90', overlapHours: '24' },
    send: ({ days, overlapHours }) =>
      body(
        api.POST('/v1/me/service-accounts/{serviceId}/tokens', {
          params: { path: { serviceId } },
          body: { days: Number(days), overlapHours: Number(overlapHours) },
        }),
      ),
    onDone: ({ token }) => {
      onToken(token);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.newToken} onClose={onClose}>
      <NumberField of={form} name="days" label={t.days} min={1} max={365} whole />
      <NumberField of={form} name="overlapHours" label={t.overlap} help={t.overlapHelp} min={0} max={720} whole />
    </PlainForm>
  );
}
