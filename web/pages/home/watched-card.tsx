import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useAlarms } from '../../api/alarms.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { HomeCard } from './home-card.js';

/** What HR follows up: every open task, and what should have happened and did not. */
export function WatchedCard(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const counts = useQuery({ queryKey: ['tasks', 'counts'], queryFn: () => body(api.GET('/v1/tasks/counts')) });
  return (
    <HomeCard name="watched" title={t.watched} more={[{ to: '/inbox?tab=followUp', label: t.followUp }]}>
      <Answered of={counts}>{({ followUp }) => <p>{t.openOfAll(String(followUp ?? 0))}</p>}</Answered>
      <Answered of={useAlarms()}>
        {({ items }) => (
          <>
            <p className={items.length === 0 ? 'muted' : ''}>{t.alarms(items.length)}</p>
            <ul className="home-people">
              {items.slice(0, 4).map((alarm) => (
                <li key={alarm.id}>{say(alarm.title)}</li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </HomeCard>
  );
}
