import type { ReactNode } from 'react';
import type { Text } from '../../api/problem.js';
import { Clause } from '../../components/clause.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';

interface Difference {
  readonly path: string;
  readonly clause: string;
  readonly label: Text;
  readonly from: Text | null;
  readonly to: Text | null;
}

interface Props {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly differences: readonly Difference[];
  /** Further rows. */
  readonly children?: ReactNode;
}

/** What differs between two versions, old and new beside the §. */
export function DifferencesTable({ label, from, to, differences, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.clausesOf}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={one.path}>
              <td>
                <Clause id={one.clause} />
              </td>
              <td>{say(one.label)}</td>
              <td>{one.from === null ? '—' : say(one.from)}</td>
              <td>
                <strong>{one.to === null ? '—' : say(one.to)}</strong>
              </td>
            </tr>
          ))}
          {children}
        </tbody>
      </table>
    </div>
  );
}
