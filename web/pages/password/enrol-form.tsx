import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { QrCode } from '../../components/qr-code.js';
import { Failure } from '../../components/states.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { factor as en } from '../../i18n/en/people/factor.js';
import { factor as zh } from '../../i18n/zh/people/factor.js';
import { useTexts } from '../../i18n/language.js';

/** Where what is wrong with code or password is told. */
export const PLACES = { 'AUTH.WRONG_PASSWORD': 'password' };

/** Switches the second step on: the secret for an authenticator, then its first code and the password. */
export function EnrolForm(): ReactNode {
  const t = useTexts({ zh, en });
  const beginning = useMutation({ mutationFn: () => body(api.POST('/v1/me/second-factor')) });
  const { data } = beginning;
  const begin = (): void => {
    beginning.mutate();
  };
  return (
    <>
      {data === undefined ? (
        <div className="row">
          <Button type="primary" loading={beginning.isPending} onClick={begin}>
            {t.begin}
          </Button>
        </div>
      ) : (
        <>
          <p>{t.scan}</p>
          <QrCode text={data.uri} label={t.qr} />
          <p>
            {t.secret} <code>{data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>{t.confirmHelp}</p>
          <Confirm />
          <div className="row">
            <Button loading={beginning.isPending} onClick={begin}>
              {t.anew}
            </Button>
          </div>
        </>
      )}
      {beginning.error === null ? null : <Failure error={beginning.error} />}
    </>
  );
}

function Confirm(): ReactNode {
  const t = useTexts({ zh, en });
  const { goOn, showRecoveryCodes } = useSession();
  const form = useFields({
    initial: { code: '', password: '' },
    places: PLACES,
    send: async ({ code, password }) => {
      const answer = await body(
        api.POST('/v1/me/second-factor/confirmation', { body: { code: code.trim(), password } }),
      );
      showRecoveryCodes(answer.recoveryCodes);
      goOn(answer);
    },
    onDone: () => undefined,
  });
  return (
    <PlainForm of={form} submit={t.confirm}>
      <TextField of={form} name="code" label={t.code} autoComplete="one-time-code" />
      <TextField of={form} name="password" label={t.password} type="password" autoComplete="current-password" />
    </PlainForm>
  );
}
