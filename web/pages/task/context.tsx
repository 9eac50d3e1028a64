import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchTaskContext, type ContextLine, type ContextSection, type ContextValue } from '../../api/tasks.js';
import { Clause } from '../../components/clause.js';
import { Answered } from '../../components/states.js';
import { task as en } from '../../i18n/en/task.js';
import { proxies as proxiesEn } from '../../i18n/en/people/proxies.js';
import { task as zh } from '../../i18n/zh/task.js';
import { proxies as proxiesZh } from '../../i18n/zh/people/proxies.js';
import { asWritten, date, instant, month, yuan } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import './context.css';

/** What stands beside a task of any kind: what it is about, what was decided, and what is needed to decide. */
export function Context({ taskId }: { readonly taskId: string }): ReactNode {
  const context = useQuery({ queryKey: ['task', taskId, 'context'], queryFn: () => fetchTaskContext(taskId) });
  return (
    <Answered of={context}>
      {({ sections }) => sections.map((one, index) => <Section key={index} of={one} no={index} />)}
    </Answered>
  );
}

function Section({ of: one, no }: { readonly of: ContextSection; readonly no: number }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const id = `context-${no}`;
  return (
    <section className="card stack tight context" aria-labelledby={id}>
      <div className="row between">
        <h2 id={id}>{say(one.title)}</h2>
        {one.clause === null ? null : <Clause id={one.clause} />}
      </div>
      <dl className="context-lines">
        {one.lines.map((line, index) => (
          <Line key={index} of={line} />
        ))}
      </dl>
      {one.more === 0 ? null : <p className="muted">{t.contextMore(one.more)}</p>}
      {one.caseId === null || no > 0 ? null : <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>{t.toCase}</Link>}
    </section>
  );
}

function Line({ of: { name, values, facts, tone, by, deputy, at, reason } }: { readonly of: ContextLine }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const p = useTexts({ zh: proxiesZh, en: proxiesEn });
  const hand = by === null || deputy === null ? by?.name : p.pair(deputy.name, by.name);
  const who = [hand, at === null ? undefined : instant(at, language)].filter((one) => one !== undefined);
  return (
    <div className={tone === null ? 'context-line' : `context-line ${tone}`}>
      <dt>{say(name)}</dt>
      <dd>
        {values.length === 0 ? null : (
          <span className="context-values">
            {values.map((value, index) => (
              <span key={index}>
                <Shown of={value} />
              </span>
            ))}
          </span>
        )}
        {facts.length === 0 ? null : (
          <dl className="context-facts">
            {facts.map((fact, index) => (
              <div key={index}>
                <dt>{say(fact.name)}</dt>
                <dd>
                  <Shown of={fact.value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {who.length === 0 ? null : <span className="muted">{who.join(' · ')}</span>}
        {reason === null ? null : <p className="own-words">{reason}</p>}
      </dd>
    </div>
  );
}

function Shown({ of: value }: { readonly of: ContextValue }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  switch (value.as) {
    case 'words':
      return asWritten(say(value.words), language);
    case 'text':
      return <span className="own-words">{value.text}</span>;
    case 'date':
      return date(value.on, language);
    case 'month':
      return month(value.month, language);
    case 'instant':
      return instant(value.at, language);
    case 'person':
      return (
        <>
          {value.person.name} <span className="muted">{value.person.personId}</span>
        </>
      );
    case 'amount':
      return <strong>{yuan(value.amount)}</strong>;
  }
}
