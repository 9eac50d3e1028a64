import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { Text } from '../../api/problem.js';
import { Answered } from '../../components/states.js';
import { policy as en } from '../../i18n/en/policy.js';
import { policy as zh } from '../../i18n/zh/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** What the text leaves open: the question, the choice made, its reason, and who may change it. */
export function Register({ fits }: { readonly fits: (id: string, ...texts: readonly Text[]) => boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const register = useQuery({
    queryKey: ['register'],
    queryFn: () => body(api.GET('/v1/policy/register')),
    staleTime: 600_000,
  });
  return (
    <Answered of={register}>
      {({ items }) => (
        <div className="card">
          {items
            .filter(
              ({ id, question, choice, clauses }) =>
                fits(id.toLowerCase(), question, choice) || clauses.some((one) => fits(one)),
            )
            .map((entry) => (
              <details key={entry.id} className="case-fold">
                <summary>
                  {entry.id} {say(entry.question)} {entry.askHr ? <span className="chip warn">{t.askHr}</span> : null}
                </summary>
                <dl className="facts">
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
                  <dt>{entry.clauses.map((clause) => `§${clause}`).join(' ')}</dt>
                  <dd className="muted">{t.owner[entry.owner]}</dd>
                </dl>
              </details>
            ))}
        </div>
      )}
    </Answered>
  );
}
