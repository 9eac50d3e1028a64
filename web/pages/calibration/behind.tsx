import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Ability } from '../../api/defenses.js';
import { calibration as en } from '../../i18n/en/cases/calibration.js';
import { calibration as zh } from '../../i18n/zh/cases/calibration.js';
import { useTexts } from '../../i18n/language.js';
import { points } from './points.js';
import type { SheetBehind } from './figures.js';

interface Props {
  /** What the figure is, for who cannot see its place. */
  readonly label: string;
  /** The figure itself. */
  readonly children: ReactNode;
  readonly sheets: readonly SheetBehind[];
  /** Named by scorer, of a figure of a candidate; by candidate, of one of a scorer. */
  readonly by: 'scorer' | 'candidate';
  /** Of one ability; of the whole sheet where it is left out. */
  readonly ability?: Ability;
}

/** A figure that opens the sheets behind it: who gave what, or to whom. */
export function Behind({ label, children, sheets, by, ability }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const content = (
    <table className="table calibration-behind" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{by === 'scorer' ? t.scorer : t.candidate}</th>
          <th scope="col" className="number">
            {t.given}
          </th>
          {ability === undefined ? (
            <th scope="col" className="number">
              {t.othersGave}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sheets.map((one) => (
          <tr key={`${one.caseId} ${one.scorerId}`}>
            <th scope="row">
              {by === 'scorer' ? (
                one.scorer
              ) : (
                <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>{one.candidate}</Link>
              )}
            </th>
            <td className="number">{points(ability === undefined ? one.total : (one.abilities[ability] ?? 0))}</td>
            {ability === undefined ? (
              <td className="number">{one.others === undefined ? '—' : points(one.others)}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Popover trigger="click" content={content}>
      <button
        type="button"
        className="figure"
        aria-haspopup="dialog"
        aria-label={`${label}${t.colon}${t.sheetsBehind}`}
      >
        {children}
      </button>
    </Popover>
  );
}
