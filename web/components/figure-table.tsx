import type { ReactNode } from 'react';

interface Props {
  /** What the table is of, for who cannot see it. */
  readonly label: string;
  /** Heads of words, and of figures behind them. */
  readonly words: readonly string[];
  readonly figures: readonly string[];
  readonly className?: string;
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table of figures in a box that scrolls by itself. */
export function FigureTable({ label, words, figures, className = '', children }: Props): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className={`table ${className}`}>
        <thead>
          <tr>
            {words.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {figures.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
