import type { ReactNode } from 'react';
import type { Role } from '../../api/types.js';
import { followsUp, leads, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { date, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { HouseCard } from './house-card.js';
import { NextCycleCard } from './next-cycle-card.js';
import { OwnCard } from './own-card.js';
import { ServiceCard } from './service-card.js';
import { TeamCard } from './team-card.js';
import { TodayCard } from './today-card.js';
import { WatchedCard } from './watched-card.js';
import './home.css';

type Of = (roles: readonly Role[]) => boolean;
const everybody: Of = () => true;
const decides: Of = (roles) => roles.includes('gm');
const keeps: Of = (roles) => roles.includes('it-admin');

/** What stands on the page, in its order, and for whom: what waits first, then what one answers for, then oneself. */
const CARDS: readonly { readonly name: string; readonly Card: () => ReactNode; readonly isFor: Of }[] = [
  { name: 'today', Card: TodayCard, isFor: everybody },
  { name: 'cycle', Card: NextCycleCard, isFor: (roles) => followsUp(roles) || decides(roles) },
  { name: 'watched', Card: WatchedCard, isFor: followsUp },
  { name: 'house', Card: HouseCard, isFor: (roles) => decides(roles) || roles.includes('hr-manager') },
  { name: 'team', Card: TeamCard, isFor: leads },
  { name: 'service', Card: ServiceCard, isFor: keeps },
  { name: 'own', Card: OwnCard, isFor: everybody },
];

/** Where everybody begins: what waits, and what one's offices have to know today. */
export default function Home(): ReactNode {
  const me = useMe();
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (
    <Page title={t.title(me.name)} lead={date(today(), language, true)}>
      <div className="home">
        {CARDS.filter(({ isFor }) => isFor(me.roles)).map(({ name, Card }) => (
          <Card key={name} />
        ))}
      </div>
    </Page>
  );
}
