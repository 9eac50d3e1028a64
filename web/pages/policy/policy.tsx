import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePolicy } from '../../api/policy.js';
import type { Text } from '../../api/problem.js';
import type { Role } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { Announcements, Privacy } from './announcements.js';
import { Clauses } from './clauses.js';
import { NextVersion } from './draft/next-version.js';
import { Register } from './register.js';
import { Standards } from './standards.js';
import { Versions } from './versions.js';
import { WhatIf } from './what-if.js';
import './policy.css';

const TABS = ['clauses', 'register', 'versions', 'draft', 'what-if', 'standards', 'announcements', 'privacy'] as const;
/** Who may draft a change, and try it before it is made. */
const PLANNERS: readonly Role[] = ['hr', 'hr-manager', 'gm'];
/** Where one looks for words. */
const SEARCHED: readonly string[] = ['clauses', 'register'];

/** The rules § by §, the register with its switches, the versions, what-if, and the standards (§14.1). */
export default function PolicyPage(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState('');
  const plans = useMe().roles.some((role) => PLANNERS.includes(role));
  const tabs = TABS.filter((one) => (one !== 'what-if' && one !== 'draft') || plans);
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'clauses';
  const policy = usePolicy();
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
        {tabs.map((one) => (
          <Link key={one} to={`/policy?tab=${one}`} aria-current={one === tab ? 'page' : undefined}>
            {t.tabs[one]}
          </Link>
        ))}
      </nav>
      {!SEARCHED.includes(tab) ? null : (
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
      {tab === 'register' ? (
        <Register fits={fits} />
      ) : tab === 'announcements' ? (
        <Announcements />
      ) : tab === 'privacy' ? (
        <Privacy />
      ) : tab === 'draft' ? (
        <NextVersion />
      ) : (
        <Answered of={policy}>
          {({ clauses, versions, current }) => {
            if (tab === 'standards') return <Standards versions={versions} current={current} />;
            if (tab === 'versions') return <Versions versions={versions} current={current} />;
            if (tab === 'what-if') return <WhatIf versions={versions} triesDraft={search.get('tried') === 'draft'} />;
            const shown = clauses.filter(({ id, title, gist }) => fits(id, title, gist));
            return shown.length === 0 ? <Empty>{t.empty}</Empty> : <Clauses of={shown} />;
          }}
        </Answered>
      )}
    </Page>
  );
}
