import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchCasesOf, type ListedCase } from '../../api/cases.js';
import { usePipeline } from '../../api/pipelines.js';
import { Answered } from '../../components/states.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { people as en } from '../../i18n/en/people/people.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { date, dayOf } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

/** Every case about somebody, the latest first, as far as the reader is told of it (8.5.6). */
export function CasesOf({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const cases = useQuery({ queryKey: ['cases', 'of', personId], queryFn: () => fetchCasesOf(personId) });
  return (
    <section className="card" aria-labelledby="cases-of">
      <h2 id="cases-of">{t.cases}</h2>
      <Answered of={cases}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">{t.none}</p>
          ) : (
            <ol className="history">
              {items
                .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
                .map((one) => (
                  <Line key={one.id} of={one} />
                ))}
            </ol>
          )
        }
      </Answered>
    </section>
  );
}

function Line({ of: one }: { readonly of: ListedCase }): ReactNode {
  const t = useTexts({ zh, en });
  const c = useTexts({ zh: casesZh, en: casesEn });
  const say = useSay();
  const language = useLanguage();
  const stage = usePipeline(one.kind)?.stages.find((each) => each.stage === one.stage);
  const day = (at: string): string => date(dayOf(at), language);
  return (
    <li>
      <span className="muted">
        {day(one.openedAt)} – {one.closedAt === null ? t.present : day(one.closedAt)}
      </span>
      <span>
        <Link to={`/cases/${encodeURIComponent(one.id)}`}>{c.kinds[one.kind]}</Link>{' '}
        <span className={stage?.end === 'otherwise' ? 'chip bad' : stage?.end === 'well' ? 'chip good' : 'chip'}>
          {stage === undefined ? c.running : say(stage.title)}
        </span>
      </span>
    </li>
  );
}
