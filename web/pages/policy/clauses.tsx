import type { ReactNode } from 'react';
import { useRegister, type PolicyClause } from '../../api/policy.js';
import { Clause } from '../../components/clause.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { Trace } from './trace.js';

/** The rules § by §, each with how it is carried out and what the register says of it. */
export function Clauses({ of: clauses }: { readonly of: readonly PolicyClause[] }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const register = useRegister();
  const sections = clauses.filter(({ id }) => !id.includes('.'));
  return (
    <>
      {sections.length < 2 ? null : (
        <nav className="row" aria-label={t.sections}>
          {sections.map(({ id, title }) => (
            <a key={id} className="chip" href={`#clause-${id}`}>
              §{id} {say(title)}
            </a>
          ))}
        </nav>
      )}
      <ol className="card clauses">
        {clauses.map(({ id, title, gist, carriedOut, trace }) => {
          const entries = (register.data?.items ?? []).filter((one) => one.clauses.includes(id));
          return (
            <li key={id} id={`clause-${id}`} className={id.includes('.') ? undefined : 'section'}>
              <span className="number">§{id}</span>
              <div>
                <strong>{say(title)}</strong> <span className="chip">{t.carriedOut[carriedOut]}</span>
                <p>{say(gist)}</p>
                {trace === null ? null : <Trace of={trace} />}
                {entries.length === 0 ? null : (
                  <p className="row no-print">
                    <span className="muted">{t.register}</span>
                    {entries.map((one) => (
                      <Clause key={one.id} id={one.id} />
                    ))}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
