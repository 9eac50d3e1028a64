import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Tally, WhatIfCycle } from '../../api/policy.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { date, month, signedMoney, yuan } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { WhatIfLevels } from './what-if-levels.js';
import { WhatIfPeople } from './what-if-people.js';

const WAYS = ['direct', 'panel', 'panel-expected', 'direct-steps-stand', 'none'] as const;

/** One cycle under both readings: the sums, heads and pay by level, and everybody who fares differently. */
export function WhatIfResult({ of: cycle }: { readonly of: WhatIfCycle }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const title = month(cycle.cycle, language);
  const { before, after } = cycle;
  const payGrows = Number(after.monthlyPay) - Number(before.monthlyPay);
  return (
    <section className="card stack" aria-label={title}>
      <div className="row between">
        <h2>{title}</h2>
        <span className="row">
          <span className="chip">{t.sources[cycle.source]}</span>
          <span className="chip">{t.versionOf(cycle.policyVersion)}</span>
          <span className="chip">{t.heads(cycle.people)}</span>
        </span>
      </div>
      <p className="what-if-sum">
        {t.sum(before.rise, after.rise)} {payGrows === 0 ? t.samePay : t.payGrows(signedMoney(payGrows))}{' '}
        {t.fareDifferently(cycle.differing)}
      </p>
      {cycle.beyond === null ? null : <Beyond of={cycle.beyond} />}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={`${title} ${t.sums}`}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.sums}</th>
              <th scope="col" className="number">
                {t.before}
              </th>
              <th scope="col" className="number">
                {t.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(t, before, after).map(([name, was, is]) => (
              <Row key={name} name={name} was={was} is={is} />
            ))}
            <Row name={t.monthlyPay} was={yuan(before.monthlyPay)} is={yuan(after.monthlyPay)} />
            <Row name={t.payFrom} was={date(cycle.payFrom.before, language)} is={date(cycle.payFrom.after, language)} />
          </tbody>
        </table>
      </div>
      <WhatIfLevels of={cycle} title={title} />
      <WhatIfPeople of={cycle} />
    </section>
  );
}

/** What was read from the records because the frozen facts do not reach so far, and who has no rating there. */
function Beyond({ of: { first, people, unrated } }: { readonly of: NonNullable<WhatIfCycle['beyond']> }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (
    <div className="notice warn">
      <p>{t.beyondFacts(month(first, language), people)}</p>
      {unrated.length === 0 ? null : (
        <details>
          <summary>{t.beyondUnrated(unrated.length)}</summary>
          <ul>
            {unrated.map(({ personId, name, months }) => (
              <li key={personId}>
                <Link to={`/people/${personId}`}>{name}</Link>{' '}
                {months.map((one) => month(one, language)).join(t.listComma)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The counts; ways that nobody goes under either reading are left out. */
const rowsOf = (t: typeof zh, before: Tally, after: Tally): readonly (readonly [string, number, number])[] => [
  [t.rise, before.rise, after.rise],
  [t.steps, before.steps, after.steps],
  ...WAYS.filter((way) => before.ways[way] + after.ways[way] > 0).map(
    (way) => [t.ways[way], before.ways[way], after.ways[way]] as const,
  ),
  [t.onHold, before.onHold, after.onHold],
  [t.needsRuling, before.needsRuling, after.needsRuling],
];

interface RowProps {
  readonly name: string;
  readonly was: string | number;
  readonly is: string | number;
}

function Row({ name, was, is }: RowProps): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{was}</td>
      <td className="number">{was === is ? is : <strong className="changed">{is}</strong>}</td>
    </tr>
  );
}
