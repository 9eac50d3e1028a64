import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema.js';
import { placesFor } from '../../app/navigation.js';
import { useMe } from '../../app/session.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';

type Traced = NonNullable<components['schemas']['Clause']['trace']>;

/** Where a § is carried out: who does what, the tasks by name, and the pages that this person may open. */
export function Trace({ of: { how, tasks, pages } }: { readonly of: Traced }): ReactNode {
  const t = useTexts({ zh, en });
  const names = useTexts({ zh: shellZh, en: shellEn });
  const say = useSay();
  const places = placesFor(useMe().roles).filter(({ to }) => pages.includes(to));
  return (
    <div className="trace muted">
      <p>{say(how)}</p>
      {tasks.length === 0 ? null : (
        <p>
          {t.tasks}
          {tasks.map((task) => (
            <span key={task.en} className="chip">
              {say(task)}
            </span>
          ))}
        </p>
      )}
      {places.length === 0 ? null : (
        <p>
          {t.pages}
          {places.map(({ to, label }) => (
            <Link key={to} to={to}>
              {names[label]}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}
