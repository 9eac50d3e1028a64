import type { ReactNode } from 'react';
import type { LevelCaseDetail } from '../../api/cases.js';
import { cases as en } from '../../i18n/en/cases.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cases as zh } from '../../i18n/zh/cases.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import './cases.css';

type Stage = LevelCaseDetail['stage'];
type Step = keyof typeof zh.steps;

/** The steps of §8.5 in their order, and the stages in which a case stands at each. */
const WAY: readonly { readonly step: Step; readonly clause: string; readonly at: readonly Stage[] }[] = [
  { step: 'evaluate', clause: '8.2–8.4', at: ['ruling', 'ineligible'] },
  { step: 'submit', clause: '8.5.2', at: ['listed', 'left-out'] },
  { step: 'review', clause: '8.5.3', at: ['first-review', 'refused'] },
  { step: 'defense', clause: '8.5.4', at: ['awaiting-defense', 'in-defense'] },
  { step: 'gm', clause: '8.5.5', at: ['ready', 'with-gm'] },
  { step: 'release', clause: '8.5.6', at: ['approved', 'rejected'] },
  { step: 'interview', clause: '8.5.6', at: ['interview', 'confirmation'] },
  { step: 'notice', clause: '8.5.7', at: ['notice', 'promoted', 'not-promoted'] },
];

/** The way of a level promotion with the present place marked; the defense only where it is asked for. */
export function Way({ of: found }: { readonly of: LevelCaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const way = WAY.filter(({ step }) => step !== 'defense' || found.route !== 'direct');
  const here = way.findIndex(({ at }) => at.includes(found.stage));
  const ended = found.closedAt !== null;
  return (
    <ol className="way">
      {way.map(({ step, clause }, index) => {
        const state =
          here < 0 ? 'todo' : index < here || (ended && index === here) ? 'done' : index === here ? 'here' : 'todo';
        return (
          <li key={step} className={state} aria-current={index === here ? 'step' : undefined}>
            <span className="dot" aria-hidden="true">
              {state === 'done' ? '✓' : index + 1}
            </span>
            <strong>{t.steps[step]}</strong>
            <span className="muted">§{clause}</span>
            {index === here ? <span className="chip good">{w.stages[found.stage]}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
