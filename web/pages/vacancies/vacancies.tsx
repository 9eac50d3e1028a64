import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { vacancies as en } from '../../i18n/en/cases/vacancies.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { vacancies as zh } from '../../i18n/zh/cases/vacancies.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { OpenVacancy } from './open-vacancy.js';

const SORTS = ['post', 'department', 'opened', 'filled', 'stage'] as const;
const STAGE_COLOURS = { open: 'good', closing: 'warn', closed: '' } as const;

/** §9.1: the posts to be filled, the latest first; HR opens one. */
export default function VacanciesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const view = useView({ sorts: SORTS, filters: { stage: Object.keys(STAGE_COLOURS) } });
  const columns = useColumns();
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
      <TableBar list="vacancies" columns={columns} view={view}>
        <AsWorkbook path="/v1/vacancies" />
      </TableBar>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <DataTable
              whole
              label={t.title}
              columns={columns}
              view={view}
              rows={items}
              idOf={({ id }) => id}
              empty={t.empty}
            />
          )
        }
      </Answered>
    </Page>
  );
}

type Vacancy = components['schemas']['Vacancy'];

function useColumns(): readonly Column<Vacancy>[] {
  const t = useTexts({ zh, en });
  const { positions } = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'post',
        title: t.post,
        text: ({ post, team }) => `${positions[post]} · ${team}`,
        cell: ({ id, post, team }) => (
          <Link to={`/vacancies/${encodeURIComponent(id)}`}>
            {positions[post]} · {team}
          </Link>
        ),
        sort: ({ post, team }) => `${positions[post]} ${team}`,
      },
      { key: 'number', title: t.number, text: ({ id }) => id, extra: true },
      {
        key: 'department',
        title: t.department,
        text: ({ departmentName }) => departmentName,
        sort: ({ departmentName }) => departmentName,
      },
      {
        key: 'opened',
        title: t.openedAt,
        text: ({ openedAt }) => instant(openedAt, language),
        sort: ({ openedAt }) => openedAt,
      },
      { key: 'reportsTo', title: t.reportsTo, text: ({ reportsToName }) => reportsToName },
      { key: 'reason', title: t.reason, text: ({ closeReason, reason }) => closeReason ?? reason },
      {
        key: 'filled',
        title: t.filledHead,
        text: ({ filled, headCount }) => `${filled} / ${headCount}`,
        sort: ({ filled, headCount }) => filled / headCount,
        number: true,
      },
      {
        key: 'stage',
        title: t.stage,
        text: ({ stage }) => t.stages[stage],
        cell: ({ stage }) => <span className={`chip ${STAGE_COLOURS[stage]}`}>{t.stages[stage]}</span>,
        sort: ({ stage }) => Object.keys(STAGE_COLOURS).indexOf(stage),
        filter: { choices: t.stages, of: ({ stage }) => stage },
      },
    ],
    [t, positions, language],
  );
}
