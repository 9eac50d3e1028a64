import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Field } from '../../forms/field.js';
import { DayField, PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { proxies as en } from '../../i18n/en/people/proxies.js';
import { proxies as zh } from '../../i18n/zh/people/proxies.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { Answered, Failure } from '../states.js';
import { useToast } from '../toast.js';

const fetchProxies = (personId: string) =>
  body(api.GET('/v1/people/{personId}/proxies', { params: { path: { personId } } }));
type Answer = Awaited<ReturnType<typeof fetchProxies>>;
type Proxy = Answer['items'][number];
type Kind = Answer['kinds'][number]['kind'];

/** I-39: who stands in for somebody, and for whom he does; for HR and the person. */
export function Proxies({ personId, mayName }: { readonly personId: string; readonly mayName: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const [naming, setNaming] = useState(false);
  const list = useQuery({ queryKey: ['proxies', personId], queryFn: () => fetchProxies(personId) });
  return (
    <section className="card stack tight" aria-labelledby="proxies">
      <h2 id="proxies">{t.title}</h2>
      <p className="muted">{t.lead}</p>
      <Answered of={list}>
        {({ items, kinds }) => (
          <>
            {items.length === 0 ? <p>{t.none}</p> : null}
            <ul className="stack tight">
              {items.map((one) => (
                <Line key={one.no} of={one} personId={personId} />
              ))}
            </ul>
            {naming ? (
              <Naming
                personId={personId}
                kinds={kinds}
                onClose={() => {
                  setNaming(false);
                }}
              />
            ) : null}
          </>
        )}
      </Answered>
      {mayName && !naming ? (
        <Button
          style={{ justifySelf: 'start' }}
          onClick={() => {
            setNaming(true);
          }}
        >
          {t.name}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ of: one, personId }: { readonly of: Proxy; readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: () =>
      body(api.DELETE('/v1/people/{personId}/proxies/{no}', { params: { path: { personId, no: one.no } } })),
    onSuccess: async () => {
      toast(t.ended);
      await client.invalidateQueries();
    },
  });
  return (
    <li className="row between">
      <span>
        {t.pair(one.deputy.name, one.principal.name)}{' '}
        <span className="muted">
          {date(one.from, language)} – {date(one.until, language)} ·{' '}
          {one.kinds === null ? t.all : t.some(one.kinds.length)} · {one.reason}
        </span>
      </span>
      <span className="row">
        <span className={one.state === 'holds' ? 'chip warn' : 'chip'}>{t.states[one.state]}</span>
        {one.mayEnd ? (
          <Button
            size="small"
            aria-label={`${t.end} ${t.pair(one.deputy.name, one.principal.name)}`}
            loading={ending.isPending}
            onClick={() => {
              ending.mutate();
            }}
          >
            {t.end}
          </Button>
        ) : null}
      </span>
      {ending.error === null ? null : <Failure error={ending.error} />}
    </li>
  );
}

interface NamingProps {
  readonly personId: string;
  readonly kinds: Answer['kinds'];
  readonly onClose: () => void;
}

function Naming({ personId, kinds, onClose }: NamingProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const form = useFields({
    initial: { deputyId: '', from: '', until: '', kinds: '', reason: '' },
    send: (value, key) =>
      body(
        api.POST('/v1/people/{personId}/proxies', {
          params: { path: { personId }, header: { 'Idempotency-Key': key } },
          body: {
            deputyId: value.deputyId,
            from: value.from,
            until: value.until,
            kinds: value.kinds === '' ? null : (value.kinds.split(' ') as Kind[]),
            reason: value.reason,
          },
        }),
      ),
    onDone: () => {
      toast(t.named);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.submit} onClose={onClose}>
      <PersonField of={form} name="deputyId" label={t.deputy} />
      <DayField of={form} name="from" label={t.from} />
      <DayField of={form} name="until" label={t.until} />
      <Field label={t.kinds} help={t.kindsHelp} optional fault={form.faultAt('kinds')}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={form.value.kinds === '' ? [] : form.value.kinds.split(' ')}
            options={kinds.map(({ kind, title }) => ({ value: kind, label: say(title) }))}
            onChange={(next: readonly string[]) => {
              form.set('kinds', next.join(' '));
            }}
          />
        )}
      </Field>
      <TextField of={form} name="reason" label={t.reason} long />
    </PlainForm>
  );
}
