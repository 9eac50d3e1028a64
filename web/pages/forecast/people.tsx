import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { FORECAST_STATES, type CycleForecast, type ForecastCost, type Foretold } from '../../api/forecast.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Clause } from '../../components/clause.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { forecast as en } from '../../i18n/en/cases/forecast.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { forecast as zh } from '../../i18n/zh/cases/forecast.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { asWritten, month, signedMoney } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { PEOPLE } from './narrow.js';
import { StateChip } from './state-chip.js';

const SORTS = ['name', 'number', 'department', 'position', 'level', 'state', 'to', 'later', 'difference'] as const;

interface Props {
  readonly of: CycleForecast;
  /** Undefined for whoever sees no pay. */
  readonly cost: ForecastCost | undefined;
}

/** Everybody of the forecast: whoever would be eligible, and of the others what is lacking or stands against it. */
export function ForetoldPeople({ of: forecast, cost }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const { items, cycle } = forecast;
  const departments = Object.fromEntries(items.map((one) => [one.departmentId, one.departmentName]));
  const view = useView({
    sorts: SORTS,
    filters: {
      state: FORECAST_STATES,
      department: Object.keys(departments),
      level: Object.keys(wordsZh.levels),
      position: Object.keys(wordsZh.positions),
    },
  });
  const columns = useColumns(items, cost);
  return (
    <section className="stack tight" id={PEOPLE}>
      <h2>{t.list}</h2>
      <TableBar list="forecast" columns={columns} view={view}>
        <AsWorkbook path="/v1/forecast" query={cycle === null ? {} : { cycle }} />
      </TableBar>
      <DataTable
        whole
        label={t.list}
        columns={columns}
        view={view}
        rows={items}
        idOf={({ personId }) => personId}
        empty={t.noneLeft}
      />
    </section>
  );
}

const ranksOf = (words: object): ReadonlyMap<string, number> =>
  new Map(Object.keys(words).map((key, index) => [key, index]));
const LEVEL_RANKS = ranksOf(wordsZh.levels);

function useColumns(items: readonly Foretold[], cost: ForecastCost | undefined): readonly Column<Foretold>[] {
  const t = useTexts({ zh, en });
  const { dash } = useTexts({ zh: commonZh, en: commonEn });
  const { positions, levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const inWords = useReasons();
  return useMemo(() => {
    const raises = new Map(cost?.items.map(({ personId, difference }) => [personId, difference]));
    const departments = Object.fromEntries(items.map((one) => [one.departmentId, one.departmentName]));
    const raiseOf = ({ personId }: Foretold): number => Number(raises.get(personId) ?? 0);
    const columns: readonly Column<Foretold>[] = [
      {
        key: 'name',
        title: t.name,
        text: ({ name }) => name,
        cell: ({ personId, name }) => <Link to={`/standing/${encodeURIComponent(personId)}`}>{name}</Link>,
        sort: ({ name }) => name,
      },
      { key: 'number', title: t.number, text: ({ personId }) => personId, sort: ({ personId }) => personId },
      {
        key: 'department',
        title: t.department,
        text: ({ departmentName }) => departmentName,
        sort: ({ departmentName }) => departmentName,
        filter: { choices: departments, of: ({ departmentId }) => departmentId },
        extra: Object.keys(departments).length < 2,
      },
      { key: 'superior', title: t.superior, text: ({ superiorName }) => superiorName ?? dash, extra: true },
      {
        key: 'position',
        title: t.position,
        text: ({ position }) => (position === null ? dash : positions[position]),
        sort: ({ position }) => position ?? '',
        filter: { choices: positions, of: ({ position }) => position },
        extra: true,
      },
      {
        key: 'level',
        title: t.level,
        text: ({ from }) => levels[from],
        cell: ({ from }) => <span className="forecast-level">{levels[from]}</span>,
        sort: ({ from }) => LEVEL_RANKS.get(from) ?? 0,
        filter: { choices: levels, of: ({ from }) => from },
      },
      {
        key: 'state',
        title: t.state,
        text: ({ state, settled }) => `${t.states[state]}${settled ? ` ${t.settled}` : ''}`,
        cell: (one) => (
          <span className="stack tight forecast-state">
            <span>
              <StateChip state={one.state} />
            </span>
            {one.settled ? <span className="muted">{t.settled}</span> : null}
          </span>
        ),
        sort: ({ state }) => FORECAST_STATES.indexOf(state),
        filter: { choices: t.states, of: ({ state }) => state },
      },
      {
        key: 'to',
        title: t.to,
        text: ({ to, panelSteps }) => (to === null ? dash : `${levels[to]}${panelSteps > 0 ? ` ${t.byPanel}` : ''}`),
        cell: ({ to, panelSteps }) =>
          to === null ? (
            dash
          ) : (
            <span className="stack tight forecast-level">
              {levels[to]}
              {panelSteps > 0 ? <span className="muted">{t.byPanel}</span> : null}
            </span>
          ),
        sort: ({ to }) => (to === null ? -1 : (LEVEL_RANKS.get(to) ?? 0)),
      },
      {
        key: 'why',
        title: t.why,
        text: (one) => inWords(one).join(' '),
        cell: (one) => (
          <span className="stack tight forecast-why">
            {inWords(one).map((words, index) => (
              <span key={words}>
                {words} <Clause id={one.reasons[index]?.clause ?? ''} />
              </span>
            ))}
          </span>
        ),
      },
      {
        key: 'later',
        title: t.later,
        text: ({ later }) => (later === null ? dash : month(later, language)),
        sort: ({ later }) => later ?? '',
      },
      {
        key: 'assumed',
        title: t.assumed,
        text: ({ assumed }) => assumed.map((one) => `${month(one.month, language)} ${one.rating}`).join(' · ') || dash,
        extra: true,
      },
    ];
    if (cost === undefined) return columns;
    return [
      ...columns,
      {
        key: 'difference',
        title: t.difference,
        text: (one) => (raises.get(one.personId) == null ? dash : signedMoney(raiseOf(one))),
        sort: raiseOf,
        number: true,
      },
    ];
  }, [t, dash, positions, levels, language, inWords, items, cost]);
}

/** What a forecast rests on, as the page writes: days and months in words. */
function useReasons(): (one: Foretold) => readonly string[] {
  const say = useSay();
  const language = useLanguage();
  return useMemo(
    () =>
      ({ reasons }) =>
        reasons.map(({ text }) => asWritten(say(text), language)),
    // What says a text of the API's depends on the language alone.
    [language],
  );
}
