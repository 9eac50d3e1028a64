import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useCycles } from '../../api/cycles.js';
import { Answered, Failure, Loading } from '../../components/states.js';
import { calibration as en } from '../../i18n/en/cases/calibration.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { calibration as zh } from '../../i18n/zh/cases/calibration.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { FigureTable } from '../../components/figure-table.js';

/** This cycle and so many before it. */
const BESIDE = 3;

/** Who passes by team and level, in this cycle and the two before; for HR. */
export function Distribution({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <section className="card stack" aria-labelledby="distribution">
      <h2 id="distribution">{t.distribution}</h2>
      <p className="muted">{t.rateHelp}</p>
      <Answered of={useCycles()}>
        {({ items }) => {
          const own = items.find(({ id }) => id === cycleId);
          const months = items
            .filter(
              ({ kind, stage, month: of }) => kind === 'regular' && stage !== 'dismissed' && of <= (own?.month ?? ''),
            )
            .toSorted((a, b) => (a.month < b.month ? 1 : -1))
            .slice(0, BESIDE);
          return <Rates cycles={months} />;
        }}
      </Answered>
    </section>
  );
}

function Rates({ cycles }: { readonly cycles: readonly { readonly id: string; readonly month: string }[] }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
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
  const rates = asked.map(({ data }) => data?.items ?? []);
  const keyOf = ({ superiorId, level }: (typeof rates)[number][number]): string => `${superiorId ?? ''} ${level}`;
  const rows = [...new Map(rates.flat().map((one) => [keyOf(one), one])).values()];
  if (rows.length === 0) return <p className="muted">{t.none}</p>;
  return (
    <FigureTable
      label={t.distribution}
      words={[t.team, t.level]}
      figures={cycles.map(({ month: of }) => month(of, language))}
    >
      {rows.map((row) => (
        <tr key={keyOf(row)}>
          <th scope="row">{row.superiorName ?? '—'}</th>
          <td>{w.levels[row.level]}</td>
          {rates.map((of, index) => {
            const found = of.find((one) => keyOf(one) === keyOf(row));
            return (
              <td key={cycles[index]?.id} className="number">
                {found === undefined ? '—' : t.rate(found.approved, found.evaluated)}
              </td>
            );
          })}
        </tr>
      ))}
    </FigureTable>
  );
}
