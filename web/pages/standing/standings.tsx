import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { barOf, nearestOf, outlookOf } from '../../api/standing.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { useCited } from '../../components/use-cited.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { people as peopleEn } from '../../i18n/en/people/people.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { people as peopleZh } from '../../i18n/zh/people/people.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { asWritten, date, month } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { OutlookChip } from './outlook-chip.js';
import './standing.css';

const NARROWS = { level: Object.keys(wordsZh.levels), position: Object.keys(wordsZh.positions) };

const fetchStandings = (query: object) => body(api.GET('/v1/standings', { params: { query } }));
type Listed = Awaited<ReturnType<typeof fetchStandings>>['items'][number];

/** The same for many: heads see those below them, HR and the general manager everybody. */
export default function StandingsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const view = useView({ sorts: ['name', 'number', 'department', 'position', 'level', 'since'], filters: NARROWS });
  const columns = useColumns();
  const { filters, size, sort } = view;
  const asked = { ...filters, ...(sort === undefined ? {} : { sort }) };
  const list = usePages(['standings', asked], (page) => fetchStandings({ ...page, ...asked }), {
    keepBefore: true,
    size,
  });
  return (
    <Page title={t.list} lead={t.listLead}>
      <TableBar list="standings" columns={columns} view={view}>
        <AsWorkbook path="/v1/standings" query={asked} />
      </TableBar>
      <Paged of={list} empty={t.emptyList}>
        {(items) => (
          <DataTable label={t.list} columns={columns} view={view} rows={items} idOf={({ person }) => person.id} />
        )}
      </Paged>
    </Page>
  );
}

function useColumns(): readonly Column<Listed>[] {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: peopleZh, en: peopleEn });
  const { positions, levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const language = useLanguage();
  const wordsOf = useWords();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t.person,
        text: ({ person }) => person.name,
        cell: ({ person }) => <Link to={`/standing/${encodeURIComponent(person.id)}`}>{person.name}</Link>,
        sort: true,
      },
      { key: 'number', title: p.number, text: ({ person }) => person.id, sort: true },
      { key: 'department', title: p.department, text: ({ person }) => person.departmentName, sort: true, extra: true },
      {
        key: 'position',
        title: t.position,
        text: ({ person }) => (person.position === null ? common.dash : positions[person.position]),
        sort: true,
        filter: { choices: positions },
      },
      {
        key: 'level',
        title: t.level,
        text: ({ person }) => (person.level === null ? common.dash : levels[person.level]),
        sort: true,
        filter: { choices: levels },
      },
      {
        key: 'since',
        title: t.levelSince,
        text: ({ levelSince }) => (levelSince === null ? common.dash : date(levelSince, language)),
        sort: true,
        extra: true,
      },
      {
        key: 'cycle',
        title: t.nextCycle,
        text: ({ levelPromotion: [next] }) => (next === undefined ? common.dash : month(next.cycle, language)),
        cell: ({ levelPromotion: [next] }) => (
          <span className="standing-cycle">{next === undefined ? common.dash : month(next.cycle, language)}</span>
        ),
      },
      {
        key: 'outlook',
        title: t.best,
        text: (one) => wordsOf(one),
        cell: (one) => {
          const state = outlookOf(one.levelPromotion[0]);
          if (state === undefined) return <span className="muted">{wordsOf(one)}</span>;
          return (
            <span className="stack tight">
              <span>
                <OutlookChip state={state} />
              </span>
              {wordsOf(one)}
            </span>
          );
        },
      },
    ],
    [t, p, positions, levels, common, language, wordsOf],
  );
}

/** Why somebody stands where he does: the rule that is nearest, or what bars him from all. */
function useWords(): (one: Listed) => string {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const say = useSay();
  const cite = useCited();
  const language = useLanguage();
  return useMemo(
    () =>
      ({ levelPromotion: [cycle] }) => {
        if (cycle !== undefined && cycle.atCap !== null) return t.atCap(levels[cycle.atCap]);
        const bar = barOf(cycle);
        const nearest = nearestOf(cycle);
        if (bar === undefined) return nearest === undefined ? t.nothingAhead : asWritten(say(nearest.text), language);
        return asWritten(`${say(bar.expected)}${common.colon}${say(bar.actual)} (${cite(bar.clause)})`, language);
      },
    // What says a text of the API's depends on the language alone.
    [t, common, levels, cite, language],
  );
}
