import type { ReactNode } from 'react';
import { PaperLinks } from '../../components/paper-links.js';
import { papers as en } from '../../i18n/en/papers.js';
import { papers as zh } from '../../i18n/zh/papers.js';
import { useTexts } from '../../i18n/language.js';

/** The forms of §15 to print and fill in by hand. */
export function BlankForms(): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <details className="card">
      <summary>{t.blank}</summary>
      <p className="muted">{t.blankLead}</p>
      <ul className="stack tight">
        {Object.entries(t.blankForms).map(([form, name]) => (
          <li key={form}>
            <PaperLinks path={`/v1/forms/${form}`} name={name} says="name" />
          </li>
        ))}
      </ul>
    </details>
  );
}
