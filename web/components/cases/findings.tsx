import type { ReactNode } from 'react';
import type { Text } from '../../api/problem.js';
import { common as en } from '../../i18n/en/common.js';
import { common as zh } from '../../i18n/zh/common.js';
import { asWritten, cited } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Cited } from '../cited.js';
import { Clause } from '../clause.js';
import './findings.css';

export interface ShownFinding {
  readonly clause: string;
  readonly met: boolean;
  readonly expected: Text;
  readonly actual: Text;
}

interface Props {
  readonly findings: readonly ShownFinding[];
  /** One of several ways was enough: what another asks for and did not find decided nothing. */
  readonly granted?: boolean;
}

/** What the rules tested, clause by clause; one press shows what is asked and what was found. */
export function Findings({ findings, granted = false }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const say = (text: Text): string => asWritten(text[language], language);
  return (
    <ul className="findings">
      {findings.map(({ clause, met, expected, actual }, index) => (
        <li key={index}>
          <details>
            <summary>
              <span className={met ? 'mark good' : granted ? 'mark' : 'mark bad'} aria-hidden="true">
                {met ? '✓' : granted ? '–' : '✗'}
              </span>
              <span className="visually-hidden">{met ? t.met : granted ? t.notUsed : t.notMet}</span>
              <span>
                <span className="finding-clause">
                  <Cited id={clause} />
                </span>
                {say(actual)}
              </span>
            </summary>
            <dl className="facts">
              <dt>{t.expected}</dt>
              <dd>{say(expected)}</dd>
              <dt>{t.actual}</dt>
              <dd>{say(actual)}</dd>
              <dt>{cited(clause)}</dt>
              <dd>
                <Clause id={clause} />
              </dd>
            </dl>
          </details>
        </li>
      ))}
    </ul>
  );
}
