import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useTexts } from '../../i18n/language.js';
import { AlarmLines } from './alarm-lines.js';
import { HomeCard } from './home-card.js';

/** What HR follows up: every open task, and what should have happened and did not. */
export function WatchedCard(): ReactNode {
  const t = useTexts({ zh, en });
  const counts = useQuery({ queryKey: ['tasks', 'counts'], queryFn: () => body(api.GET('/v1/tasks/counts')) });
  return (
    <HomeCard name="watched" title={t.watched} more={[{ to: '/inbox?tab=followUp', label: t.followUp }]}>
      <Answered of={counts}>{({ followUp }) => <p>{t.openOfAll(String(followUp ?? 0))}</p>}</Answered>
      <AlarmLines />
    </HomeCard>
  );
}
