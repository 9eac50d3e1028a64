import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useCycles } from '../../api/cycles.js';
import type { components } from '../../api/schema.js';
import { FigureTable } from '../../components/figure-table.js';
import { Answered, Failure, Loading } from '../../components/states.js';
import { calibration as en } from '../../i18n/en/cases/calibration.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { calibration as zh } from '../../i18n/zh/cases/calibration.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { besideOf, rowsOf, type RateRow } from './rates.js';

type Cycle = components['schemas']['Cycle'];

/** Who is eligible and who passes by team and level, in this cycle and the two before; for HR. */
export function Distribution({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <section className="card stack" aria-labelledby="distribution">
      <h2 id="distribution">{t.distribution}</h2>
      <p className="muted">{t.rateHelp}</p>
      <Answered of={useCycles()}>{({ items }) => <Rates cycles={besideOf(items, cycleId)} />}</Answered>
    </section>
  );
}

function Rates({ cycles }: { readonly cycles: readonly Cycle[] }): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const asked = useQueries({
    queries: cycles.map(({ id }) => ({
      queryKey: ['reports', 'pass-rates', id],
      queryFn: () => body(api.GET('/v1/reports/pass-rates', { params: { query: { cycle: id } } })),
    })),
  });
  const failed = asked.find(({ error }) => error !== null);
  if (failed?.error) return <Failure error={failed.error} />;
  if (asked.some(({ data }) => data === undefined)) return <Loading />;
  const rows = rowsOf(
    asked.map(({ data }) => data?.items ?? []),
    Object.keys(levels),
  );
  if (rows.length === 0) return <p className="muted">{t.none}</p>;
  return (
    <FigureTable
      label={t.distribution}
      words={[t.team, t.level]}
      figures={cycles.map(({ month: of, stage }) =>
        stage === 'closed' ? month(of, language) : t.underWay(month(of, language)),
      )}
    >
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{row.superiorName ?? t.noSuperior}</th>
          <td>{levels[row.level]}</td>
          {cycles.map((cycle, index) => (
            <td key={cycle.id} className="number">
              <Rate of={row} at={index} cycle={cycle} />
            </td>
          ))}
        </tr>
      ))}
    </FigureTable>
  );
}

interface RateProps {
  readonly of: RateRow;
  readonly at: number;
  readonly cycle: Cycle;
}

/** Approved, eligible and evaluated, each with the people behind it. */
function Rate({ of: row, at, cycle }: RateProps): ReactNode {
  const t = useTexts({ zh, en });
  const rate = row.rates[at];
  if (rate === undefined) return '—';
  const behind = (narrowed: Readonly<Record<string, string>>): string =>
    `/cycles/${encodeURIComponent(cycle.id)}?${new URLSearchParams({
      superior: row.superiorId ?? '-',
      from: row.level,
      ...narrowed,
    }).toString()}`;
  const called = (what: string, count: number): string =>
    `${row.superiorName ?? t.noSuperior} ${what} ${String(count)}`;
  return (
    <span className="calibration-rate">
      <Link
        to={behind(cycle.stage === 'closed' ? { stage: 'promoted' } : { outcome: 'eligible', sort: 'stage' })}
        aria-label={called(t.approved, rate.approved)}
      >
        {rate.approved}
      </Link>
      {' / '}
      <Link to={behind({ outcome: 'eligible' })} aria-label={called(t.eligible, rate.eligible)}>
        {rate.eligible}
      </Link>
      {' / '}
      <Link to={behind({})} aria-label={called(t.evaluated, rate.evaluated)}>
        {rate.evaluated}
      </Link>
    </span>
  );
}
