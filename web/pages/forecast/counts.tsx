import type { ReactNode } from 'react';
import { FORECAST_STATES, type Foretold } from '../../api/forecast.js';
import { forecast as en } from '../../i18n/en/cases/forecast.js';
import { forecast as zh } from '../../i18n/zh/cases/forecast.js';
import { useTexts } from '../../i18n/language.js';
import { Narrowed } from './narrow.js';

/** How many a cycle to come would find so or so; each figure leads to those behind it. */
export function Counts({ of: items }: { readonly of: readonly Foretold[] }): ReactNode {
  const t = useTexts({ zh, en });
  const settled = items.filter((one) => one.settled).length;
  return (
    <section className="card stack" aria-labelledby="forecast-counts">
      <h2 id="forecast-counts">{t.counts}</h2>
      <p className="muted">{t.countsHelp}</p>
      <ul className="forecast-counts">
        {FORECAST_STATES.map((state) => {
          const count = items.filter((one) => one.state === state).length;
          return (
            <li key={state}>
              <Narrowed to={{ state }}>
                <strong>{count}</strong> <span>{t.states[state]}</span>
              </Narrowed>
              <span className="muted">{t.stateHelp[state]}</span>
              {state === 'eligible' && settled > 0 ? <span className="muted">{t.settledOf(settled)}</span> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
