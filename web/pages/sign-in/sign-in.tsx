import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { PreferenceButtons } from '../../app/preference-buttons.js';
import { useSession, type Credentials } from '../../app/session.js';
import { ProblemError } from '../../api/problem.js';
import { Failure } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { shell as en } from '../../i18n/en/shell.js';
import { shell as zh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';
import { CompanyLogIn } from './company-log-in.js';
import { SampleLogInList } from './sample-log-ins.js';
import { SecondStep } from './second-step.js';
import './sign-in.css';

/** The log-in; with the sample department loaded, its people to choose from. */
export function SignIn(): ReactNode {
  const t = useTexts({ zh, en });
  const { signIn, ended } = useSession();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState<Credentials>();
  const navigate = useNavigate();
  useEffect(() => {
    // The address of an anonymous sheet says whose it is.
    if (ended === 'expired-anonymous') void navigate('/inbox', { replace: true });
  }, [ended, navigate]);
  useEffect(() => {
    document.title = `${t.signIn} · 晋级 Jinji`;
  }, [t]);
  const entering = useMutation({
    mutationFn: signIn,
    onError: (error, by) => {
      if (error instanceof ProblemError && error.code === 'AUTH.CODE_NEEDED') setAsked(by);
    },
  });
  return (
    <div className="sign-in">
      <main className="sign-in-main">
        <header className="sign-in-head">
          <div className="row between">
            <span className="brand">
              <img src="/icon.svg" alt="" />
              晋级 <small>Jinji</small>
            </span>
            <PreferenceButtons />
          </div>
          <p>{t.signInLead}</p>
        </header>
        {ended === undefined ? null : (
          <div className="notice warn" role="alert">
            <h2>{t.ended[ended]}</h2>
            <p>{t.endedHelp[ended]}</p>
          </div>
        )}
        <CompanyLogIn apart={ended === 'expired'} />
        {asked === undefined ? (
          <form
            className="card stack"
            onSubmit={(event) => {
              event.preventDefault();
              entering.mutate({ login, password });
            }}
          >
            <h1>{t.signIn}</h1>
            <Field label={t.login}>
              {(control) => (
                <Input
                  {...control}
                  size="large"
                  autoComplete="username"
                  autoFocus
                  required
                  value={login}
                  onChange={(event) => {
                    setLogin(event.target.value);
                  }}
                />
              )}
            </Field>
            <Field label={t.passwordLabel}>
              {(control) => (
                <Input.Password
                  {...control}
                  size="large"
                  autoComplete="current-password"
                  required
                  value={password}
                  onChange={(event) => {
                    setPassword(event.target.value);
                  }}
                />
              )}
            </Field>
            {entering.error === null ? null : <Failure error={entering.error} />}
            <Button type="primary" htmlType="submit" size="large" loading={entering.isPending} block>
              {t.signIn}
            </Button>
            <Link to="/password-reset">{t.cannotSignIn}</Link>
          </form>
        ) : (
          <SecondStep
            entering={entering}
            asked={asked}
            onBack={() => {
              entering.reset();
              setAsked(undefined);
            }}
          />
        )}
        <SampleLogInList
          busy={entering.isPending}
          onChoose={(by) => {
            entering.mutate(by);
          }}
        />
      </main>
    </div>
  );
}
