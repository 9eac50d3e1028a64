import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { paths } from '../../api/schema.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled, useFields } from '../../forms/use-fields.js';
import { endpoints as en } from '../../i18n/en/service/endpoints.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { endpoints as zh } from '../../i18n/zh/service/endpoints.js';

type Asked = paths['/v1/endpoints']['post']['requestBody']['content']['application/json'];
type Kind = Asked['events'][number];

const PLACES = {
  'ENDPOINT.ADDRESS_UNFIT': 'url',
  'ENDPOINT.ADDRESS_NOT_ALLOWED': 'url',
  'ENDPOINT.NOT_A_ROBOT': 'url',
  'ENDPOINT.ADDRESS_TAKEN': 'url',
  'ENDPOINT.SECRET_MISSING': 'secret',
  'ENDPOINT.SECRET_NOT_TAKEN': 'secret',
  'ENDPOINT.NOT_FOR_ROBOTS': 'events',
};

/** An endpoint: of which kind, where it is, and what it is told. */
export function NewEndpoint({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const [events, setEvents] = useState<readonly Kind[]>([]);
  const { data } = useQuery({
    queryKey: ['event-kinds'],
    queryFn: () => body(api.GET('/v1/event-kinds')),
    staleTime: Infinity,
  });
  const form = useFields({
    initial: { channel: 'webhook', name: '', url: '', secret: '' },
    places: PLACES,
    send: (value, key) =>
      body(
        api.POST('/v1/endpoints', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            channel: value.channel as Asked['channel'],
            name: value.name.trim(),
            url: value.url.trim(),
            events: [...events],
            ...(isSigned(value.channel) ? filled(value, 'secret') : {}),
          },
        }),
      ),
    onDone: ({ endpoint }) => {
      toast(endpoint === null ? t.asked : t.made);
      onClose();
    },
  });
  const fault =
    form.faultAt('events') === undefined ? undefined : events.length === 0 ? t.noEvent : form.faultAt('events');
  return (
    <section className="card" style={{ maxWidth: 640 }}>
      <PlainForm of={form} title={t.make} submit={t.make} onClose={onClose}>
        <ChoiceField of={form} name="channel" label={t.channel} options={t.channels} />
        <TextField of={form} name="name" label={t.name} help={t.nameHelp} />
        <TextField of={form} name="url" label={t.url} help={t.urlHelp} />
        {isSigned(form.value.channel) ? (
          <TextField of={form} name="secret" label={t.secret} help={t.secretHelp} type="password" />
        ) : null}
        <Field label={t.events} fault={fault} group>
          {() => (
            <Checkbox.Group
              className="stack tight"
              value={[...events]}
              options={(data?.items ?? []).map(({ kind, name, sensitive }) => ({
                value: kind as Kind,
                label: `${say(name)}${sensitive ? ` · ${t.waits}` : ''}`,
              }))}
              onChange={setEvents}
            />
          )}
        </Field>
      </PlainForm>
    </section>
  );
}

/** Its vendor gives a secret to sign with. */
const isSigned = (channel: string): boolean => channel === 'dingtalk' || channel === 'feishu';
