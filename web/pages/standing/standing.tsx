import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { fetchStanding, type StandingDetail } from '../../api/standing.js';
import { useMe } from '../../app/session.js';
import { Ladder } from '../../components/cases/ladder.js';
import { Page } from '../../components/page.js';
import { Relatives } from '../../components/people/relatives.js';
import { Answered, Empty } from '../../components/states.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Appeals } from '../cases/appeals.js';
import { CycleAhead } from './cycle-ahead.js';
import { Happened } from './happened.js';
import { History } from './history.js';
import { InspectorApplication } from './inspector-application.js';
import { LastTime } from './last-time.js';
import { OwnTrial } from './own-trial.js';
import { PostAhead } from './post-ahead.js';
import './standing.css';

/** Where somebody stands: one's own page, or, by number, that of somebody whom one may read. */
export default function StandingPage(): ReactNode {
  const me = useMe();
  const { personId = me.personId } = useParams();
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const standing = useQuery({ queryKey: ['standing', personId], queryFn: () => fetchStanding(personId) });
  const mine = personId === me.personId;
  const { data } = standing;
  return (
    <Page
      title={mine ? t.mine : t.of(data?.person.name ?? personId)}
      {...(data === undefined ? {} : { lead: t.asOf(date(data.asOf, language)) })}
    >
      {mine ? <OwnTrial personId={me.personId} /> : null}
      <Answered of={standing}>{(found) => <Body of={found} />}</Answered>
      {mine && data?.person.position === 'agent' ? <InspectorApplication personId={me.personId} /> : null}
      {mine ? <Happened personId={me.personId} /> : null}
      {mine ? <Relatives personId={me.personId} mayWithdraw={false} /> : null}
    </Page>
  );
}

function Body({ of: found }: { readonly of: StandingDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const { person, levels, positions, levelPromotion, positionPromotion, lastCycle } = found;
  const reachable = (levelPromotion[0]?.rules ?? []).flatMap(({ state, to }) =>
    to === null || state === 'out-of-reach' ? [] : [to],
  );
  return (
    <>
      <section className="card stack" aria-labelledby="ladder">
        <div className="row between">
          <h2 id="ladder">{person.level === null ? person.name : w.levels[person.level]}</h2>
          <span className="row">
            {person.position === null ? null : <span className="chip">{w.positions[person.position]}</span>}
            <span className="chip">{w.statuses[person.status]}</span>
            <span className="muted">{person.departmentName}</span>
          </span>
        </div>
        {person.level === null ? (
          <Empty>{t.noLadder}</Empty>
        ) : (
          <Ladder level={person.level} held={levels.map(({ value }) => value)} reachable={reachable} />
        )}
      </section>
      <div className="two">
        <div className="stack">
          {levelPromotion.map((cycle) => (
            <CycleAhead key={cycle.cycle} of={cycle} present={levels.find(({ until }) => until === null)} />
          ))}
          {positionPromotion === null ? null : <PostAhead of={positionPromotion} />}
        </div>
        <div className="stack">
          <LastTime of={lastCycle} />
          {lastCycle?.released === true ? <Appeals caseId={lastCycle.caseId} personId={person.id} /> : null}
          <History levels={levels} positions={positions} />
        </div>
      </div>
    </>
  );
}
