import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { proxies as en } from '../../i18n/en/people/proxies.js';
import { proxies as zh } from '../../i18n/zh/people/proxies.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** I-39: who is on leave with tasks that fall due meanwhile, for HR; nothing where there is nobody. */
export function ProxySuggestions(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const found = useQuery({ queryKey: ['proxy-suggestions'], queryFn: () => body(api.GET('/v1/proxy-suggestions')) });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card stack tight" aria-labelledby="proxy-suggestions">
      <h2 id="proxy-suggestions">{t.suggested}</h2>
      <p className="muted">{t.suggestedLead}</p>
      <ul className="stack tight">
        {items.map(({ personId, name, from, to, tasks }) => (
          <li key={`${personId} ${from}`}>
            <Link to={`/people/${encodeURIComponent(personId)}`}>{name}</Link>{' '}
            <span className="muted">
              {date(from, language)} – {to === null ? '…' : date(to, language)} · {t.suggestedTasks(tasks)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
