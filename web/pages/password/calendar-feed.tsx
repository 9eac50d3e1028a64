import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Answered, Failure } from '../../components/states.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { preferences as en } from '../../i18n/en/people/preferences.js';
import { preferences as zh } from '../../i18n/zh/people/preferences.js';

/** The private address at which one's own calendar reads defenses, interviews and days of trials. */
export function CalendarFeed(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const client = useQueryClient();
  const feed = useQuery({ queryKey: ['calendar-feed'], queryFn: () => body(api.GET('/v1/me/calendar-feed')) });
  const again = { onSuccess: () => client.invalidateQueries({ queryKey: ['calendar-feed'] }) };
  const making = useMutation({ mutationFn: () => body(api.POST('/v1/me/calendar-feed')), ...again });
  const ending = useMutation({
    mutationFn: () => body(api.DELETE('/v1/me/calendar-feed')),
    onSuccess: async () => {
      making.reset();
      await again.onSuccess();
    },
  });
  const error = making.error ?? ending.error;
  return (
    <section className="card stack narrow" aria-labelledby="calendar-feed">
      <h2 id="calendar-feed">{t.feedTitle}</h2>
      <p>{t.feedLead}</p>
      {making.data === undefined ? null : (
        <div className="notice" role="status">
          <p>{t.feedOnce}</p>
          <code>{making.data.url ?? `${window.location.origin}${making.data.path}`}</code>
        </div>
      )}
      <Answered of={feed}>
        {({ since }) => (
          <>
            {since === null ? null : <p className="muted">{t.feedSince(instant(since, language))}</p>}
            <div className="row">
              <Button
                loading={making.isPending}
                onClick={() => {
                  making.mutate();
                }}
              >
                {since === null ? t.feedMake : t.feedAnew}
              </Button>
              {since === null ? null : (
                <Button
                  danger
                  loading={ending.isPending}
                  onClick={() => {
                    ending.mutate();
                  }}
                >
                  {t.feedEnd}
                </Button>
              )}
            </div>
          </>
        )}
      </Answered>
      {error === null ? null : <Failure error={error} />}
    </section>
  );
}
