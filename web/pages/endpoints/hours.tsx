import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { useFields } from '../../forms/use-fields.js';
import { endpoints as en } from '../../i18n/en/service/endpoints.js';
import { useTexts } from '../../i18n/language.js';
import { endpoints as zh } from '../../i18n/zh/service/endpoints.js';

type Endpoint = components['schemas']['Endpoint'];

/** When a group is left alone, and where IT says so. */
export function Hours({ of: one, writes }: { readonly of: Endpoint; readonly writes: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const { quietHours, quietDaysOff } = one;
  const said = [
    ...(quietHours === null ? [] : [t.quietBetween(quietHours.from, quietHours.until)]),
    ...(quietDaysOff ? [t.quietOnDaysOff] : []),
  ];
  return (
    <>
      <p className="muted">{said.length === 0 ? t.neverQuiet : said.join(t.and)}</p>
      {writes ? <Unfold label={t.changeHours}>{(close) => <HoursForm of={one} onClose={close} />}</Unfold> : null}
    </>
  );
}

function HoursForm({
  of: { id, quietHours, quietDaysOff },
  onClose,
}: {
  readonly of: Endpoint;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const fields = useFields({
    initial: {
      from: quietHours?.from ?? '',
      until: quietHours?.until ?? '',
      daysOff: quietDaysOff ? 'quiet' : 'any',
    },
    send: ({ from, until, daysOff }) =>
      body(
        api.PUT('/v1/endpoints/{endpointId}/quiet-hours', {
          params: { path: { endpointId: id } },
          body: {
            quietHours: from === '' && until === '' ? null : { from, until },
            quietDaysOff: daysOff === 'quiet',
          },
        }),
      ),
    onDone: () => {
      toast(t.moved);
      onClose();
      void client.invalidateQueries({ queryKey: ['endpoints'] });
    },
  });
  return (
    <PlainForm of={fields} submit={t.keepHours} onClose={onClose}>
      <TextField of={fields} name="from" label={t.quietFrom} help={t.quietHelp} at="quietHours.from" optional />
      <TextField of={fields} name="until" label={t.quietUntil} at="quietHours.until" optional />
      <ChoiceField of={fields} name="daysOff" label={t.daysOff} options={t.daysOffChoices} />
    </PlainForm>
  );
}
