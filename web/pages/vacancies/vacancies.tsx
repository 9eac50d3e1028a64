import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { vacancies as en } from '../../i18n/en/cases/vacancies.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { vacancies as zh } from '../../i18n/zh/cases/vacancies.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { OpenVacancy } from './open-vacancy.js';
import '../inbox/inbox.css';
import { AsWorkbook } from '../../components/as-workbook.js';

const STAGE_COLOURS = { open: 'good', closing: 'warn', closed: '' } as const;

/** §9.1: the posts to be filled, the latest first; HR opens one. */
export default function VacanciesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const [opening, setOpening] = useState(false);
  const mayOpen = isHr(useMe().roles);
  const list = useQuery({
    queryKey: ['vacancies'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/vacancies', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
      ),
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        <>
          <AsWorkbook path="/v1/vacancies" />
          {mayOpen && !opening ? (
            <Button
              type="primary"
              onClick={() => {
                setOpening(true);
              }}
            >
              {t.open}
            </Button>
          ) : null}
        </>
      }
    >
      {opening ? (
        <OpenVacancy
          onClose={() => {
            setOpening(false);
          }}
        />
      ) : null}
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <ul className="task-list">
              {items.map((one) => (
                <li key={one.id}>
                  <Link className="task-line" to={`/vacancies/${encodeURIComponent(one.id)}`}>
                    <span className="task-what">
                      <strong>
                        {w.positions[one.post]} · {one.team}
                      </strong>
                      <span className="muted">
                        {one.departmentName} · {one.id} · {instant(one.openedAt, language)}
                      </span>
                    </span>
                    <span className="row">
                      <span className="muted">{t.filled(one.filled, one.headCount)}</span>
                      <span className={`chip ${STAGE_COLOURS[one.stage]}`}>{t.stages[one.stage]}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}
