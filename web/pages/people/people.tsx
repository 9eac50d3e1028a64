import { Button } from 'antd';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import { ProxySuggestions } from '../../components/people/proxy-suggestions.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { people as en } from '../../i18n/en/people/people.js';
import { personnel as personnelEn } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { personnel as personnelZh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

type Summary = components['schemas']['PersonSummary'];

const SORTS = ['name', 'number', 'department', 'position', 'level', 'status', 'superior', 'hired'] as const;
const NARROWS = {
  position: Object.keys(wordsZh.positions),
  level: Object.keys(wordsZh.levels),
  status: Object.keys(wordsZh.statuses),
};

/** The people whom one may see, as of today. */
export default function People(): ReactNode {
  const t = useTexts({ zh, en });
  const personnel = useTexts({ zh: personnelZh, en: personnelEn });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const me = useMe();
  const navigate = useNavigate();
  const view = useView({ sorts: SORTS, filters: NARROWS });
  const columns = useColumns();
  const { filters, size, sort } = view;
  const search = useDeferredValue(view.search);
  const asked = {
    ...filters,
    ...(search === '' ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
  };
  const people = usePages(
    ['people', asked],
    (page) => body(api.GET('/v1/people', { params: { query: { ...page, ...asked } } })),
    { keepBefore: true, size },
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        isHr(me.roles) ? (
          <Button type="primary" onClick={() => void navigate('/hires/new')}>
            {personnel.hire}
          </Button>
        ) : undefined
      }
    >
      {isHr(me.roles) ? <ProxySuggestions /> : null}
      <TableBar list="people" columns={columns} view={view} search={common.searchPeople}>
        <AsWorkbook path="/v1/people" query={asked} />
      </TableBar>
      <Paged of={people} empty={t.empty}>
        {(items) => <DataTable label={t.title} columns={columns} view={view} rows={items} idOf={({ id }) => id} />}
      </Paged>
    </Page>
  );
}

function useColumns(): readonly Column<Summary>[] {
  const t = useTexts({ zh, en });
  const { positions, levels, statuses } = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t.name,
        text: ({ name }) => name,
        cell: ({ id, name }) => <Link to={`/people/${encodeURIComponent(id)}`}>{name}</Link>,
        sort: true,
      },
      { key: 'number', title: t.number, text: ({ id }) => id, sort: true },
      { key: 'department', title: t.department, text: ({ departmentName }) => departmentName, sort: true },
      {
        key: 'position',
        title: t.position,
        text: ({ position, title }) => (position === null ? (title ?? '—') : positions[position]),
        sort: true,
        filter: { choices: positions },
      },
      {
        key: 'level',
        title: t.level,
        text: ({ level }) => (level === null ? '—' : levels[level]),
        sort: true,
        filter: { choices: levels },
      },
      {
        key: 'status',
        title: t.status,
        text: ({ status }) => statuses[status],
        sort: true,
        filter: { choices: statuses },
      },
      { key: 'superior', title: t.superior, text: ({ superiorName }) => superiorName ?? '—', sort: true },
      { key: 'hired', title: t.hired, text: ({ hiredOn }) => date(hiredOn, language), sort: true, extra: true },
      {
        key: 'confirmed',
        title: t.confirmed,
        text: ({ confirmedOn }) => (confirmedOn === null ? '—' : date(confirmedOn, language)),
        extra: true,
      },
      {
        key: 'left',
        title: t.left,
        text: ({ leftOn }) => (leftOn === null ? '—' : date(leftOn, language)),
        extra: true,
      },
    ],
    [t, positions, levels, statuses, language],
  );
}
