import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { NEAREST, outlookOf } from '../../api/standing.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { home as zh } from '../../i18n/zh/home.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { OutlookChip } from '../standing/outlook-chip.js';
import { HomeCard } from './home-card.js';

/** The API's longest page; a team has fewer. */
const MOST = 200;
const SHOWN = 5;
/** The list by how long somebody has been at his level, with that column. */
const LONGEST = 'sort=since&columns=name.number.position.level.since.cycle.outlook';

const fetchTeam = () => body(api.GET('/v1/standings', { params: { query: { limit: MOST } } }));
type Standing = Awaited<ReturnType<typeof fetchTeam>>['items'][number];

/** For heads and supervisors: how many of theirs can rise in the next cycle, who is nearest, who has waited longest. */
export function TeamCard(): ReactNode {
  const t = useTexts({ zh, en });
  const team = useQuery({ queryKey: ['standings', 'home'], queryFn: fetchTeam });
  return (
    <HomeCard
      name="team"
      title={t.team}
      more={[
        { to: `/standings?${LONGEST}`, label: t.list },
        { to: '/forecast', label: t.forecast },
      ]}
    >
      <Answered of={team}>{({ items, next }) => <Body of={items} more={next !== null} />}</Answered>
    </HomeCard>
  );
}

function Body({ of: items, more }: { readonly of: readonly Standing[]; readonly more: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const states = new Map(items.map((one) => [one.person.id, outlookOf(one.levelPromotion[0]) ?? 'none']));
  const rank = (one: Standing): number => NEAREST.findIndex((state) => state === states.get(one.person.id));
  const near = items.filter((one) => [0, 1, 2].includes(rank(one))).toSorted((a, b) => rank(a) - rank(b));
  const longest = items
    .filter(({ levelSince }) => levelSince !== null)
    .toSorted((a, b) => ((a.levelSince ?? '') < (b.levelSince ?? '') ? -1 : 1));
  return (
    <>
      <dl className="facts">
        {([...NEAREST, 'none'] as const).map((state) => {
          const count = [...states.values()].filter((one) => one === state).length;
          return count === 0 ? null : (
            <Fact key={state} label={t.teamCounts[state]}>
              {count}
            </Fact>
          );
        })}
      </dl>
      <p className="muted">{t.teamCountsHelp}</p>
      {more ? <p className="muted">{t.firstOf(MOST)}</p> : null}
      <h3>{t.near}</h3>
      {near.length === 0 ? <p className="muted">{t.nobodyNear}</p> : null}
      <ul className="home-people">
        {near.slice(0, SHOWN).map((one) => (
          <Line key={one.person.id} of={one}>
            <OutlookChip state={NEAREST[rank(one)] ?? 'out-of-reach'} />
          </Line>
        ))}
      </ul>
      <h3>{t.longest}</h3>
      <ul className="home-people">
        {longest.slice(0, SHOWN).map((one) => (
          <Line key={one.person.id} of={one}>
            <span className="muted">
              {one.person.level === null ? '' : w.levels[one.person.level]}{' '}
              {t.since(date(one.levelSince ?? '', language))}
            </span>
          </Line>
        ))}
      </ul>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Line({ of: { person }, children }: { readonly of: Standing; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <Link to={`/standing/${encodeURIComponent(person.id)}`}>
        {person.name} <span className="muted">{person.id}</span>
      </Link>
      {children}
    </li>
  );
}
