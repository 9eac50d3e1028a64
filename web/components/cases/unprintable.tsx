import type { ReactNode } from 'react';
import type { components } from '../../api/schema.js';
import { papers as en } from '../../i18n/en/papers.js';
import { papers as zh } from '../../i18n/zh/papers.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly of: readonly components['schemas']['Unprintable'][];
}

/** §15: whose papers will show characters as codes, said before anything is issued; nothing where there is nobody. */
export function Unprintable({ of: people }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: taskZh, en: taskEn });
  if (people.length === 0) return null;
  return (
    <div className="notice warn" role="status">
      {people.map(({ caseId, name, personId, coded }) => (
        <p key={caseId ?? name}>
          {t.unprintable(personId === null ? name : `${name} (${personId})`, coded.join(w.listSeparator))}
        </p>
      ))}
      <p>{t.unprintableLead}</p>
    </div>
  );
}
