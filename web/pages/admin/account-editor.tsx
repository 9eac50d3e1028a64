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
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { factor as factorEn } from '../../i18n/en/people/factor.js';
import { factor as factorZh } from '../../i18n/zh/people/factor.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import type { Account } from '../../api/people.js';
import { RoleBoxes } from './role-boxes.js';

/** Roles, state, password and lock of one account; never one's own. */
export function AccountEditor({ of: account }: { readonly of: Account }): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const me = useMe();
  const language = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const [open, setOpen] = useState<'reset' | 'suspension'>();
  const toggle = (which: 'reset' | 'suspension'): void => {
    setOpen(open === which ? undefined : which);
  };
  const close = (): void => {
    setOpen(undefined);
  };
  const factor = useTexts({ zh: factorZh, en: factorEn });
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
    onSuccess: ({ waitingRoles, waitingToLose, waitingToClose, waitingToOpen }, change) => {
      const waits = waitingRoles.length + waitingToLose.length > 0;
      const state = waitingToClose ? t.closeWaits : waitingToOpen ? t.openWaits : t.stateChanged;
      return done(change.roles === undefined ? state : waits ? t.rolesWait : t.rolesSaved);
    },
  });
  const unlocking = useMutation({
    mutationFn: () => body(api.POST('/v1/accounts/{accountId}/unlocking', { params })),
    onSuccess: () => done(t.unlocked),
  });
  const takingOff = useMutation({
    mutationFn: () => body(api.POST('/v1/accounts/{accountId}/second-factor-reset', { params })),
    onSuccess: () => done(factor.resetWaits),
  });
  if (me.personId === account.personId) return <p className="muted">{t.own}</p>;
  const error = changing.error ?? unlocking.error ?? takingOff.error;
  const named = (of: readonly Role[]): string => of.map((role) => shell.roles[role]).join(' / ');
  const waiting = [
    ...(account.waitingRoles.length === 0 ? [] : [t.waitingRoles(named(account.waitingRoles))]),
    ...(account.waitingToLose.length === 0 ? [] : [t.waitingToLose(named(account.waitingToLose))]),
    ...(account.waitingToClose ? [t.waitingToClose] : []),
    ...(account.waitingToOpen ? [t.openWaits] : []),
  ];
  return (
    <div className="stack">
      <RoleBoxes value={roles} onChange={setRoles} />
      {account.lockedUntil === null ? null : (
        <p className="muted">{t.lockedUntil(instant(account.lockedUntil, language))}</p>
      )}
      {waiting.map((what) => (
        <p key={what} className="muted">
          {what} <Link to="/waiting-changes">{shell.changes}</Link>
        </p>
      ))}
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
          title={account.disabled ? undefined : t.disableHelp}
          loading={changing.isPending}
          onClick={() => {
            changing.mutate({ disabled: !account.disabled });
          }}
        >
          {account.disabled ? t.enable : t.disable}
        </Button>
        <Button
          aria-expanded={open === 'reset'}
          onClick={() => {
            toggle('reset');
          }}
        >
          {t.reset}
        </Button>
        {account.disabled ? null : (
          <Button
            danger
            title={t.suspendHelp}
            aria-expanded={open === 'suspension'}
            onClick={() => {
              toggle('suspension');
            }}
          >
            {t.suspend}
          </Button>
        )}
        {account.lockedUntil === null ? null : (
          <Button
            loading={unlocking.isPending}
            onClick={() => {
              unlocking.mutate();
            }}
          >
            {t.unlock}
          </Button>
        )}
        {account.secondFactor ? (
          <Button
            title={factor.resetHelp}
            loading={takingOff.isPending}
            onClick={() => {
              takingOff.mutate();
            }}
          >
            {factor.reset}
          </Button>
        ) : null}
      </div>
      {error === null ? null : <Failure error={error} />}
      {open === 'reset' ? <Reset accountId={account.id} onClose={close} /> : null}
      {open === 'suspension' ? <Suspension accountId={account.id} onClose={close} /> : null}
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
      toast({ mail: t.resetMailed, alone: t.resetConfirmed, 'second-person': t.resetWaits }[by]);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.reset} onClose={onClose}>
      <TextField of={form} name="code" optional label={t.resetCode} help={t.resetHelp} />
    </PlainForm>
  );
}

function Suspension({ accountId, onClose }: { readonly accountId: number; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { reason: '' },
    send: ({ reason }) =>
      body(
        api.POST('/v1/accounts/{accountId}/suspension', {
          params: { path: { accountId } },
          body: { reason: reason.trim() },
        }),
      ),
    onDone: () => {
      toast(t.suspended);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.suspend} onClose={onClose}>
      <TextField of={form} name="reason" label={t.suspendReason} help={t.suspendHelp} />
    </PlainForm>
  );
}
