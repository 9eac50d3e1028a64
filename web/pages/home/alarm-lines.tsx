import type { ReactNode } from 'react';
import { useAlarms } from '../../api/service.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useSay, useTexts } from '../../i18n/language.js';

const SHOWN = 4;

/** How many alarms stand, and of what kind. */
export function AlarmLines(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  return (
    <Answered of={useAlarms()}>
      {({ items }) => {
        const kinds = new Map<string, number>();
        for (const { title } of items) kinds.set(say(title), (kinds.get(say(title)) ?? 0) + 1);
        return (
          <>
            <p className={items.length === 0 ? 'muted' : ''}>{t.alarms(items.length)}</p>
            <ul className="home-people">
              {[...kinds].slice(0, SHOWN).map(([title, count]) => (
                <li key={title}>
                  {title} <span className="muted">{count === 1 ? '' : count}</span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}
