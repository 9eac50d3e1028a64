import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { Answered, Failure } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { reset as en } from '../../i18n/en/people/reset.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { reset as zh } from '../../i18n/zh/people/reset.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import '../sign-in/sign-in.css';

/** Whoever cannot log in: by the one-time link of his mail, or by a code that a second person confirms (4.1). */
export default function PasswordReset(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const linked = window.location.hash.slice(1);
  const [login, setLogin] = useState('');
  const asking = useMutation({ mutationFn: () => body(api.POST('/v1/password-resets', { body: { login } })) });
  const secret = linked === '' ? asking.data?.secret : linked;
  return (
    <div className="sign-in">
      <main className="sign-in-main stack">
        <h1>{t.title}</h1>
        {secret === undefined ? (
          <form
            className="card stack"
            onSubmit={(event) => {
              event.preventDefault();
              asking.mutate();
            }}
          >
            <p>{t.lead}</p>
            <Field label={t.login}>
              {(control) => (
                <Input
                  {...control}
                  required
                  autoComplete="username"
                  value={login}
                  onChange={({ target }) => {
                    setLogin(target.value);
                  }}
                />
              )}
            </Field>
            {asking.error === null ? null : <Failure error={asking.error} />}
            <Button type="primary" htmlType="submit" loading={asking.isPending}>
              {t.getCode}
            </Button>
          </form>
        ) : null}
        {asking.data === undefined ? null : (
          <section className="notice stack tight" role="status">
            <p>{t.tell}</p>
            <p>
              <strong style={{ fontSize: 24, letterSpacing: 2 }}>{asking.data.code}</strong>
            </p>
            <p className="muted">{t.until(instant(asking.data.expiresAt, language))}</p>
          </section>
        )}
        {secret === undefined ? null : <NewPassword secret={secret} login={linked === '' ? login : undefined} />}
        <Link to="/inbox">{t.toSignIn}</Link>
      </main>
    </div>
  );
}

interface Told {
  readonly help?: string;
  readonly fault?: string;
}

/** Whose log-in the link of a mail is for, before anything is set. */
function Owner({ secret }: { readonly secret: string }): ReactNode {
  const t = useTexts({ zh, en });
  const owner = useQuery({
    queryKey: ['password-reset', secret],
    queryFn: () => body(api.POST('/v1/password-resets/owner', { body: { secret } })),
    retry: false,
    staleTime: Infinity,
  });
  return <Answered of={owner}>{({ name, login }) => <p>{t.of(name, login)}</p>}</Answered>;
}

function NewPassword({ secret, login }: { readonly secret: string; readonly login: string | undefined }): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const [values, setValues] = useState({ next: '', again: '' });
  const [touched, setTouched] = useState(false);
  const setting = useMutation({
    mutationFn: () => body(api.POST('/v1/password-resets/completion', { body: { secret, password: values.next } })),
  });
  const differs = values.next !== values.again;
  const field = (name: keyof typeof values, label: string, told: Told): ReactNode => (
    <Field label={label} {...told}>
      {(control) => (
        <Input.Password
          {...control}
          required
          autoComplete="new-password"
          value={values[name]}
          onChange={({ target }) => {
            setValues({ ...values, [name]: target.value });
          }}
        />
      )}
    </Field>
  );
  if (setting.isSuccess) {
    return (
      <p className="notice" role="status">
        {t.done}
      </p>
    );
  }
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (!differs) setting.mutate();
      }}
    >
      {login === undefined ? (
        <Owner secret={secret} />
      ) : (
        <p>
          {t.login}
          {common.colon}
          <strong>{login}</strong>
        </p>
      )}
      {field('next', t.next, { help: t.asked })}
      {field('again', t.again, touched && differs ? { fault: t.differs } : {})}
      {setting.error === null ? null : <Failure error={setting.error} />}
      <Button type="primary" htmlType="submit" loading={setting.isPending}>
        {t.set}
      </Button>
    </form>
  );
}
