import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { NumberField, PlainForm } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { endpoints as en } from '../../i18n/en/service/endpoints.js';
import { useTexts } from '../../i18n/language.js';
import { endpoints as zh } from '../../i18n/zh/service/endpoints.js';

/** The secret of a webhook: made, exchanged, and shown once. */
export function Secret({ of: one }: { readonly of: components['schemas']['Endpoint'] }): ReactNode {
  const t = useTexts({ zh, en });
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const form = useFields({
    initial: { overlapHours: '24' },
    send: ({ overlapHours }) =>
      body(
        api.POST('/v1/endpoints/{endpointId}/secrets', {
          params: { path: { endpointId: one.id } },
          body: { overlapHours: Number(overlapHours) },
        }),
      ),
    onDone: (made) => {
      setSecret(made.secret);
      setAsking(false);
    },
  });
  const label = one.state === 'new' ? t.newSecret : t.renewSecret;
  if (secret !== undefined) {
    return (
      <div className="notice stack tight" role="status">
        <p>{t.once}</p>
        <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>
        <div className="row">
          <Button
            onClick={() => {
              setSecret(undefined);
            }}
          >
            {t.hide}
          </Button>
        </div>
      </div>
    );
  }
  if (asking) {
    const close = (): void => {
      setAsking(false);
    };
    return (
      <PlainForm of={form} submit={label} onClose={close}>
        <NumberField
          of={form}
          name="overlapHours"
          label={t.overlapHours}
          help={t.overlapHelp}
          min={0}
          max={720}
          whole
        />
      </PlainForm>
    );
  }
  return (
    <div className="row">
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
    </div>
  );
}
