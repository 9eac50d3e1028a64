import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { Role } from '../../api/types.js';
import { useToast } from '../../components/toast.js';
import { PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { useTexts } from '../../i18n/language.js';
import { RoleBoxes } from './role-boxes.js';

const PLACES = {
  'ACCOUNT.LOGIN_TAKEN': 'login',
  'ACCOUNT.LOGIN_UNFIT': 'login',
  'ACCOUNT.PERSON_TAKEN': 'personId',
  'ACCOUNT.PERSON_UNKNOWN': 'personId',
};

/** An account for somebody who stands in the records. */
export function NewAccount({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const [roles, setRoles] = useState<readonly Role[]>(['employee']);
  const form = useFields({
    initial: { personId: '', login: '' },
    places: PLACES,
    send: (value, key) =>
      body(
        api.POST('/v1/accounts', {
          params: { header: { 'Idempotency-Key': key } },
          body: { ...value, login: value.login.trim(), roles: [...roles] },
        }),
      ),
    onDone: ({ waitingRoles }) => {
      toast(waitingRoles.length === 0 ? t.created : t.rolesWait);
      onClose();
    },
  });
  return (
    <section className="card" style={{ maxWidth: 640 }}>
      <PlainForm of={form} title={t.newAccount} submit={t.create} onClose={onClose}>
        <PersonField of={form} name="personId" label={t.person} />
        <TextField of={form} name="login" label={t.login} />
        <p className="muted">{t.passwordHelp}</p>
        <RoleBoxes value={roles} onChange={setRoles} />
      </PlainForm>
    </section>
  );
}
