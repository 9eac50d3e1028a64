import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components, paths } from '../../api/schema.js';
import { Answered, Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { filled, useFields } from '../../forms/use-fields.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { ownRobot as en } from '../../i18n/en/people/own-robot.js';
import { ownRobot as zh } from '../../i18n/zh/people/own-robot.js';

type Robot = components['schemas']['OwnRobot'];
type Asked = paths['/v1/me/robot']['put']['requestBody']['content']['application/json'];

const KEY = ['own-robot'];
const PLACES = {
  'ENDPOINT.ADDRESS_UNFIT': 'url',
  'ENDPOINT.ADDRESS_NOT_ALLOWED': 'url',
  'ENDPOINT.NOT_A_ROBOT': 'url',
  'ENDPOINT.HOST_UNKNOWN': 'url',
  'ENDPOINT.SECRET_MISSING': 'secret',
  'ENDPOINT.SECRET_NOT_TAKEN': 'secret',
};

/** One's own robot, which tells one of one's tasks in the place of mail. */
export function OwnRobot(): ReactNode {
  const t = useTexts({ zh, en });
  const robot = useQuery({ queryKey: KEY, queryFn: () => body(api.GET('/v1/me/robot')) });
  return (
    <section className="card stack narrow" aria-labelledby="own-robot">
      <h2 id="own-robot">{t.title}</h2>
      <p>{t.lead}</p>
      <Answered of={robot}>
        {({ robot: one }) => (
          <>
            {one === null ? null : <Set of={one} />}
            <Unfold label={one === null ? t.set : t.another}>{(close) => <RobotForm onClose={close} />}</Unfold>
          </>
        )}
      </Answered>
    </section>
  );
}

function Set({ of: one }: { readonly of: Robot }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const ending = useMutation({
    mutationFn: () => body(api.DELETE('/v1/me/robot')),
    onSuccess: async () => {
      toast(t.ended);
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <>
      <p>
        <strong>{say(one.channelName)}</strong> <code>{one.url}</code>
      </p>
      <p className="muted">
        {t.since(instant(one.since, language))} ·{' '}
        {one.triedAt === null ? t.untried : t.tried(instant(one.triedAt, language))}
      </p>
      {one.fault === null ? null : <p className="notice warn">{t.failed(say(one.fault))}</p>}
      <div className="row">
        <Button
          danger
          loading={ending.isPending}
          onClick={() => {
            ending.mutate();
          }}
        >
          {t.end}
        </Button>
      </div>
      {ending.error === null ? null : <Failure error={ending.error} />}
    </>
  );
}

function RobotForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const form = useFields({
    initial: { channel: 'wecom', url: '', secret: '' },
    places: PLACES,
    send: (value) =>
      body(
        api.PUT('/v1/me/robot', {
          body: {
            channel: value.channel as Asked['channel'],
            url: value.url.trim(),
            ...(value.channel === 'wecom' ? {} : filled(value, 'secret')),
          },
        }),
      ),
    onDone: () => {
      toast(t.done);
      onClose();
      void client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <PlainForm of={form} submit={t.save} onClose={onClose}>
      <ChoiceField of={form} name="channel" label={t.channel} options={t.channels} />
      <TextField of={form} name="url" label={t.url} help={t.urlHelp} />
      {form.value.channel === 'wecom' ? null : (
        <TextField of={form} name="secret" label={t.secret} help={t.secretHelp} type="password" />
      )}
    </PlainForm>
  );
}
