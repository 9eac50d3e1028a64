import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { usePipelines } from '../../api/pipelines.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Paged, usePages } from '../../components/paged.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { date, dayOf } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

interface Props {
  readonly relation: 'started' | 'below';
  readonly empty: string;
}

type Kind = keyof typeof casesZh.kinds;

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
  readonly personName: string;
  readonly departmentName: string;
  readonly stage: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** Cases that one has started, or of one’s people, as far as one is told where they stand. */
export default function CaseList({ relation, empty }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const view = useView({ sorts: [], filters: { kind: Object.keys(casesZh.kinds) } });
  const columns = useColumns();
  const search = useDeferredValue(view.search);
  const kind = view.filters.kind as Kind | undefined;
  const asked = {
    relation,
    ...(relation === 'below' ? { open: 'true' } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(search === '' ? {} : { search }),
  };
  const list = usePages(
    ['cases', asked],
    (page) => body(api.GET('/v1/cases', { params: { query: { ...asked, ...page } } })),
    { keepBefore: true, size: view.size },
  );
  const narrowed = kind !== undefined || search !== '';
  return (
    <>
      <TableBar list="cases" columns={columns} view={view} search={common.searchPeople}>
        <AsWorkbook path="/v1/cases" query={asked} />
      </TableBar>
      <Paged of={list} empty={narrowed ? t.emptyCases : empty}>
        {(items) => (
          <DataTable
            label={t[relation === 'below' ? 'people' : 'started']}
            columns={columns}
            view={view}
            rows={items}
            idOf={({ id }) => id}
          />
        )}
      </Paged>
    </>
  );
}

function useColumns(): readonly Column<Listed>[] {
  const t = useTexts({ zh, en });
  const { kinds } = useTexts({ zh: casesZh, en: casesEn });
  const { stages: stageless } = useCatalogue();
  const pipelines = usePipelines().data;
  const language = useLanguage();
  return useMemo(() => {
    const stageOf = ({ kind, stage, closedAt }: Listed): string => {
      if (closedAt !== null) return t.over;
      const known = pipelines?.items.find((one) => one.kind === kind)?.stages.find((one) => one.stage === stage);
      return known === undefined ? stageless['in-review'] : known.title[language];
    };
    return [
      {
        key: 'name',
        title: t.caseOf,
        text: ({ personName, personId }) => `${personName} ${personId}`,
        cell: ({ id, personName, personId }) => (
          <span className="person">
            <Link to={`/cases/${encodeURIComponent(id)}`}>{personName}</Link> <span className="muted">{personId}</span>
          </span>
        ),
      },
      {
        key: 'kind',
        title: t.caseKind,
        text: ({ kind }) => kinds[kind as Kind],
        filter: { choices: kinds },
      },
      { key: 'department', title: t.caseDepartment, text: ({ departmentName }) => departmentName },
      { key: 'opened', title: t.caseOpened, text: ({ openedAt }) => date(dayOf(openedAt), language) },
      {
        key: 'stage',
        title: t.caseStage,
        text: stageOf,
        cell: (one) => <span className="chip">{stageOf(one)}</span>,
      },
      { key: 'number', title: t.caseNumber, text: ({ id }) => id, extra: true },
    ];
  }, [t, kinds, stageless, pipelines, language]);
}
