import type { ReactNode } from 'react';
import type { Text } from '../../api/problem.js';
import { vocabulary as en } from '../../i18n/en/vocabulary.js';
import { vocabulary as zh } from '../../i18n/zh/vocabulary.js';
import { useSay, useTexts } from '../../i18n/language.js';

const GRADES = ['junior', 'intermediate1', 'intermediate2', 'senior', 'chief'] as const;

interface Props {
  readonly of: readonly {
    readonly ability: string;
    readonly name: Text;
    readonly grades: Readonly<Record<(typeof GRADES)[number], Text>>;
  }[];
}

/** §14.1: what each grade is measured by. */
export function Standards({ of: standards }: Props): ReactNode {
  const w = useTexts({ zh, en });
  const say = useSay();
  return (
    <div className="card">
      {standards.map(({ ability, name, grades }) => (
        <details key={ability} className="case-fold">
          <summary>{say(name)}</summary>
          <dl className="facts">
            {GRADES.map((grade) => (
              <div key={grade} style={{ display: 'contents' }}>
                <dt>{w.grades[grade]}</dt>
                <dd>{say(grades[grade])}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </div>
  );
}
