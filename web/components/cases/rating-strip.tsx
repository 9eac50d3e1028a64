import type { ReactNode } from 'react';
import { month as monthText } from '../../i18n/format.js';
import { useLanguage } from '../../i18n/language.js';
import './rating-strip.css';

interface Props {
  readonly ratings: readonly { readonly month: string; readonly rating: string }[];
}

/** Months of ratings, oldest first; a letter each, never the colour alone. */
export function RatingStrip({ ratings }: Props): ReactNode {
  const language = useLanguage();
  const sorted = [...ratings].sort((a, b) => a.month.localeCompare(b.month));
  return (
    <ol className="rating-strip">
      {sorted.map(({ month, rating }) => (
        <li key={month} className={`rating-${rating}`} title={monthText(month, language)}>
          <span>{Number(month.slice(5))}</span>
          <strong>{rating}</strong>
        </li>
      ))}
    </ol>
  );
}
