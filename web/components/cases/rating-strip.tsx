import type { ReactNode } from 'react';
import { people as en } from '../../i18n/en/people/people.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { month as monthText } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { wholeMonths, type Months, type ShownRating } from './rating-months.js';
import './rating-strip.css';

/** Months of ratings, oldest first, each year named; a letter each, never the colour alone; a month without one is empty. */
export function RatingStrip({
  ratings,
  within,
}: {
  readonly ratings: readonly ShownRating[];
  /** Months that are drawn in any case. */
  readonly within?: Months | undefined;
}): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const shown = wholeMonths(ratings, within);
  return (
    <ol className="rating-strip">
      {shown.map((one, index) => {
        const { month } = one;
        const isFirst = index === 0 || month.endsWith('-01');
        const former = 'rating' in one ? (one.former ?? null) : null;
        return (
          <li
            key={month}
            className={'rating' in one ? `rating-${one.rating}` : 'rating-none'}
            title={monthText(month, language)}
          >
            <span>{isFirst ? `${month.slice(2, 4)}/${Number(month.slice(5))}` : Number(month.slice(5))}</span>
            {'rating' in one ? <strong>{one.rating}</strong> : <span className="visually-hidden">{t.noRating}</span>}
            {former === null ? null : (
              <del>
                <span className="visually-hidden">{t.formerRating} </span>
                {former}
              </del>
            )}
          </li>
        );
      })}
    </ol>
  );
}
