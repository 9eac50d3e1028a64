import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { retention as en } from '../../i18n/en/people/retention.js';
import { retention as zh } from '../../i18n/zh/people/retention.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { ErasurePlan } from './erasure-plan.js';
import { Colon } from '../../components/colon.js';

/** 13.1: how long what is kept, of whom something is due, and what was erased. */
export default function RetentionPage(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const [person, setPerson] = useState<string>();
  const close = (): void => {
    setPerson(undefined);
  };
  const erasures = useQuery({ queryKey: ['erasures'], queryFn: () => body(api.GET('/v1/erasures')) });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered of={erasures}>
        {({ due, done }) => (
          <>
            <section className="card stack">
              <h2>{t.due}</h2>
              {due.length === 0 ? <Empty>{t.noneDue}</Empty> : null}
              {due.map(({ personId, name, leftOn, asked }) => (
                <div key={personId} className="row">
                  <span>
                    {name} ({personId}), {t.leftOn(leftOn)}
                  </span>
                  {asked ? (
                    <span className="muted">{t.asked}</span>
                  ) : (
                    <Button
                      onClick={() => {
                        setPerson(personId);
                      }}
                    >
                      {t.look}
                    </Button>
                  )}
                </div>
              ))}
              <Another onLook={setPerson} />
              {person === undefined ? null : <ErasurePlan key={person} personId={person} onClose={close} />}
            </section>
            <section className="card stack">
              <h2>{t.done}</h2>
              {done.length === 0 ? <Empty>{t.noneDone}</Empty> : null}
              {done.map(({ no, personId, at, askedBy, approvedBy, carriedOutBy }) => (
                <p key={no}>
                  {instant(at, language)} {personId}
                  <Colon />
                  {t.by(askedBy, approvedBy, carriedOutBy)}
                </p>
              ))}
            </section>
          </>
        )}
      </Answered>
      <Periods />
    </Page>
  );
}

/** Somebody of whom nothing is due, and who asks himself. */
function Another({ onLook }: { readonly onLook: (personId: string) => void }): ReactNode {
  const t = useTexts({ zh, en });
  const form = useFields({
    initial: { person: '' },
    send: ({ person }) => Promise.resolve(person.trim()),
    onDone: (person) => {
      if (person !== '') onLook(person);
    },
  });
  return (
    <PlainForm of={form} submit={t.look}>
      <TextField of={form} name="person" optional label={t.person} help={t.personHelp} />
    </PlainForm>
  );
}

function Periods(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  const plan = useQuery({ queryKey: ['retention'], queryFn: () => body(api.GET('/v1/retention')) });
  return (
    <Answered of={plan}>
      {({ version, kinds }) => (
        <section className="card table-scroll">
          <p className="muted">{t.version(version)}</p>
          <table className="table">
            <thead>
              <tr>
                <th>{t.kind}</th>
                <th>{t.period}</th>
                <th>{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ kind, name, period, basisName, why }) => (
                <tr key={kind}>
                  <td>{say(name)}</td>
                  <td>{say(period)}</td>
                  <td>
                    {say(basisName)}
                    <Colon />
                    {say(why)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Answered>
  );
}
