import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { proxies as en } from '../../i18n/en/people/proxies.js';
import { proxies as zh } from '../../i18n/zh/people/proxies.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { Answered } from '../states.js';
import { HandOverForm } from './hand-over-form.js';

const fetchHeld = (personId: string) =>
  body(api.GET('/v1/people/{personId}/open-tasks', { params: { path: { personId } } }));
type Held = Awaited<ReturnType<typeof fetchHeld>>['items'][number];

/** What somebody has open, for HR: one or many are handed over to somebody else, with a reason; nothing where there is none. */
export function HandOver({ personId }: { readonly personId: string }): ReactNode {
  const held = useQuery({ queryKey: ['held', personId], queryFn: () => fetchHeld(personId) });
  return (
    <Answered of={held}>{({ items }) => (items.length === 0 ? null : <Form from={personId} held={items} />)}</Answered>
  );
}

function Form({ from, held }: { readonly from: string; readonly held: readonly Held[] }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  /** What became of each, by task: undefined where it has gone. */
  const [stayed, setStayed] = useState<Readonly<Record<string, string>>>({});
  return (
    <section className="card stack tight" aria-labelledby="hand-over">
      <h2 id="hand-over">{t.heldTitle}</h2>
      <p className="muted">{t.heldLead}</p>
      <ul className="stack tight">
        {held.map(({ id, title, subject, dueOn, stays }) => (
          <li key={id}>
            <Checkbox
              disabled={stays !== null}
              checked={chosen.includes(id)}
              onChange={({ target }) => {
                setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id));
              }}
            >
              {say(title)}
              {subject === null ? '' : ` · ${subject.name}`}{' '}
              <span className="muted">{dueOn === null ? null : date(dueOn, language)}</span>
            </Checkbox>
            {stays === null ? null : <p className="muted">{say(stays)}</p>}
            {stayed[id] === undefined ? null : <p className="fault">{stayed[id]}</p>}
          </li>
        ))}
      </ul>
      {chosen.length === 0 ? null : (
        <HandOverForm
          from={from}
          taskIds={chosen}
          onAnswer={(next) => {
            setStayed(next);
            setChosen(Object.keys(next));
          }}
          onClose={() => {
            setChosen([]);
          }}
        />
      )}
    </section>
  );
}
