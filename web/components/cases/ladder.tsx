import type { ReactNode } from 'react';
import type { Level } from '../../api/standing.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import './ladder.css';

const GRADES = ['junior', 'intermediate1', 'intermediate2', 'senior', 'chief'] as const;

interface Props {
  readonly level: Level;
  /** Ranks that were held before. */
  readonly held: readonly string[];
  /** Where the next cycle can lead. */
  readonly reachable: readonly Level[];
}

/** §5.1: the sixteen ranks as steps, with the present one, those held before and those within reach. */
export function Ladder({ level, held, reachable }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const ranks = Object.keys(levels) as Level[];
  const markOf = (rank: Level): 'here' | 'reachable' | 'held' | 'open' => {
    if (rank === level) return 'here';
    if (reachable.includes(rank)) return 'reachable';
    return held.includes(rank) ? 'held' : 'open';
  };
  return (
    <figure className="ladder">
      <ol>
        {ranks.map((rank, index) => {
          const mark = markOf(rank);
          return (
            <li key={rank} className={`rank ${mark}`} title={levels[rank]} style={{ height: `${18 + index * 5.4}%` }}>
              <span className="visually-hidden">
                {levels[rank]}
                {t.marks[mark]}
              </span>
              {mark === 'here' ? <span className="rank-flag" aria-hidden="true" /> : null}
            </li>
          );
        })}
      </ol>
      <div className="ladder-grades" aria-hidden="true">
        <span>{t.grades.intern}</span>
        {GRADES.map((grade) => (
          <span key={grade}>{t.grades[grade]}</span>
        ))}
      </div>
      <figcaption className="row">
        <span className="ladder-key here">{t.here}</span>
        <span className="ladder-key reachable">{t.withinReach}</span>
        <span className="ladder-key held">{t.heldBefore}</span>
      </figcaption>
    </figure>
  );
}
