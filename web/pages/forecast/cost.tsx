import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ForecastCost } from '../../api/forecast.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { forecast as en } from '../../i18n/en/cases/forecast.js';
import { forecast as zh } from '../../i18n/zh/cases/forecast.js';
import { date, month, signedMoney } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Narrowed } from './narrow.js';

interface Props {
  readonly of: ForecastCost;
  readonly cycle: string;
}

/** §12: what the cycle would add to pay a month, if all rise or the usual share does; for whoever sees pay. */
export function Cost({ of: cost, cycle }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const { share, atShare } = cost;
  const months = share.months.map((one) => month(one, language)).join(language === 'zh' ? '、' : ', ');
  const all = signedMoney(Number(cost.difference));
  return (
    <section className="card stack" aria-labelledby="forecast-cost">
      <div className="row between">
        <h2 id="forecast-cost">{t.cost}</h2>
        <AsWorkbook path="/v1/forecast/cost" query={{ cycle }} />
      </div>
      <dl className="facts forecast-cost">
        <dt>{t.ifAll(cost.people)}</dt>
        <dd>
          <Narrowed to={{ state: 'eligible' }} label={`${t.ifAll(cost.people)} ${all}`}>
            <strong>{all}</strong>
          </Narrowed>
        </dd>
        {atShare === null ? null : (
          <>
            <dt>{t.ifShare(atShare.people)}</dt>
            <dd>
              <strong>{signedMoney(Number(atShare.difference))}</strong>
            </dd>
          </>
        )}
      </dl>
      <p className="muted">
        {atShare === null ? t.noShare : t.share(months, share.eligible, share.approved)}{' '}
        {cost.payFrom === null ? null : t.payFrom(date(cost.payFrom, language))}
      </p>
      {cost.withoutAmount > 0 ? <p className="notice warn">{t.withoutAmount(cost.withoutAmount)}</p> : null}
      <p className="row">
        <Link to="/reports">{t.passRates}</Link>
        <Link to="/pay-table">{t.payTable}</Link>
      </p>
    </section>
  );
}
