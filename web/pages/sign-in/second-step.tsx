import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '../../api/problem.js';
import type { Credentials } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { factor as en } from '../../i18n/en/people/factor.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { factor as zh } from '../../i18n/zh/people/factor.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly entering: UseMutationResult<void, Error, Credentials>;
  /** What was right so far. */
  readonly asked: Credentials;
  readonly onBack: () => void;
}

/** The code of one's device, once the password was right. */
export function SecondStep({ entering, asked, onBack }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const [code, setCode] = useState('');
  const { error } = entering;
  const isAsked = error instanceof ProblemError && error.code === 'AUTH.CODE_NEEDED';
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate({ login: asked.login, password: asked.password, code: code.trim() });
      }}
    >
      <h1>{t.signInTitle}</h1>
      <Field label={t.anyCode} help={t.signInHelp}>
        {(control) => (
          <Input
            {...control}
            size="large"
            autoComplete="one-time-code"
            autoFocus
            required
            value={code}
            onChange={({ target }) => {
              setCode(target.value);
            }}
          />
        )}
      </Field>
      {error === null || isAsked ? null : <Failure error={error} />}
      <Button type="primary" htmlType="submit" size="large" loading={entering.isPending} block>
        {shell.signIn}
      </Button>
      <Button onClick={onBack}>{t.back}</Button>
    </form>
  );
}
