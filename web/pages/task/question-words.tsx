import type { ReactNode } from 'react';
import type { Question } from '../../api/talk.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** A question as it was asked, whom, when, and what was answered. */
export function QuestionWords({ of: one }: { readonly of: Question }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const by = one.deputy === null ? one.askedBy.name : t.inPlace(one.deputy.name, one.askedBy.name);
  return (
    <>
      <p className="row between">
        <span>
          {t.asks(by, one.askedOf.name)} <span className="muted">{instant(one.at, language)}</span>
        </span>
        <span className={one.state === 'open' ? 'chip warn' : 'chip'}>{t.states[one.state]}</span>
      </p>
      <p className="said">{one.question}</p>
      {one.answer === null || one.endedAt === null ? null : (
        <>
          <p>
            {t.answers(one.askedOf.name)} <span className="muted">{instant(one.endedAt, language)}</span>
          </p>
          <p className="said">{one.answer}</p>
        </>
      )}
    </>
  );
}
