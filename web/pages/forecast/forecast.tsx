import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useForecast, useForecastCost, type CycleForecast } from '../../api/forecast.js';
import { seesEverybody, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty, Failure } from '../../components/states.js';
import { forecast as en } from '../../i18n/en/cases/forecast.js';
import { forecast as zh } from '../../i18n/zh/cases/forecast.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Cost } from './cost.js';
import { Counts } from './counts.js';
import { Groups } from './groups.js';
import { ForetoldPeople } from './people.js';
import './forecast.css';

const CYCLE = 'cycle';

/** §8: what a cycle to come would find at the present pace: heads their own people, HR and the general manager all, with money. */
export default function ForecastPage(): ReactNode {
  const [params] = useSearchParams();
  const found = useForecast(params.get(CYCLE) ?? undefined);
  return <Answered of={found}>{(forecast) => <Body of={forecast} />}</Answered>;
}

function Body({ of: forecast }: { readonly of: CycleForecast }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const { cycle, referenceDay, items } = forecast;
  const seesPay = seesEverybody(useMe().roles);
  const cost = useForecastCost(cycle ?? undefined, seesPay && cycle !== null);
  if (cycle === null || referenceDay === null) {
    return (
      <Page title={t.untitled}>
        <Empty>{t.noCycle}</Empty>
      </Page>
    );
  }
  return (
    <Page
      title={t.title(month(cycle, language))}
      lead={t.lead(date(forecast.asOf, language), date(referenceDay, language))}
      beside={<CycleChoice of={forecast} />}
    >
      {forecast.provisional ? <p className="muted">{t.provisional}</p> : null}
      {items.length === 0 ? (
        <Empty>{t.nobody}</Empty>
      ) : (
        <>
          <Counts of={items} />
          {cost.error === null ? null : <Failure error={cost.error} onRetry={() => void cost.refetch()} />}
          {cost.data === undefined ? null : <Cost of={cost.data} cycle={cycle} />}
          <Groups of={items} cost={cost.data} />
          <ForetoldPeople of={forecast} cost={cost.data} />
        </>
      )}
      <details className="card">
        <summary>{t.assumes}</summary>
        <ul>
          {t.assumptions.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </Page>
  );
}

/** The cycles that may be asked about; which one stands in the address. */
function CycleChoice({ of: { cycle, cycles } }: { readonly of: CycleForecast }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  if (cycle === null || cycles.length < 2) return null;
  return (
    <Segmented
      aria-label={t.cycle}
      value={cycle}
      options={cycles.map((value) => ({ value, label: month(value, language) }))}
      onChange={(value) => {
        const next = new URLSearchParams(params);
        next.set(CYCLE, value);
        setParams(next);
      }}
    />
  );
}
