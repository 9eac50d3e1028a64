import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Clause } from '../../components/clause.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { date, daysUntil, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { HomeCard } from './home-card.js';

/** 8.5.1: when the next cycle is to be launched, and what it lacks until then. */
export function NextCycleCard(): ReactNode {
  const t = useTexts({ zh, en });
  const next = useQuery({ queryKey: ['next-cycle'], queryFn: () => body(api.GET('/v1/next-cycle')) });
  const draftId = next.data?.cycle?.draftId ?? null;
  const more =
    draftId === null
      ? { to: '/cycles', label: t.cycles }
      : { to: `/cycles/${encodeURIComponent(draftId)}`, label: t.openCycle };
  return (
    <HomeCard name="cycle" title={t.cycle} more={[more, { to: '/forecast', label: t.forecast }]}>
      <Answered of={next}>{({ cycle }) => (cycle === null ? <p>{t.noCycle}</p> : <Ahead of={cycle} />)}</Answered>
    </HomeCard>
  );
}

function Ahead({ of: cycle }: { readonly of: components['schemas']['NextCycle'] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const [days, left] = [daysUntil(cycle.launchFrom), daysUntil(cycle.launchBy)];
  const { people, months, who } = cycle.missing;
  return (
    <>
      <p className="row">
        <strong className="home-figure">{month(cycle.month, language)}</strong>
        <span className={left < 0 ? 'chip bad' : days <= 0 ? 'chip warn' : 'chip'}>
          {left < 0 ? t.late(-left) : t.inDays(days)}
        </span>
        <span className="chip">{cycle.draftId === null ? t.notDrafted : t.drafted}</span>
      </p>
      <p className="muted">
        {t.launch(date(cycle.launchFrom, language), date(cycle.launchBy, language))} <Clause id="8.5.1" />
      </p>
      {people === 0 ? (
        <p>{t.complete}</p>
      ) : (
        <details className="notice warn">
          <summary>{t.missing(people, months)}</summary>
          <ul>
            {who.map(({ personId, name, months: lacking }) => (
              <li key={personId}>
                <Link to={`/people/${encodeURIComponent(personId)}`}>{name}</Link>{' '}
                <span className="muted">
                  {personId} · {lacking.map((one) => month(one, language)).join(language === 'zh' ? '、' : ', ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {cycle.provisional ? <p className="muted">{t.provisional}</p> : null}
    </>
  );
}
