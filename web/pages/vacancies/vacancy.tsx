import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { fetchVacancy } from '../../api/vacancies.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { vacancies as en } from '../../i18n/en/cases/vacancies.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { vacancies as zh } from '../../i18n/zh/cases/vacancies.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Nominee } from './nominee.js';
import './vacancies.css';
import { AsWorkbook } from '../../components/as-workbook.js';

/** §9.5.4: one post, and everybody who competes for it side by side, by the order of I-36. */
export default function VacancyPage(): ReactNode {
  const { vacancyId = '' } = useParams();
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const vacancy = useQuery({ queryKey: ['vacancies', vacancyId], queryFn: () => fetchVacancy(vacancyId) });
  return (
    <>
      <nav className="no-print crumbs">
        <Link to="/vacancies">← {t.back}</Link>
      </nav>
      <Answered of={vacancy}>
        {(found) => (
          <Page
            title={`${w.positions[found.post]} · ${found.team}`}
            beside={
              <>
                <span className="chip">{t.stages[found.stage]}</span>
                <span className="chip">{t.filled(found.filled, found.headCount)}</span>
                {found.openPlaces > 0 ? <span className="chip good">{t.places(found.openPlaces)}</span> : null}
              </>
            }
          >
            <section className="card">
              <dl className="facts">
                <dt>{t.reportsTo}</dt>
                <dd>
                  {found.reportsToName} <span className="muted">{found.departmentName}</span>
                </dd>
                <dt>{t.reason}</dt>
                <dd>{found.closeReason ?? found.reason}</dd>
                <dt>{t.openedAt}</dt>
                <dd>{instant(found.openedAt, language)}</dd>
              </dl>
            </section>
            <section className="stack" aria-labelledby="nominees">
              <div className="row between">
                <h2 id="nominees">{t.nominees}</h2>
                <AsWorkbook path="/v1/vacancies/{vacancyId}" places={{ vacancyId: found.id }} />
              </div>
              {found.candidates.length === 0 ? <Empty>{t.noNominees}</Empty> : null}
              <ul className="nominees">
                {found.candidates.map((one) => (
                  <Nominee key={one.id} of={one} />
                ))}
              </ul>
            </section>
          </Page>
        )}
      </Answered>
    </>
  );
}
