import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useMe } from '../../app/session.js';
import { Clause } from '../../components/clause.js';
import { Answered } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { DayField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { useFields } from '../../forms/use-fields.js';
import { olderSetbacks as en } from '../../i18n/en/people/older-setbacks.js';
import { date, instant, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { olderSetbacks as zh } from '../../i18n/zh/people/older-setbacks.js';

type Day = components['schemas']['GoLive'];

/** I-82: the day from which on the service holds the data; the HR manager names it. */
export function GoLive(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const day = useQuery({ queryKey: ['go-live'], queryFn: () => body(api.GET('/v1/go-live')) });
  return (
    <section className="card stack" aria-labelledby="go-live">
      <div className="row between">
        <h2 id="go-live">{t.day}</h2>
        <Clause id="I-82" />
      </div>
      <Answered of={day}>
        {(of) => (
          <>
            <Said of={of} />
            {roles.includes('hr-manager') ? (
              <Unfold label={of.named ? t.change : t.name}>{(close) => <NameDay onClose={close} />}</Unfold>
            ) : null}
            {of.history.length === 0 ? null : <History of={of.history} />}
          </>
        )}
      </Answered>
    </section>
  );
}

function Said({ of: { since, named } }: { readonly of: Day }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  if (since === null) return <p>{t.nobodyYet}</p>;
  return (
    <>
      <p className="row">
        <strong>{date(since, language)}</strong>
        {named ? null : <span className="chip warn">{t.notNamed}</span>}
      </p>
      {named ? null : <p className="muted">{t.notNamedHelp}</p>}
    </>
  );
}

function History({ of: history }: { readonly of: Day['history'] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (
    <details>
      <summary>{t.history}</summary>
      <ul className="stack tight">
        {history.map((one) => (
          <li key={one.setAt}>
            <strong>{date(one.since, language)}</strong> {one.reason}{' '}
            <span className="muted">
              {one.setByName} · {instant(one.setAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The day and why, with what it would change before it is recorded. */
function NameDay({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { since: '', reason: '' },
    send: (value, key) =>
      body(api.POST('/v1/go-live', { params: { header: { 'Idempotency-Key': key } }, body: value })),
    places: { 'GO_LIVE.IN_THE_FUTURE': 'since', 'GO_LIVE.UNCHANGED': 'since' },
    onDone: () => {
      toast(t.named);
      onClose();
    },
  });
  const { since } = form.value;
  return (
    <PlainForm of={form} submit={t.name} onClose={onClose}>
      <DayField of={form} name="since" label={t.since} help={t.sinceHelp} max={today()} />
      {since === '' ? null : <Effect since={since} />}
      <TextField of={form} name="reason" label={t.dayReason} long />
    </PlainForm>
  );
}

function Effect({ since }: { readonly since: string }): ReactNode {
  const t = useTexts({ zh, en });
  const effect = useQuery({
    queryKey: ['go-live', since],
    queryFn: () => body(api.GET('/v1/go-live/effect', { params: { query: { since } } })),
  });
  return (
    <Answered of={effect}>
      {({ starts, listed, running }) => (
        <div className="notice warn">
          <h3>{t.effect}</h3>
          <ul>
            <li>{t.starts(starts)}</li>
            <li>{t.listed(listed)}</li>
            <li>{t.running(running)}</li>
          </ul>
        </div>
      )}
    </Answered>
  );
}
