import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAlarms } from '../../api/service.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { alarmPlace } from './alarm-place.js';

const SHOWN = 4;

/** How many alarms stand, and of what kind, each with the way to what it is about. */
export function AlarmLines(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const { roles } = useMe();
  return (
    <Answered of={useAlarms()}>
      {({ items }) => {
        // Several of a kind lead to the page of the kind, where they have one.
        const kinds = new Map<string, number>();
        const places = new Map<string, string>();
        for (const one of items) {
          const name = say(one.title);
          const to = alarmPlace(one, roles);
          kinds.set(name, (kinds.get(name) ?? 0) + 1);
          const before = places.get(name);
          places.set(name, before === undefined || before === to ? to : '/inbox?tab=open');
        }
        return (
          <>
            <p className={items.length === 0 ? 'muted' : ''}>{t.alarms(items.length)}</p>
            <ul className="home-people">
              {[...kinds].slice(0, SHOWN).map(([title, count]) => (
                <li key={title}>
                  <Link to={places.get(title) ?? '/inbox?tab=open'}>{title}</Link>{' '}
                  <span className="muted">{count === 1 ? '' : count}</span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}
