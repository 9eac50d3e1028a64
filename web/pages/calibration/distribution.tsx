import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
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
import { besideOf, rowsOf, teamsOf, type RateRow, type Sum, type TeamRates } from './rates.js';

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
  const teams = teamsOf(
    rowsOf(
      asked.map(({ data }) => data?.items ?? []),
      Object.keys(levels),
    ),
  );
  if (teams.length === 0) return <p className="muted">{t.none}</p>;
  return (
    <FigureTable
      label={t.distribution}
      words={[t.team]}
      figures={cycles.map(({ month: of, stage }) =>
        stage === 'closed' ? month(of, language) : t.underWay(month(of, language)),
      )}
    >
      {teams.map((team) => (
        <Team key={team.superiorId ?? ''} of={team} cycles={cycles} />
      ))}
    </FigureTable>
  );
}

/** A team in each cycle, and folded out its levels. */
function Team({ of: team, cycles }: { readonly of: TeamRates; readonly cycles: readonly Cycle[] }): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const [open, setOpen] = useState(false);
  const name = team.superiorName ?? t.noSuperior;
  const cells = (row: TeamRates | RateRow): ReactNode =>
    cycles.map((cycle, index) => (
      <td key={cycle.id} className="number">
        <Rate name={name} of={row} rate={row.rates[index]} cycle={cycle} />
      </td>
    ));
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="fold"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {name}
          </button>
        </th>
        {cells(team)}
      </tr>
      {open
        ? team.levels.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="folded">
                {levels[row.level]}
              </th>
              {cells(row)}
            </tr>
          ))
        : null}
    </>
  );
}

interface RateProps {
  readonly name: string;
  /** The team, or one level of it. */
  readonly of: TeamRates | RateRow;
  readonly rate: Sum | undefined;
  readonly cycle: Cycle;
}

/** Approved, eligible and evaluated, each with the people behind it. */
function Rate({ name, of: row, rate, cycle }: RateProps): ReactNode {
  const t = useTexts({ zh, en });
  if (rate === undefined) return '—';
  const behind = (narrowed: Readonly<Record<string, string>>): string =>
    `/cycles/${encodeURIComponent(cycle.id)}?${new URLSearchParams({
      superior: row.superiorId ?? '-',
      ...('level' in row ? { from: row.level } : {}),
      ...narrowed,
    }).toString()}`;
  const called = (what: string, count: number): string => `${name} ${what} ${String(count)}`;
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
