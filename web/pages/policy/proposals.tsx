import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { Change, Entry } from '../../api/policy.js';
import { faultAt } from '../../api/problem.js';
import { useMe } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { switchName, switchValue } from './switch-control.js';

interface Props {
  readonly entries: readonly Entry[];
  readonly changes: readonly Change[];
}

/** Changes that wait for the general manager; he agrees or refuses here. */
export function Proposals({ entries, changes }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const isGm = useMe().roles.includes('gm');
  const waiting = changes.filter(({ state }) => state === 'proposed');
  if (waiting.length === 0) return null;
  return (
    <section className="notice warn stack" aria-labelledby="proposals">
      <h3 id="proposals">{t.waiting(waiting.length)}</h3>
      {waiting.map((one) => {
        const entry = entries.find(({ id }) => id === one.entry);
        const of = entry?.switches?.find(({ key }) => key === one.key);
        if (entry === undefined || of === undefined) return null;
        return (
          <div key={one.no} className="stack tight">
            <p>
              {one.entry} {say(switchName(entry, of))} <strong>{say(switchValue(of, one.value))}</strong>{' '}
              {t.from(date(one.effectiveFrom, language))}
            </p>
            <p>{one.reason}</p>
            {isGm ? <Decision no={one.no} /> : null}
          </div>
        );
      })}
    </section>
  );
}

function Decision({ no }: { readonly no: number }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const deciding = useMutation({
    mutationFn: (decision: 'approve' | 'reject') =>
      body(
        api.POST('/v1/policy/choices/{no}/decision', {
          params: { path: { no } },
          body:
            decision === 'reject' ? { decision, reason } : { decision, ...(reason.trim() === '' ? {} : { reason }) },
        }),
      ),
    onSuccess: async (_, decision) => {
      toast(t.decided[decision]);
      await Promise.all(['choices', 'register'].map((name) => client.invalidateQueries({ queryKey: [name] })));
    },
  });
  const fault = faultAt(deciding.error, 'reason');
  return (
    <div className="stack tight">
      <Field label={t.reason} help={t.reasonHelp} fault={fault && say(fault)}>
        {(control) => (
          <Input
            {...control}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value);
            }}
          />
        )}
      </Field>
      {deciding.error === null ? null : <Failure error={deciding.error} />}
      <div className="row">
        {(['approve', 'reject'] as const).map((decision) => (
          <Button
            key={decision}
            type={decision === 'approve' ? 'primary' : 'default'}
            loading={deciding.isPending && deciding.variables === decision}
            onClick={() => {
              deciding.mutate(decision);
            }}
          >
            {t.decide[decision]}
          </Button>
        ))}
      </div>
    </div>
  );
}
