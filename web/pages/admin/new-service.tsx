import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { ServiceScope } from '../../api/service-accounts.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { services as en } from '../../i18n/en/people/services.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { services as zh } from '../../i18n/zh/people/services.js';

type ScopeName = ServiceScope['scope'];

const PLACES = {
  'SERVICE_ACCOUNT.NAME_TAKEN': 'name',
  'SERVICE_ACCOUNT.OWNER_UNFIT': 'ownerId',
  'SERVICE_ACCOUNT.OWNER_LACKS_ROLE': 'scopes',
};

/** An account of a script: its name, what it is for, who owns it, and how far it reaches. */
export function NewService({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const [scopes, setScopes] = useState<readonly ScopeName[]>([]);
  const { data } = useQuery({
    queryKey: ['service-scopes'],
    queryFn: () => body(api.GET('/v1/service-scopes')),
    staleTime: Infinity,
  });
  const form = useFields({
    initial: { name: '', purpose: '', ownerId: '' },
    places: PLACES,
    send: ({ name, purpose, ownerId }, key) =>
      body(
        api.POST('/v1/service-accounts', {
          params: { header: { 'Idempotency-Key': key } },
          body: { name: name.trim(), purpose: purpose.trim(), ownerId, scopes: [...scopes] },
        }),
      ),
    onDone: ({ account }) => {
      toast(account === null ? t.asked : t.made);
      onClose();
    },
  });
  const fault =
    form.faultAt('scopes') === undefined ? undefined : scopes.length === 0 ? t.noScope : form.faultAt('scopes');
  return (
    <section className="card" style={{ maxWidth: 640 }}>
      <PlainForm of={form} title={t.make} submit={t.make} onClose={onClose}>
        <TextField of={form} name="name" label={t.name} help={t.nameHelp} />
        <TextField of={form} name="purpose" label={t.purpose} />
        <PersonField of={form} name="ownerId" label={t.owner} help={t.ownerHelp} />
        <Field label={t.scopes} fault={fault} group>
          {() => (
            <Checkbox.Group
              className="stack tight"
              value={[...scopes]}
              options={(data?.items ?? []).map(({ scope, name, sensitive }) => ({
                value: scope,
                label: `${say(name)}${sensitive ? ` · ${t.waits}` : ''}`,
              }))}
              onChange={setScopes}
            />
          )}
        </Field>
      </PlainForm>
    </section>
  );
}
