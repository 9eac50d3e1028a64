import type { ReactNode } from 'react';
import type { WhatIfCycle } from '../../api/policy.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { signedMoney, yuan } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';

/** §5.1: heads and monthly pay by level. */
export function WhatIfLevels({ of: cycle, title }: { readonly of: WhatIfCycle; readonly title: string }): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  return (
    <div className="stack tight">
      <h3>{t.byLevel}</h3>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={`${title} ${t.byLevel}`}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.level}</th>
              {[t.began, t.before, t.after, t.payDifference].map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cycle.levels.map((one) => (
              <tr key={one.level}>
                <th scope="row">
                  {levels[one.level]}
                  {one.monthlyAmount === null ? null : <span className="muted"> {yuan(one.monthlyAmount)}</span>}
                </th>
                <td className="number">{one.began}</td>
                <td className="number">{one.before}</td>
                <td className="number">
                  {one.before === one.after ? one.after : <strong className="changed">{one.after}</strong>}
                </td>
                <td className="number">{differenceOf(one.payBefore, one.payAfter)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function differenceOf(before: string | null, after: string | null): string {
  if (before === null || after === null) return '—';
  const grows = Number(after) - Number(before);
  return grows === 0 ? '—' : signedMoney(grows);
}
