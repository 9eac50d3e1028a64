import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { preferences as en } from '../../i18n/en/people/preferences.js';
import { preferences as zh } from '../../i18n/zh/people/preferences.js';
import { useTexts } from '../../i18n/language.js';

type Chosen = Awaited<ReturnType<typeof read>>;
const read = () => body(api.GET('/v1/me/preferences'));

/** How one wants to be reached: language, what is mailed at once or of a morning, days by mail, and when it is quiet. */
export function PreferencesForm(): ReactNode {
  const t = useTexts({ zh, en });
  const chosen = useQuery({ queryKey: ['preferences'], queryFn: read });
  return (
    <section className="card stack narrow" aria-labelledby="preferences">
      <h2 id="preferences">{t.title}</h2>
      <p>{t.lead}</p>
      <Answered of={chosen}>{(found) => <Form of={found} />}</Answered>
    </section>
  );
}

function Form({
  of: { language, mails, news, invitations, quietHours, quietDaysOff },
}: {
  readonly of: Chosen;
}): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const fields = useFields({
    initial: {
      language: language,
      mails: mails,
      news: news,
      invitations: invitations ? 'mail' : 'feed',
      from: quietHours?.from ?? '',
      until: quietHours?.until ?? '',
      daysOff: quietDaysOff ? 'quiet' : 'any',
    },
    send: ({ from, until, daysOff, ...rest }) =>
      body(
        api.PUT('/v1/me/preferences', {
          body: {
            language: rest.language === 'en' ? 'en' : 'zh',
            mails: rest.mails === 'single' ? 'single' : 'digest',
            news: rest.news === 'digest' ? 'digest' : 'single',
            invitations: rest.invitations === 'mail',
            quietHours: from === '' && until === '' ? null : { from, until },
            quietDaysOff: daysOff === 'quiet',
          },
        }),
      ),
    onDone: () => {
      toast(t.done);
    },
  });
  return (
    <PlainForm of={fields} submit={t.save}>
      <ChoiceField of={fields} name="language" label={t.language} options={t.languages} />
      <ChoiceField of={fields} name="mails" label={t.mails} options={t.mailChoices} />
      <ChoiceField of={fields} name="news" label={t.news} help={t.newsHelp} options={t.mailChoices} />
      <ChoiceField of={fields} name="invitations" label={t.invitations} options={t.invitationChoices} />
      <TextField of={fields} name="from" label={t.from} help={t.quietHelp} at="quietHours.from" optional />
      <TextField of={fields} name="until" label={t.until} at="quietHours.until" optional />
      <ChoiceField of={fields} name="daysOff" label={t.daysOff} options={t.daysOffChoices} />
    </PlainForm>
  );
}
