import type { ReactNode } from 'react';
import type { CaseDetail } from '../../api/cases.js';
import { PaperLinks } from '../../components/paper-links.js';
import { papers as en } from '../../i18n/en/papers.js';
import { papers as zh } from '../../i18n/zh/papers.js';
import { useTexts } from '../../i18n/language.js';

/** By which decision each form of a case is made. */
const FORMS = {
  interview: 'interview:held',
  statement: 'statement:given',
  'improvement-plan': 'plan:written',
} as const;

/** The forms of a case that there are by now, for HR and the general manager. */
export function CaseForms({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const made = new Set(one.decisions.map(({ kind, outcome }) => `${kind}:${outcome}`));
  const forms = (Object.keys(FORMS) as (keyof typeof FORMS)[]).filter((form) => made.has(FORMS[form]));
  if (forms.length === 0) return null;
  return (
    <section className="card" aria-labelledby="forms">
      <h2 id="forms">{t.forms}</h2>
      <ul className="stack tight">
        {forms.map((form) => (
          <li key={form}>
            <PaperLinks
              path={`/v1/cases/${encodeURIComponent(one.id)}/records/${form}`}
              name={t.records[form]}
              says="name"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
