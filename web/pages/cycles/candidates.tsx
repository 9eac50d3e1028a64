import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Paged, usePages } from '../../components/paged.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { useCited } from '../../components/use-cited.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { asWritten, date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';
import { OneTeam, useTeam } from './one-team.js';
import { STAGE_GROUPS } from './stage-groups.js';

interface Props {
  readonly cycleId: string;
  readonly counts: Readonly<Record<string, number>>;
}

type Candidate = components['schemas']['Candidate'];

const SORTS = ['name', 'department', 'from', 'to', 'outcome', 'stage', 'total', 'effective'] as const;
const AGAIN_MS = 10_000;

/** Everybody of a cycle, by stage, result, route and name. */
export function Candidates({ cycleId, counts }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const { stages } = useCatalogue();
  const view = useView({
    sorts: SORTS,
    filters: {
      stage: Object.keys(stages),
      outcome: Object.keys(wordsZh.outcomes),
      route: Object.keys(wordsZh.routes),
      from: Object.keys(wordsZh.levels),
    },
  });
  const columns = useColumns();
  const { filters, size, sort } = view;
  const search = useDeferredValue(view.search);
  const team = useTeam();
  const asked = {
    ...filters,
    ...(team.of === undefined ? {} : { superior: team.of }),
    ...(search === '' ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
  };
  const people = usePages(
    ['candidates', cycleId, asked],
    (page) =>
      body(api.GET('/v1/cycles/{cycleId}/candidates', { params: { path: { cycleId }, query: { ...page, ...asked } } })),
    { refetchInterval: AGAIN_MS, keepBefore: true, size },
  );
  const { items } = people;
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <section className="stack tight">
      <div className="row between">
        <h2>{t.candidates}</h2>
        <span className="muted">{items === undefined ? '' : t.shown(items.length, total)}</span>
      </div>
      <TableBar list="candidates" columns={columns} view={view} search={common.searchPeople}>
        <OneTeam of={team} />
        <AsWorkbook path="/v1/cycles/{cycleId}/candidates" places={{ cycleId }} query={asked} />
      </TableBar>
      <Paged of={people} empty={t.nobody}>
        {(all) => <DataTable label={t.candidates} columns={columns} view={view} rows={all} idOf={({ id }) => id} />}
      </Paged>
    </section>
  );
}

const chipOf = (stage: Candidate['stage']): string =>
  stage === 'promoted' ? 'chip good' : STAGE_GROUPS.ended.includes(stage) ? 'chip' : 'chip warn';

function useColumns(): readonly Column<Candidate>[] {
  const t = useTexts({ zh, en });
  const { levels, outcomes, routes, panelOutcomes } = useTexts({ zh: wordsZh, en: wordsEn });
  const { dash } = useTexts({ zh: commonZh, en: commonEn });
  const { stages } = useCatalogue();
  const cite = useCited();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t.name,
        text: ({ personName, personId }) => `${personName} ${personId}`,
        cell: ({ id, personName, personId }) => (
          <span className="person">
            <Link to={`/cases/${encodeURIComponent(id)}`}>{personName}</Link> <span className="muted">{personId}</span>
          </span>
        ),
        sort: true,
      },
      { key: 'department', title: t.department, text: ({ departmentName }) => departmentName, sort: true, extra: true },
      {
        key: 'from',
        title: t.from,
        text: ({ fromLevel }) => (fromLevel === null ? dash : levels[fromLevel]),
        sort: true,
        filter: { choices: levels },
      },
      {
        key: 'to',
        title: t.to,
        text: ({ targetLevel }) => (targetLevel === null ? dash : levels[targetLevel]),
        sort: true,
      },
      {
        key: 'outcome',
        title: t.result,
        text: ({ outcome }) => outcomes[outcome],
        sort: true,
        filter: { choices: outcomes },
      },
      {
        key: 'route',
        title: t.filterRoute,
        text: ({ route }) => (route === null ? dash : routes[route]),
        filter: { choices: routes },
        extra: true,
      },
      {
        key: 'total',
        title: t.panel,
        text: ({ panelOutcome, panelTotal }) =>
          panelOutcome === null ? dash : `${panelOutcomes[panelOutcome]} ${panelTotal ?? ''}`,
        sort: true,
      },
      {
        key: 'stage',
        title: t.place,
        text: ({ stage }) => stages[stage],
        cell: ({ stage }) => <span className={chipOf(stage)}>{stages[stage]}</span>,
        sort: true,
        filter: { choices: stages },
      },
      {
        key: 'reason',
        title: t.reason,
        sentences: true,
        text: ({ reason, failing }) =>
          reason ??
          (failing === null
            ? ''
            : t.failing(
                cite(failing.clause),
                asWritten(failing.expected[language], language),
                asWritten(failing.actual[language], language),
              )),
      },
      {
        key: 'effective',
        title: t.effective,
        text: ({ effectiveFrom }) => (effectiveFrom === null ? dash : date(effectiveFrom, language)),
        sort: true,
      },
    ],
    [t, levels, outcomes, routes, panelOutcomes, dash, stages, cite, language],
  );
}
