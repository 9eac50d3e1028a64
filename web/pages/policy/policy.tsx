import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import type { Text } from '../../api/problem.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { policy as en } from '../../i18n/en/policy.js';
import { policy as zh } from '../../i18n/zh/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { Register } from './register.js';
import { Standards } from './standards.js';
import './policy.css';

const TABS = ['clauses', 'register', 'standards'] as const;

/** The rules § by §, the register of what the text leaves open, and the standards (§14.1). */
export default function PolicyPage(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState('');
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'clauses';
  const policy = useQuery({
    queryKey: ['policy'],
    queryFn: () => body(api.GET('/v1/policy')),
    staleTime: 600_000,
  });
  const fits = (id: string, ...texts: readonly Text[]): boolean => {
    const wanted = typed.trim().replace(/^§/, '').toLowerCase();
    return wanted === '' || id.startsWith(wanted) || texts.some((text) => say(text).toLowerCase().includes(wanted));
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={policy.data === undefined ? undefined : <span className="chip">{t.version(policy.data.current)}</span>}
    >
      <nav className="tabs" aria-label={t.title}>
        {TABS.map((one) => (
          <Link key={one} to={`/policy?tab=${one}`} aria-current={one === tab ? 'page' : undefined}>
            {t[one]}
          </Link>
        ))}
      </nav>
      {tab === 'standards' ? null : (
        <Input
          allowClear
          aria-label={t.filter}
          placeholder={t.filter}
          style={{ maxWidth: 320 }}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      )}
      {tab === 'register' ? <Register fits={fits} /> : null}
      {tab === 'register' ? null : (
        <Answered of={policy}>
          {({ clauses, standards }) => {
            if (tab === 'standards') return <Standards of={standards} />;
            const shown = clauses.filter(({ id, title, gist }) => fits(id, title, gist));
            if (shown.length === 0) return <Empty>{t.empty}</Empty>;
            return (
              <ol className="card clauses">
                {shown.map(({ id, title, gist, carriedOut }) => (
                  <li key={id} id={`clause-${id}`} className={id.includes('.') ? undefined : 'section'}>
                    <span className="number">§{id}</span>
                    <div>
                      <strong>{say(title)}</strong> <span className="chip">{t.carriedOut[carriedOut]}</span>
                      <p>{say(gist)}</p>
                    </div>
                  </li>
                ))}
              </ol>
            );
          }}
        </Answered>
      )}
    </Page>
  );
}
