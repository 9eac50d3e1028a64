import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { faultAt } from '../../api/problem.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { changes as en } from '../../i18n/en/service/changes.js';
import { changes as zh } from '../../i18n/zh/service/changes.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** The second person agrees to a change, or refuses it with a reason. */
export function Decision({ no }: { readonly no: number }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const deciding = useMutation({
    mutationFn: (decision: 'approve' | 'refuse') =>
      body(
        api.POST('/v1/waiting-changes/{no}/decision', {
          params: { path: { no } },
          body:
            decision === 'refuse' ? { decision, reason } : { decision, ...(reason.trim() === '' ? {} : { reason }) },
        }),
      ),
    onSuccess: async (_, decision) => {
      toast(t.decided[decision]);
      await client.invalidateQueries();
    },
  });
  const [lacks, setLacks] = useState(false);
  const refused = faultAt(deciding.error, 'reason');
  const fault = lacks && reason.trim() === '' ? t.reasonLacks : refused && say(refused);
  const field = useRef<HTMLDivElement>(null);
  const decide = (decision: 'approve' | 'refuse'): void => {
    const isLacking = decision === 'refuse' && reason.trim() === '';
    setLacks(isLacking);
    if (isLacking) field.current?.querySelector('input')?.focus();
    else deciding.mutate(decision);
  };
  return (
    <div className="stack tight" ref={field}>
      <Field label={t.reason} help={t.reasonHelp} fault={fault}>
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
      {deciding.error === null || refused !== undefined ? null : <Failure error={deciding.error} />}
      <div className="row">
        {(['approve', 'refuse'] as const).map((decision) => (
          <Button
            key={decision}
            type={decision === 'approve' ? 'primary' : 'default'}
            loading={deciding.isPending && deciding.variables === decision}
            onClick={() => {
              decide(decision);
            }}
          >
            {t.decide[decision]}
          </Button>
        ))}
      </div>
    </div>
  );
}
