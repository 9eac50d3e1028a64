import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { factor as en } from '../../i18n/en/people/factor.js';
import { factor as zh } from '../../i18n/zh/people/factor.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { EnrolForm, PLACES } from './enrol-form.js';

/** The second step of one's own log-in: whether it is on, and what one does with it. */
export function SecondFactor(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const factor = useQuery({ queryKey: ['second-factor'], queryFn: () => body(api.GET('/v1/me/second-factor')) });
  const [act, setAct] = useState<'off' | 'renew'>();
  const { goOn, showRecoveryCodes } = useSession();
  const toast = useToast();
  const close = (): void => {
    setAct(undefined);
  };
  const switchOff = async (proof: Proof): Promise<void> => {
    goOn(await body(api.POST('/v1/me/second-factor/removal', { body: proof })));
    toast(t.offDone);
  };
  const renew = async (proof: Proof): Promise<void> => {
    showRecoveryCodes((await body(api.POST('/v1/me/second-factor/recovery-codes', { body: proof }))).recoveryCodes);
  };
  return (
    <section className="card stack narrow" aria-labelledby="second-factor">
      <h2 id="second-factor">{t.title}</h2>
      <p>{t.lead}</p>
      <Answered of={factor}>
        {({ on, since, recoveryCodesLeft, required }) =>
          on ? (
            <>
              <p>{t.on(since === null ? '' : instant(since, language), recoveryCodesLeft)}</p>
              <p className="muted">{required ? t.required : t.change}</p>
              {act === undefined ? (
                <div className="row">
                  <Button
                    onClick={() => {
                      setAct('renew');
                    }}
                  >
                    {t.renew}
                  </Button>
                  <Button
                    danger
                    onClick={() => {
                      setAct('off');
                    }}
                  >
                    {t.switchOff}
                  </Button>
                </div>
              ) : (
                <ProofForm
                  key={act}
                  submit={act === 'off' ? t.switchOff : t.renew}
                  help={act === 'renew' ? t.renewHelp : undefined}
                  send={act === 'off' ? switchOff : renew}
                  onClose={close}
                />
              )}
            </>
          ) : (
            <EnrolForm />
          )
        }
      </Answered>
    </section>
  );
}

interface Proof {
  readonly code: string;
  readonly password: string;
}

interface ProofProps {
  readonly submit: string;
  readonly help: string | undefined;
  readonly send: (proof: Proof) => Promise<void>;
  readonly onClose: () => void;
}

/** Password and a code, by which its owner shows that it is he. */
function ProofForm({ submit, help, send, onClose }: ProofProps): ReactNode {
  const t = useTexts({ zh, en });
  const form = useFields({
    initial: { code: '', password: '' },
    places: PLACES,
    send: ({ code, password }) => send({ code: code.trim(), password }),
    onDone: onClose,
  });
  return (
    <PlainForm of={form} submit={submit} onClose={onClose}>
      {help === undefined ? null : <p>{help}</p>}
      <TextField of={form} name="code" label={t.anyCode} autoComplete="one-time-code" />
      <TextField of={form} name="password" label={t.password} type="password" autoComplete="current-password" />
    </PlainForm>
  );
}
