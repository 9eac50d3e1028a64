import type { ReactNode } from 'react';
import { FORECAST_STATES, type ForecastCost, type Foretold } from '../../api/forecast.js';
import { FigureTable } from '../../components/figure-table.js';
import { forecast as en } from '../../i18n/en/cases/forecast.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { forecast as zh } from '../../i18n/zh/cases/forecast.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { signedMoney } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { Narrowed } from './narrow.js';

interface Props {
  readonly of: readonly Foretold[];
  /** Undefined for whoever sees no pay. */
  readonly cost: ForecastCost | undefined;
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly people: readonly Foretold[];
}

const COLUMNS = [...FORECAST_STATES, undefined] as const;

/** How many of each department and of each level, and what these would add a month. */
export function Groups({ of: items, cost }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const departments = [...new Map(items.map((one) => [one.departmentId, one.departmentName]))];
  const byDepartment = departments.map(([key, name]): Group => ({
    key,
    name,
    people: items.filter((one) => one.departmentId === key),
  }));
  const byLevel = Object.entries(levels)
    .map(([key, name]): Group => ({ key, name, people: items.filter((one) => one.from === key) }))
    .filter(({ people }) => people.length > 0);
  return (
    <section className="card stack" aria-labelledby="forecast-groups">
      <h2 id="forecast-groups">{t.groups}</h2>
      <Table of={byDepartment} by="department" head={t.department} cost={cost} />
      <Table of={byLevel} by="level" head={t.level} cost={cost} />
    </section>
  );
}

interface TableProps {
  readonly of: readonly Group[];
  readonly by: 'department' | 'level';
  readonly head: string;
  readonly cost: ForecastCost | undefined;
}

function Table({ of: groups, by, head, cost }: TableProps): ReactNode {
  const t = useTexts({ zh, en });
  const raises = new Map(cost?.items.map(({ personId, difference }) => [personId, Number(difference ?? 0)]));
  return (
    <FigureTable
      label={`${t.groups} ${head}`}
      className="forecast-groups"
      words={[head]}
      figures={[
        ...COLUMNS.map((state) => (state === undefined ? t.total : t.states[state])),
        ...(cost ? [t.more] : []),
      ]}
    >
      {groups.map(({ key, name, people }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {COLUMNS.map((state) => {
            const count = people.filter((one) => state === undefined || one.state === state).length;
            const called = state === undefined ? t.total : t.states[state];
            return (
              <td key={called} className="number">
                {count === 0 ? (
                  <span className="muted">0</span>
                ) : (
                  <Narrowed
                    to={{ [by]: key, ...(state === undefined ? {} : { state }) }}
                    label={`${name} ${called} ${t.people(count)}`}
                  >
                    {count}
                  </Narrowed>
                )}
              </td>
            );
          })}
          {cost === undefined ? null : (
            <td className="number">
              {signedMoney(people.reduce((sum, { personId }) => sum + (raises.get(personId) ?? 0), 0))}
            </td>
          )}
        </tr>
      ))}
    </FigureTable>
  );
}
