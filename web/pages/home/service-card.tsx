import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { missingParts } from '../../api/service.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useTexts } from '../../i18n/language.js';
import { AlarmLines } from './alarm-lines.js';
import { HomeCard } from './home-card.js';

const LOOK_MS = 30_000;

/** Whether the service works, for IT. */
export function ServiceCard(): ReactNode {
  const t = useTexts({ zh, en });
  const parts = useQuery({ queryKey: ['readyz'], queryFn: missingParts, refetchInterval: LOOK_MS });
  const workers = useQuery({ queryKey: ['workers'], queryFn: () => body(api.GET('/v1/workers')) });
  const more = [
    { to: '/health', label: t.health },
    { to: '/accounts', label: t.accounts },
  ];
  return (
    <HomeCard name="service" title={t.service} more={more}>
      <Answered of={parts}>
        {(away) => <p className={away.length === 0 ? '' : 'notice bad'}>{away.length === 0 ? t.up : t.down}</p>}
      </Answered>
      <Answered of={workers}>{({ items }) => <p>{t.workers(items.length)}</p>}</Answered>
      <AlarmLines />
    </HomeCard>
  );
}
