import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Answered } from '../../components/states.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** More than these are worked off by an import. */
const SHOWN = 50;
/** Up to so many stand open, by name. */
const OPEN = 8;

/** I-09: whose ratings are still missing in the window; each leads to the person, where HR records them. */
export function MissingRatings({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const list = useQuery({
    queryKey: ['cycle', cycleId, 'missing-ratings'],
    queryFn: () => body(api.GET('/v1/cycles/{cycleId}/missing-ratings', { params: { path: { cycleId } } })),
    staleTime: 60_000,
  });
  return (
    <section className="stack tight" aria-labelledby="missing">
      <div className="row between">
        <h2 id="missing">
          {t.missing} <span className="muted">{list.data === undefined ? '' : list.data.items.length}</span>
        </h2>
        <AsWorkbook path="/v1/cycles/{cycleId}/missing-ratings" places={{ cycleId }} />
      </div>
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t.nothingMissing}</p>
          ) : (
            <details className="card" open={items.length <= OPEN}>
              <summary>
                {t.missingOf(items.length)}
                {items.length <= OPEN ? null : (
                  <span className="muted">
                    {' '}
                    {t.first(
                      items
                        .slice(0, OPEN)
                        .map(({ name }) => name)
                        .join(language === 'zh' ? '、' : ', '),
                    )}
                  </span>
                )}
              </summary>
              <ul className="stack tight">
                {items.slice(0, SHOWN).map(({ personId, name, months }) => (
                  <li key={personId}>
                    <Link to={`/people/${encodeURIComponent(personId)}`}>{name}</Link>{' '}
                    <span className="muted">
                      {personId} · {months.map((one) => month(one, language)).join(language === 'zh' ? '、' : ', ')}
                    </span>
                  </li>
                ))}
              </ul>
              {items.length > SHOWN ? <p className="muted">{t.andMore(items.length - SHOWN)}</p> : null}
            </details>
          )
        }
      </Answered>
    </section>
  );
}
