import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForMe } from '../../api/changes.js';
import { api, body } from '../../api/client.js';
import { useAgain } from '../../app/live.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { date, dayOf, month, signedMoney } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { HomeCard } from './home-card.js';

const AGAIN_MS = 20_000;

/** For the general manager: what waits for him and since when, the heads on the ladder, the latest month's change of pay. */
export function HouseCard(): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <HomeCard name="house" title={t.house} more={[{ to: '/reports', label: t.reports }]}>
      {useMe().roles.includes('gm') ? <Waiting /> : null}
      <Heads />
      <Pay />
    </HomeCard>
  );
}

function Waiting(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const tasks = useQuery({
    queryKey: ['tasks', 'waiting'],
    queryFn: () => body(api.GET('/v1/tasks', { params: { query: { state: 'open', limit: 200 } } })),
  });
  const forMe = useForMe(useMe().roles, useAgain(AGAIN_MS));
  const { data } = tasks;
  if (data === undefined || forMe === undefined) return null;
  const count = data.items.length + forMe.count;
  if (count === 0) return null;
  const [oldest] = [
    ...data.items.map(({ openedAt }) => openedAt),
    ...(forMe.since === undefined ? [] : [forMe.since]),
  ].sort();
  return (
    <p>
      <strong>{t.waits}</strong> {count}
      {data.next === null ? '' : '+'}{' '}
      {oldest === undefined ? null : <span className="muted">{t.waitsSince(date(dayOf(oldest), language))}</span>}
    </p>
  );
}

function Heads(): ReactNode {
  const t = useTexts({ zh, en });
  const ladder = useQuery({ queryKey: ['reports', 'ladder'], queryFn: () => body(api.GET('/v1/reports/ladder')) });
  return (
    <Answered of={ladder}>
      {({ items }) => <p>{t.people(items.reduce((sum, { people }) => sum + people, 0))}</p>}
    </Answered>
  );
}

function Pay(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const effects = useQuery({
    queryKey: ['reports', 'pay-effects'],
    queryFn: () => body(api.GET('/v1/reports/pay-effects')),
  });
  return (
    <Answered of={effects}>
      {({ items }) => {
        const last = items.toSorted((a, b) => (a.month < b.month ? 1 : -1))[0];
        if (last === undefined) return <p className="muted">{t.noPay}</p>;
        return (
          <>
            <h3>{t.pay(month(last.month, language))}</h3>
            <p>{t.payChange(last.raised, last.lowered)}</p>
            <dl className="facts">
              <dt>{t.monthly}</dt>
              <dd className="home-figure">{last.difference === null ? '—' : signedMoney(Number(last.difference))}</dd>
            </dl>
            {last.withoutAmount === 0 ? null : <p className="muted">{t.withoutAmount(last.withoutAmount)}</p>}
          </>
        );
      }}
    </Answered>
  );
}
