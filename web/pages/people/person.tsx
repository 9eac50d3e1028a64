import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import type { Person } from '../../api/people.js';
import { Page } from '../../components/page.js';
import { HandOver } from '../../components/people/hand-over.js';
import { Proxies } from '../../components/people/proxies.js';
import { Relatives } from '../../components/people/relatives.js';
import { RatingStrip } from '../../components/cases/rating-strip.js';
import { Answered } from '../../components/states.js';
import { people as en } from '../../i18n/en/people/people.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { CasesOf } from './cases-of.js';
import { DocumentsOf } from './documents-of.js';
import { History } from './history.js';
import { HrActs } from './hr-acts.js';
import { Leaves } from './leaves.js';
import { ComplaintLine } from './complaint-line.js';
import { PayChanges } from './pay-changes.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import './profile.css';

/** What of a person has its place elsewhere on the page, or is only used by it. */
type Elsewhere =
  | 'id'
  | 'name'
  | 'status'
  | 'title'
  | 'departmentId'
  | 'departmentHeadId'
  | 'superiorId'
  | 'trial'
  | 'version'
  | 'levels'
  | 'positions'
  | 'ratings'
  | 'complaints'
  | 'leaves';
/** Whatever else the API says of a person stands among his facts. */
type Fact = Exclude<keyof Person, Elsewhere>;

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
  const day = (on: string | null): string | null => (on === null ? null : date(on, language));
  const facts: Readonly<Record<Fact, { readonly label: string; readonly value: ReactNode }>> = {
    departmentName: { label: t.department, value: one.departmentName },
    position: { label: t.position, value: one.position === null ? (one.title ?? '—') : w.positions[one.position] },
    level: { label: t.level, value: one.level === null ? '—' : w.levels[one.level] },
    superiorName: { label: t.superior, value: one.superiorName ?? '—' },
    email: { label: t.email, value: one.email },
    hiredOn: { label: t.hired, value: day(one.hiredOn) },
    confirmedOn: { label: t.confirmed, value: day(one.confirmedOn) },
    leftOn: { label: t.left, value: day(one.leftOn) },
  };
  return (
    <Page
      title={one.name}
      beside={
        <>
          <span className="chip">{one.id}</span>
          <span className="chip">{w.statuses[one.status]}</span>
          <AsWorkbook path="/v1/people/{personId}" places={{ personId: one.id }} />
        </>
      }
    >
      <section className="card">
        <dl className="profile">
          {Object.entries(facts).map(([name, { label, value }]) =>
            value === null ? null : (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </section>
      <HrActs of={one} />
      <div className="two">
        <div className="stack">
          <section className="card stack tight" aria-labelledby="ratings">
            <h2 id="ratings">{t.ratings}</h2>
            {one.ratings.length === 0 ? <p className="muted">{t.none}</p> : <RatingStrip ratings={one.ratings} />}
          </section>
          <CasesOf personId={one.id} />
          <section className="card" aria-labelledby="history">
            <h2 id="history">{t.history}</h2>
            <History
              lines={[
                ...one.levels.map((period) => ({ what: t.level, name: levels[period.value] ?? period.value, period })),
                ...one.positions.map((period) => ({
                  what: t.position,
                  name: positions[period.value] ?? period.value,
                  period,
                })),
              ]}
            />
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
          <DocumentsOf personId={one.id} />
          <PayChanges personId={one.id} />
          {hr || me.personId === one.id ? <Relatives personId={one.id} mayWithdraw={hr} /> : null}
          {hr || me.personId === one.id ? <Proxies personId={one.id} mayName={hr || me.personId === one.id} /> : null}
          {hr && me.personId !== one.id ? <HandOver personId={one.id} /> : null}
          <Leaves of={one} mayRecord={hr && me.personId !== one.id} />
        </div>
      </div>
    </Page>
  );
}
