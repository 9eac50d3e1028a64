import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { audits, useMe } from '../../app/session.js';
import { PersonField, PlainForm } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Answered, Failure } from '../states.js';
import { useToast } from '../toast.js';

interface Props {
  readonly personId: string;
  /** HR takes a declaration back; the person himself only makes it. */
  readonly mayWithdraw: boolean;
}

/** I-35: declared relatives; for HR and the person. */
export function Relatives({ personId, mayWithdraw }: Props): ReactNode {
  const declares = !audits(useMe().roles);
  const t = useTexts({ zh, en });
  const list = useQuery({
    queryKey: ['relatives', personId],
    queryFn: () => body(api.GET('/v1/people/{personId}/relatives', { params: { path: { personId } } })),
  });
  return (
    <section className="card stack tight" aria-labelledby="relatives">
      <h2 id="relatives">{t.relatives}</h2>
      <p className="muted">{t.relativesLead}</p>
      <Answered of={list}>
        {({ items, waiting }) =>
          items.length + waiting.length === 0 ? (
            <p>{t.noRelatives}</p>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <Declared key={one.personId} of={one} personId={personId} mayWithdraw={mayWithdraw} />
              ))}
              {waiting.map((one) => (
                <li key={one.no} className="row between">
                  <span>
                    {one.name} <span className="muted">{one.personId}</span>
                  </span>
                  <span className="chip warn">{t.relativeWaits}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {declares ? (
        <Unfold label={t.declare}>{(close) => <Declare personId={personId} onClose={close} />}</Unfold>
      ) : null}
    </section>
  );
}

interface DeclaredProps extends Props {
  readonly of: { readonly personId: string; readonly name: string; readonly declaredAt: string };
}

function Declared({ of: one, personId, mayWithdraw }: DeclaredProps): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () =>
      body(
        api.DELETE('/v1/people/{personId}/relatives/{relativeId}', {
          params: { path: { personId, relativeId: one.personId } },
        }),
      ),
    onSuccess: async () => {
      toast(t.withdrawn);
      await client.invalidateQueries({ queryKey: ['relatives'] });
    },
  });
  return (
    <li className="row between">
      <span>
        {one.name}{' '}
        <span className="muted">
          {one.personId} · {instant(one.declaredAt, language)}
        </span>
      </span>
      {mayWithdraw ? (
        <Button
          size="small"
          loading={withdrawing.isPending}
          onClick={() => {
            withdrawing.mutate();
          }}
        >
          {t.withdraw}
        </Button>
      ) : null}
      {withdrawing.error === null ? null : <Failure error={withdrawing.error} />}
    </li>
  );
}

function Declare({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { relativeId: '' },
    places: { 'RELATIVE.SELF': 'relativeId', 'PERSON.NOT_FOUND': 'relativeId' },
    send: ({ relativeId }) =>
      body(
        api.PUT('/v1/people/{personId}/relatives/{relativeId}', {
          params: { path: { personId, relativeId: relativeId || ' ' } },
        }),
      ),
    onDone: () => {
      toast(t.declared);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.declare} onClose={onClose}>
      <PersonField of={form} name="relativeId" label={t.relative} />
    </PlainForm>
  );
}
