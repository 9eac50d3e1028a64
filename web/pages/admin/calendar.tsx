import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { fetchYear, type CalendarDay, type CalendarYear } from '../../api/calendar.js';
import { MonthGrid, type DayKind } from '../../components/month-grid.js';
import { Page } from '../../components/page.js';
import { Answered } from '../../components/states.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { date, today } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

/** The workdays of a year, month by month; the same that due days and reviews are reckoned by (I-20, I-53). */
export default function CalendarPage(): ReactNode {
  const t = useTexts({ zh, en });
  const [year, setYear] = useState(() => Number(today().slice(0, 4)));
  const found = useQuery({ queryKey: ['calendar', String(year)], queryFn: () => fetchYear(String(year)) });
  const step = (by: number, label: string): ReactNode => (
    <Button
      aria-label={`${t.year} ${year + by}`}
      onClick={() => {
        setYear(year + by);
      }}
    >
      {label}
    </Button>
  );
  return (
    <Page
      title={`${t.calendar} ${year}`}
      lead={t.calendarLead}
      beside={
        <>
          {step(-1, '←')}
          {step(1, '→')}
        </>
      }
    >
      <Answered of={found}>{(one) => <Year of={one} />}</Answered>
    </Page>
  );
}

function Year({ of: { year, published, days } }: { readonly of: CalendarYear }): ReactNode {
  const t = useTexts({ zh, en });
  const notices = new Map(days.map((day) => [day.on, day]));
  return (
    <>
      <div className="row">
        <span className={published ? 'chip good' : 'chip warn'}>{published ? t.published : t.projected}</span>
        {published ? null : <span className="muted">{t.howTo}</span>}
      </div>
      <p className="day-keys">
        {(Object.keys(t.kinds) as DayKind[]).map((kind) => (
          <span key={kind}>
            <span className={`month-day ${kind}`} aria-hidden="true" />
            {t.kinds[kind]}
          </span>
        ))}
      </p>
      <div className="months">
        {Array.from({ length: 12 }, (_, index) => (
          <MonthGrid key={index} year={year} of={index + 1} notices={notices} />
        ))}
      </div>
      <List of={days} />
    </>
  );
}

/** The same as the colours, to be read. */
function List({ of: days }: { readonly of: readonly CalendarDay[] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const say = useSay();
  return (
    <section className="card">
      <h2>{t.list}</h2>
      <ul className="stack tight">
        {days.map(({ on, kind, name }) => (
          <li key={on} className="row">
            <span>{date(on, language, true)}</span>
            <span>{say(name)}</span>
            <span className={kind === 'holiday' ? 'chip warn' : 'chip'}>{t.kinds[kind]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
