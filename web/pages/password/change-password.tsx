import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { useMe, useSession } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { reset as resetEn } from '../../i18n/en/people/reset.js';
import { shell as en } from '../../i18n/en/shell.js';
import { reset as resetZh } from '../../i18n/zh/people/reset.js';
import { shell as zh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';

interface Told {
  readonly help?: string;
  readonly fault?: string;
}

/** One's own password; the first one given by IT has to be changed before anything else. */
export function ChangePassword(): ReactNode {
  const t = useTexts({ zh, en });
  const { goOn } = useSession();
  const asked = useTexts({ zh: resetZh, en: resetEn });
  const { mustChangePassword: due, login, name } = useMe();
  const navigate = useNavigate();
  const toast = useToast();
  const [values, setValues] = useState({ current: '', next: '', again: '' });
  const [touched, setTouched] = useState(false);
  const changing = useMutation({
    mutationFn: () => body(api.PUT('/v1/me/password', { body: { current: values.current, next: values.next } })),
    onSuccess: (answer) => {
      goOn(answer);
      toast(t.passwordDone);
      void navigate('/inbox');
    },
  });
  const differs = values.again !== values.next;
  const field = (name: keyof typeof values, label: string, autoComplete: string, told: Told = {}): ReactNode => (
    <Field label={label} {...told}>
      {(control) => (
        <Input.Password
          {...control}
          autoComplete={autoComplete}
          required
          value={values[name]}
          onChange={(event) => {
            setValues({ ...values, [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      className="card stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (!differs) changing.mutate();
      }}
    >
      {due ? <p>{asked.of(name, login)}</p> : <h2>{t.passwordTitle}</h2>}
      {field('current', t.currentPassword, 'current-password')}
      {field('next', t.newPassword, 'new-password', { help: asked.asked })}
      {field('again', t.repeatPassword, 'new-password', touched && differs ? { fault: t.repeatFault } : {})}
      {changing.error === null ? null : <Failure error={changing.error} />}
      <Button type="primary" htmlType="submit" loading={changing.isPending}>
        {t.passwordTitle}
      </Button>
    </form>
  );
}
