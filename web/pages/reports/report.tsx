import { Button } from 'antd';
import { Suspense, useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { lazily } from '../../app/lazily.js';
import type { Series } from '../../components/bar-chart.js';
import type { Listed } from '../../api/workbook.js';
import { csvOf } from '../../components/csv.js';
import { download } from '../../components/download.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { SIZES, type View } from '../../components/table/view.js';
import { Empty, Loading } from '../../components/states.js';
import { reports as en } from '../../i18n/en/service/reports.js';
import { reports as zh } from '../../i18n/zh/service/reports.js';
import { useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

const BarChart = lazily(() => import('../../components/bar-chart.js'));

/** What stands in a cell; a day, a month or a share is sorted by something else than its words. */
export type Cell = string | number | { readonly says: string; readonly by: string | number };

interface ReportTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Row {
  readonly no: number;
  readonly cells: readonly Cell[];
}

type ReportId = 'ladder' | 'overdue' | 'pass-rates' | 'pay-effects' | 'stage-times';

interface Props extends ReportTable {
  /** As at the end of its address. */
  readonly id: ReportId;
  readonly title: string;
  readonly about: string;
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly beside?: ReactNode;
  /** Which filter of the report is set, for its workbook. */
  readonly filter?: Listed['query'];
}

/** A report: the picture, the table behind it, and the table as a file. */
export function Report({ id, title, about, heads, rows, names, series, beside, filter }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const view = useReportView(id, heads.length);
  const said = JSON.stringify(rows);
  const numbered = useMemo(() => rows.map((cells, no) => ({ no, cells })), [said]);
  const columns = useMemo(() => columnsOf(heads, rows), [heads.join('\n'), said]);
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className="row between">
        <h2 id={id}>{title}</h2>
        <span className="row">
          {beside}
          <AsWorkbook path={`/v1/reports/${id}`} query={filter ?? {}} />
          <Button
            size="small"
            disabled={rows.length === 0}
            onClick={() => {
              download(`${title}.csv`, csvOf([heads, ...rows.map((row) => row.map(saidIn))]));
            }}
          >
            {t.csv}
          </Button>
        </span>
      </div>
      <p className="muted">{about}</p>
      {rows.length === 0 ? (
        <Empty>{t.empty}</Empty>
      ) : (
        <>
          <Suspense fallback={<Loading />}>
            <BarChart label={`${title}。${t.tableBelow}`} names={names} series={series} />
          </Suspense>
          <details open={view.sort !== undefined}>
            <summary>{t.table}</summary>
            <DataTable
              whole
              label={title}
              columns={columns}
              view={view}
              rows={numbered}
              idOf={({ no }) => String(no)}
            />
          </details>
        </>
      )}
    </section>
  );
}

const saidIn = (cell: Cell | undefined): string | number => (typeof cell === 'object' ? cell.says : (cell ?? ''));
const sortedBy = (cell: Cell | undefined): string | number => (typeof cell === 'object' ? cell.by : (cell ?? ''));

/** A column a head; figures stand below one another. */
const columnsOf = (heads: readonly string[], rows: ReportTable['rows']): readonly Column<Row>[] =>
  heads.map((title, at) => ({
    key: String(at),
    title,
    text: ({ cells }) => String(saidIn(cells[at])),
    sort: ({ cells }) => sortedBy(cells[at]),
    number: rows.some((row) => typeof sortedBy(row[at]) === 'number'),
  }));

/** How a report's table is looked at: there are several on the page, so its order stands under its own name. */
function useReportView(id: ReportId, columns: number): View {
  const [params, setParams] = useSearchParams();
  const named = params.get(id) ?? '';
  const at = Number(named.replace('-', ''));
  const sort = named !== '' && at >= 0 && at < columns ? named : undefined;
  const set = (next: string | undefined): void => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === undefined) after.delete(id);
        else after.set(id, next);
        return after;
      },
      { replace: true },
    );
  };
  return {
    sort,
    columns: undefined,
    size: SIZES[SIZES.length - 1] ?? SIZES[0],
    search: '',
    filters: {},
    chosen: sort !== undefined,
    change: (next) => {
      if ('sort' in next) set(next.sort);
    },
    reset: () => {
      set(undefined);
    },
  };
}
