import { Checkbox } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useChanges, useRegister, type Change, type Entry } from '../../api/policy.js';
import type { Text } from '../../api/problem.js';
import { Answered, Empty } from '../../components/states.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { Proposals } from './proposals.js';
import { Switches } from './switches.js';

interface Props {
  readonly fits: (id: string, ...texts: readonly Text[]) => boolean;
}

/** What the text leaves open: the question, the choice made, its reason, who may change it, and its switches. */
export function Register({ fits }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const register = useRegister();
  const changes = useChanges();
  const [only, setOnly] = useState({ switches: false, askHr: false });
  const isShown = ({ id, question, choice, clauses, switches, askHr }: Entry): boolean =>
    (!only.switches || (switches ?? []).length > 0) &&
    (!only.askHr || askHr) &&
    (fits(id.toLowerCase(), question, choice) || clauses.some((one) => fits(one)));
  return (
    <Answered of={register}>
      {({ items }) => {
        const shown = items.filter(isShown);
        return (
          <>
            <Proposals entries={items} changes={changes.data ?? []} />
            <div className="row">
              {(['switches', 'askHr'] as const).map((name) => (
                <Checkbox
                  key={name}
                  checked={only[name]}
                  onChange={({ target }) => {
                    setOnly((before) => ({ ...before, [name]: target.checked }));
                  }}
                >
                  {t.only[name]}
                </Checkbox>
              ))}
              <span className="muted">{t.entries(shown.length)}</span>
            </div>
            {shown.length === 0 ? <Empty>{t.noEntry}</Empty> : null}
            {shown.length === 0 ? null : (
              <div className="card">
                {shown.map((entry) => (
                  <RegisterEntry
                    key={entry.id}
                    of={entry}
                    changes={(changes.data ?? []).filter((one) => one.entry === entry.id)}
                  />
                ))}
              </div>
            )}
          </>
        );
      }}
    </Answered>
  );
}

function RegisterEntry({ of: entry, changes }: { readonly of: Entry; readonly changes: readonly Change[] }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const switches = entry.switches ?? [];
  // Whoever was sent to an entry finds it open, and in sight.
  const isAsked = useLocation().hash === `#${entry.id}`;
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView();
  }, [isAsked]);
  return (
    <details className="case-fold" id={entry.id} open={isAsked} ref={place}>
      <summary>
        {entry.id} {say(entry.question)} {switches.length === 0 ? null : <span className="chip good">{t.switch}</span>}{' '}
        {entry.askHr ? <span className="chip warn">{t.askHr}</span> : null}
      </summary>
      <dl className="facts register-facts">
        <dt>{t.choice}</dt>
        <dd>
          <strong>{say(entry.choice)}</strong>
        </dd>
        <dt>{t.reason}</dt>
        <dd>{say(entry.reason)}</dd>
        {entry.otherReadings.length === 0 ? null : (
          <>
            <dt>{t.otherReadings}</dt>
            <dd>
              {entry.otherReadings.map((reading, index) => (
                <p key={index}>{say(reading)}</p>
              ))}
            </dd>
          </>
        )}
        <dt>{t.clausesOf}</dt>
        <dd>{entry.clauses.map((clause) => `§${clause}`).join(' ')}</dd>
        <dt>{t.ownerOf}</dt>
        <dd>{t.owner[entry.owner]}</dd>
      </dl>
      {switches.length === 0 ? null : <Switches entry={entry} changes={changes} />}
    </details>
  );
}
