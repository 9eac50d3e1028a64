import type { ReactNode } from 'react';
import { people as en } from '../../i18n/en/people/people.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { useTexts } from '../../i18n/language.js';
import { wholeMonths, type Months, type ShownRating } from './rating-months.js';
import './grades.css';

interface Props {
  readonly ratings: readonly ShownRating[];
  /** Months that are drawn in any case. */
  readonly within?: Months | undefined;
}

/** Months of ratings in a line, oldest first, a letter each; a month without one is an empty cell. */
export function Grades({ ratings, within }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const months = wholeMonths(ratings, within);
  if (months.length === 0) return null;
  const said = months.map((one) => `${one.month} ${'rating' in one ? one.rating : t.noRating}`).join(' · ');
  return (
    <span className="grades" role="img" aria-label={`${t.ratings} ${said}`} title={said}>
      {months.map((one) => (
        <span key={one.month} className={'rating' in one ? `grade-${one.rating}` : 'grade-none'}>
          {'rating' in one ? one.rating : '\u00a0'}
        </span>
      ))}
    </span>
  );
}
