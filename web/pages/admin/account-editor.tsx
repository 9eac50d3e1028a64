import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { Role } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { admin as en } from '../../i18n/en/admin.js';
import { admin as zh } from '../../i18n/zh/admin.js';
import { useTexts } from '../../i18n/language.js';
import type { Account } from '../../api/people.js';
import { RoleBoxes } from './role-boxes.js';

/** Roles, state, password and lock of one account; never one's own. */
export function AccountEditor({ of: account }: { readonly of: Account }): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const client = useQueryClient();
  const toast = useToast();
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const [resetting, setResetting] = useState(false);
  const params = { path: { accountId: account.id } };
  const done = async (message: string): Promise<void> => {
    toast(message);
    await client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const changing = useMutation({
    mutationFn: (change: { readonly roles?: Role[]; readonly disabled?: boolean }) =>
      body(
        api.PATCH('/v1/accounts/{accountId}', {
          params: { ...params, header: { 'If-Match': `"${account.version}"` } },
          body: change,
        }),
      ),
    onSuccess: (_, change) => done(change.roles === undefined ? t.stateChanged : t.rolesSaved),
  });
  const unlocking = useMutation({
    mutationFn: () => body(api.POST('/v1/accounts/{accountId}/unlocking', { params })),
    onSuccess: () => done(t.unlocked),
  });
  if (me.personId === account.personId) return <p className="muted">{t.own}</p>;
  const error = changing.error ?? unlocking.error;
  return (
    <div className="stack">
      <RoleBoxes value={roles} onChange={setRoles} />
      <div className="row">
        <Button
          type="primary"
          loading={changing.isPending}
          onClick={() => {
            changing.mutate({ roles: [...roles] });
          }}
        >
          {t.saveRoles}
        </Button>
        <Button
          danger={!account.disabled}
          loading={changing.isPending}
          onClick={() => {
            changing.mutate({ disabled: !account.disabled });
          }}
        >
          {account.disabled ? t.enable : t.disable}
        </Button>
        <Button
          aria-expanded={resetting}
          onClick={() => {
            setResetting(!resetting);
          }}
        >
          {t.reset}
        </Button>
        <Button
          loading={unlocking.isPending}
          onClick={() => {
            unlocking.mutate();
          }}
        >
          {t.unlock}
        </Button>
      </div>
      {error === null ? null : <Failure error={error} />}
      {resetting ? (
        <Reset
          accountId={account.id}
          onClose={() => {
            setResetting(false);
          }}
        />
      ) : null}
    </div>
  );
}

function Reset({ accountId, onClose }: { readonly accountId: number; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { password: '' },
    places: { 'ACCOUNT.PASSWORD_UNFIT': 'password' },
    send: ({ password }, key) =>
      body(
        api.POST('/v1/accounts/{accountId}/password', {
          params: { path: { accountId }, header: { 'Idempotency-Key': key } },
          body: { password },
        }),
      ),
    onDone: () => {
      toast(t.resetDone);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.reset} onClose={onClose}>
      <TextField of={form} name="password" type="password" autoComplete="new-password" label={t.newPassword} />
    </PlainForm>
  );
}
