import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchStanding, nearestOf, type StandingDetail } from '../../api/standing.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { home as zh } from '../../i18n/zh/home.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { standing as standingEn } from '../../i18n/en/people/standing.js';
import { standing as standingZh } from '../../i18n/zh/people/standing.js';
import { useStored } from '../../i18n/use-stored.js';
import { HomeCard } from './home-card.js';

/** Where one stands oneself, in one sentence, and the next day on which that may change. */
export function OwnCard(): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const standing = useQuery({ queryKey: ['standing', me.personId], queryFn: () => fetchStanding(me.personId) });
  // Whose post has no ladder, and who has an office, has nothing to learn here.
  if (me.roles.length > 1 && standing.data?.person.level === null) return null;
  return (
    <HomeCard name="own" title={t.own} more={[{ to: '/standing', label: t.more }]}>
      <Answered of={standing}>{(found) => <Sentence of={found} />}</Answered>
    </HomeCard>
  );
}

function Sentence({ of: { person, levelPromotion, positionPromotion } }: { readonly of: StandingDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const standings = useTexts({ zh: standingZh, en: standingEn });
  const say = useStored();
  const language = useLanguage();
  const [next] = levelPromotion;
  if (person.level === null) return <p>{t.noLevel}</p>;
  const capped = next?.atCap ?? null;
  const bar = next?.conditions.find(({ met }) => !met);
  const nearest = nearestOf(next);
  const way = bar !== undefined ? t.bar(say(bar.actual)) : nearest && say(nearest.text);
  return (
    <>
      {capped !== null ? (
        <p>{standings.atCap(w.levels[capped])}</p>
      ) : next === undefined || way === undefined ? (
        <p>{t.nothingAhead}</p>
      ) : (
        <p>{t.sentence(w.levels[person.level], month(next.cycle, language), way)}</p>
      )}
      <dl className="facts">
        {next === undefined ? null : (
          <>
            <dt>{t.referenceDay}</dt>
            <dd>{date(next.referenceDay, language)}</dd>
          </>
        )}
        {positionPromotion?.earliestOn == null ? null : (
          <>
            <dt>{t.nextPost(w.positions[positionPromotion.to])}</dt>
            <dd>{date(positionPromotion.earliestOn, language)}</dd>
          </>
        )}
      </dl>
    </>
  );
}
