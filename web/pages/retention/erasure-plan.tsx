import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { retention as en } from '../../i18n/en/people/retention.js';
import { retention as zh } from '../../i18n/zh/people/retention.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { Colon } from '../../components/colon.js';

interface Props {
  readonly personId: string;
  readonly onClose: () => void;
}

/** What an erasure would come to, and its asking where nothing stands against it. */
export function ErasurePlan({ personId, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const hr = isHr(useMe().roles);
  const plan = useQuery({
    queryKey: ['erasures', personId],
    queryFn: () => body(api.GET('/v1/people/{personId}/erasure', { params: { path: { personId } } })),
  });
  return (
    <Answered of={plan}>
      {({ against, kinds }) => (
        <div className="stack">
          {against.map((one) => (
            <p key={one.en}>
              {t.against}
              <Colon />
              {say(one)}
            </p>
          ))}
          {kinds.map(({ kind, name, due, dueOn, erased, rows }) => (
            <p key={kind}>
              {say(name)}
              <Colon />
              {erased ? t.erased : due ? t.rows : t.stays(dueOn)}{' '}
              {Object.entries(rows)
                .map(([table, count]) => `${table} ${count}`)
                .join(', ')}
            </p>
          ))}
          {hr && against.length === 0 ? <Asking personId={personId} onClose={onClose} /> : null}
        </div>
      )}
    </Answered>
  );
}

function Asking({ personId, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { requested: 'no', reason: '' },
    send: ({ requested, reason }) =>
      body(
        api.POST('/v1/people/{personId}/erasure', {
          params: { path: { personId } },
          body: { requested: requested === 'yes', reason: reason.trim() },
        }),
      ),
    onDone: () => {
      toast(t.waits);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.ask} onClose={onClose}>
      <ChoiceField of={form} name="requested" label={t.requested} options={t.requests} />
      <TextField of={form} name="reason" label={t.reason} />
    </PlainForm>
  );
}
