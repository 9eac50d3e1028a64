import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { all, api, body } from '../../api/client.js';
import type { ServiceAccount } from '../../api/service-accounts.js';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { ServiceCard } from '../../components/service-card.js';
import { Answered, Empty, Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { services as en } from '../../i18n/en/people/services.js';
import { useTexts } from '../../i18n/language.js';
import { services as zh } from '../../i18n/zh/people/services.js';
import { NewService } from './new-service.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** Accounts of the company's scripts; for IT and HR's manager, and for the auditor to look at. */
export default function ServiceAccountsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const [making, setMaking] = useState(false);
  const list = useQuery({
    queryKey: ['service-accounts'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/service-accounts', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });
  const writes = !roles.includes('auditor');
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        <>
          <AsWorkbook path="/v1/service-accounts" />
          {making || !writes ? null : (
            <Button
              type="primary"
              onClick={() => {
                setMaking(true);
              }}
            >
              {t.make}
            </Button>
          )}
        </>
      }
    >
      {making ? (
        <NewService
          onClose={() => {
            setMaking(false);
          }}
        />
      ) : null}
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.none}</Empty>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <Line key={one.id} of={one} writes={writes} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}

function Line({ of: one, writes }: { readonly of: ServiceAccount; readonly writes: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const toast = useToast();
  const done = async (message: string): Promise<void> => {
    toast(message);
    await client.invalidateQueries({ queryKey: ['service-accounts'] });
  };
  const closing = useMutation({
    mutationFn: () =>
      body(api.POST('/v1/service-accounts/{serviceId}/closing', { params: { path: { serviceId: one.id } } })),
    onSuccess: () => done(t.closed),
  });
  const revoking = useMutation({
    mutationFn: (tokenId: number) =>
      body(
        api.POST('/v1/service-accounts/{serviceId}/tokens/{tokenId}/revocation', {
          params: { path: { serviceId: one.id, tokenId } },
        }),
      ),
    onSuccess: () => done(t.revoked),
  });
  const error = closing.error ?? revoking.error;
  return (
    <ServiceCard of={one} onRevoke={writes ? revoking.mutate : undefined}>
      {writes && one.state === 'open' ? (
        <div className="row">
          <Button
            danger
            loading={closing.isPending}
            onClick={() => {
              closing.mutate();
            }}
          >
            {t.close}
          </Button>
        </div>
      ) : null}
      {error === null ? null : <Failure error={error} />}
    </ServiceCard>
  );
}
