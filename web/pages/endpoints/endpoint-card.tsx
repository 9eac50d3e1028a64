import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body, newKey } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { endpoints as en } from '../../i18n/en/service/endpoints.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { endpoints as zh } from '../../i18n/zh/service/endpoints.js';
import { Deliveries } from './deliveries.js';
import { Hours } from './hours.js';
import { Secret } from './secret.js';

type Endpoint = components['schemas']['Endpoint'];

interface Props {
  readonly of: Endpoint;
  readonly writes: boolean;
}

/** An endpoint: where it is, what it is told, how it stands, and what went there. */
export function EndpointCard({ of: one, writes }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const [looking, setLooking] = useState(false);
  const { triedAt, pausedUntil, overlapUntil } = one;
  return (
    <li className="card stack tight" aria-label={one.name}>
      <div className="row between">
        <span>
          <strong>{one.name}</strong> <span className="muted">{say(one.channelName)}</span>
        </span>
        <span className={one.state === 'on' ? 'chip good' : 'chip bad'}>{t.states[one.state]}</span>
      </div>
      <code style={{ overflowWrap: 'anywhere' }}>{one.url}</code>
      <p>{one.events.map(({ name }) => say(name)).join(' · ')}</p>
      <p className="muted">
        {t.counts(one.waiting, one.failed)} · {triedAt === null ? t.untried : t.tried(instant(triedAt, language))}
      </p>
      {pausedUntil === null ? null : <p className="notice warn">{t.paused(instant(pausedUntil, language))}</p>}
      {overlapUntil === null ? null : <p className="muted">{t.overlap(instant(overlapUntil, language))}</p>}
      {one.channel === 'webhook' ? null : <Hours of={one} writes={writes} />}
      {writes && one.channel === 'webhook' ? <Secret of={one} /> : null}
      {writes ? <Acts of={one} /> : null}
      <div className="row">
        <Button
          aria-expanded={looking}
          onClick={() => {
            setLooking(!looking);
          }}
        >
          {t.deliveries}
        </Button>
      </div>
      {looking ? <Deliveries endpointId={one.id} writes={writes} /> : null}
    </li>
  );
}

function Acts({ of: one }: { readonly of: Endpoint }): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const toast = useToast();
  const path = { endpointId: one.id };
  const done = async (message: string): Promise<void> => {
    toast(message);
    await client.invalidateQueries({ queryKey: ['endpoints'] });
    await client.invalidateQueries({ queryKey: ['deliveries', one.id] });
  };
  const moving = useMutation({
    mutationFn: (state: 'on' | 'off' | 'ended') =>
      body(api.PUT('/v1/endpoints/{endpointId}/state', { params: { path }, body: { state } })),
    onSuccess: () => done(t.moved),
  });
  const testing = useMutation({
    mutationFn: () =>
      body(api.POST('/v1/endpoints/{endpointId}/tests', { params: { path, header: { 'Idempotency-Key': newKey() } } })),
    onSuccess: () => done(t.tested),
  });
  const error = moving.error ?? testing.error;
  const next = one.state === 'on' ? 'off' : 'on';
  return (
    <>
      <div className="row">
        {one.state === 'new' ? null : (
          <>
            <Button
              loading={testing.isPending}
              onClick={() => {
                testing.mutate();
              }}
            >
              {t.test}
            </Button>
            <Button
              loading={moving.isPending}
              onClick={() => {
                moving.mutate(next);
              }}
            >
              {t[next]}
            </Button>
          </>
        )}
        <Popconfirm
          title={t.ending}
          okText={t.end}
          onConfirm={() => {
            moving.mutate('ended');
          }}
        >
          <Button danger>{t.end}</Button>
        </Popconfirm>
      </div>
      {error === null ? null : <Failure error={error} />}
    </>
  );
}
