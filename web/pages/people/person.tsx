import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import type { Person } from '../../api/people.js';
import { Page } from '../../components/page.js';
import { Relatives } from '../../components/relatives.js';
import { RatingStrip } from '../../components/rating-strip.js';
import { Answered } from '../../components/states.js';
import { people as en } from '../../i18n/en/people.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { people as zh } from '../../i18n/zh/people.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { History } from './history.js';
import { HrActs } from './hr-acts.js';
import { ComplaintLine } from './complaint-line.js';
import { PayChanges } from './pay-changes.js';

/** One person: level and post with their histories, ratings, complaints, leaves, pay. */
export default function PersonPage(): ReactNode {
  const { personId = '' } = useParams();
  const t = useTexts({ zh, en });
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: () => body(api.GET('/v1/people/{personId}', { params: { path: { personId } } })),
  });
  return (
    <>
      <nav className="crumbs">
        <Link to="/people">← {t.title}</Link>
      </nav>
      <Answered of={person}>{(found) => <Whole of={found} />}</Answered>
    </>
  );
}

function Whole({ of: one }: { readonly of: Person }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const me = useMe();
  const hr = isHr(me.roles);
  const levels: Readonly<Record<string, string>> = w.levels;
  const positions: Readonly<Record<string, string>> = w.positions;
  const fact = (label: string, value: ReactNode): ReactNode => (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <Page
      title={one.name}
      beside={
        <>
          <span className="chip">{one.id}</span>
          <span className="chip">{w.statuses[one.status]}</span>
        </>
      }
    >
      <HrActs of={one} />
      <div className="two">
        <div className="stack">
          <section className="card">
            <h2>{t.levels}</h2>
            <History periods={one.levels} nameOf={(value) => levels[value] ?? value} />
          </section>
          <section className="card">
            <h2>{t.ratings}</h2>
            {one.ratings.length === 0 ? <p className="muted">{t.none}</p> : <RatingStrip ratings={one.ratings} />}
          </section>
          <section className="card">
            <h2>{t.complaints}</h2>
            {one.complaints.length === 0 ? <p className="muted">{t.none}</p> : null}
            <ul className="stack tight">
              {one.complaints.map((complaint) => (
                <ComplaintLine key={complaint.id} of={complaint} about={one} />
              ))}
            </ul>
          </section>
        </div>
        <div className="stack">
          <section className="card">
            <dl className="facts">
              {fact(t.department, one.departmentName)}
              {fact(t.position, one.position === null ? (one.title ?? '—') : w.positions[one.position])}
              {fact(t.level, one.level === null ? '—' : w.levels[one.level])}
              {fact(t.superior, one.superiorName ?? '—')}
              {one.email === null ? null : fact(t.email, one.email)}
              {fact(t.hired, date(one.hiredOn, language))}
              {one.confirmedOn === null ? null : fact(t.confirmed, date(one.confirmedOn, language))}
              {one.leftOn === null ? null : fact(t.left, date(one.leftOn, language))}
            </dl>
          </section>
          <section className="card">
            <h2>{t.positions}</h2>
            <History periods={one.positions} nameOf={(value) => positions[value] ?? value} />
          </section>
          <PayChanges personId={one.id} />
          {hr || me.personId === one.id ? <Relatives personId={one.id} mayWithdraw={hr} /> : null}
          {one.leaves.length === 0 ? null : (
            <section className="card">
              <h2>{t.leaves}</h2>
              {one.leaves.map((leave, index) => (
                <p key={index}>
                  {t.leaveKinds[leave.kind] ?? leave.kind} · {date(leave.from, language)} –{' '}
                  {leave.to === null ? t.present : date(leave.to, language)}
                </p>
              ))}
            </section>
          )}
        </div>
      </div>
    </Page>
  );
}
