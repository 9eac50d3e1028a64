import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { Role } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { admin as en } from '../../i18n/en/admin.js';
import { admin as zh } from '../../i18n/zh/admin.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';
import type { Account } from '../../api/people.js';
import { RoleBoxes } from './role-boxes.js';

/** Roles, state, password and lock of one account; never one's own. */
export function AccountEditor({ of: account }: { readonly of: Account }): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
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
    onSuccess: ({ waitingRoles }, change) =>
      done(change.roles === undefined ? t.stateChanged : waitingRoles.length === 0 ? t.rolesSaved : t.rolesWait),
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
      {account.waitingRoles.length === 0 ? null : (
        <p className="muted">
          {t.waitingRoles(account.waitingRoles.map((role) => shell.roles[role]).join(' / '))}{' '}
          <Link to="/waiting-changes">{shell.changes}</Link>
        </p>
      )}
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
    initial: { code: '' },
    places: { 'ACCOUNT.CODE_UNKNOWN': 'code', 'ACCOUNT.NO_MAIL': 'code' },
    send: ({ code }) =>
      body(
        api.POST('/v1/accounts/{accountId}/password-reset', {
          params: { path: { accountId } },
          body: code.trim() === '' ? {} : { code: code.trim() },
        }),
      ),
    onDone: ({ by }) => {
      toast(by === 'mail' ? t.resetMailed : t.resetWaits);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.reset} onClose={onClose}>
      <TextField of={form} name="code" optional label={t.resetCode} help={t.resetHelp} />
    </PlainForm>
  );
}
