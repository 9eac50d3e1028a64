import { Button } from 'antd';
import { Suspense, type ReactNode } from 'react';
import { lazily } from '../../app/lazily.js';
import type { Series } from '../../components/bar-chart.js';
import type { Listed } from '../../api/workbook.js';
import { csvOf } from '../../components/csv.js';
import { download } from '../../components/download.js';
import { Empty, Loading } from '../../components/states.js';
import { reports as en } from '../../i18n/en/service/reports.js';
import { reports as zh } from '../../i18n/zh/service/reports.js';
import { useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

const BarChart = lazily(() => import('../../components/bar-chart.js'));

export interface ReportTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
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
              download(`${id}.csv`, csvOf([heads, ...rows]));
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
          <details>
            <summary>{t.table}</summary>
            <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
              <table className="table">
                <thead>
                  <tr>
                    {heads.map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, index) => (
                    <tr key={index}>
                      {row.map((cell, column) => (
                        <td key={column} className={typeof cell === 'number' ? 'number' : ''}>
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
