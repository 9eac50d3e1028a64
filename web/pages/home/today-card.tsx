import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useForMe } from '../../api/changes.js';
import { counted, useTaskCounts } from '../../api/tasks.js';
import { useUnread } from '../../api/messages.js';
import { useAgain } from '../../app/live.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useTexts } from '../../i18n/language.js';
import { ForMeList } from '../inbox/for-me.js';
import { TaskLine } from '../inbox/task-line.js';
import '../inbox/inbox.css';
import { HomeCard } from './home-card.js';
import { ownTabs } from './own-tabs.js';

const AGAIN_MS = 20_000;
const SHOWN = 5;

/** What waits for the person: how much, and the most urgent of it. */
export function TodayCard(): ReactNode {
  const t = useTexts({ zh, en });
  const unread = useUnread();
  const againMs = useAgain(AGAIN_MS);
  const counts = useTaskCounts(againMs);
  const forMe = useForMe(useMe().roles, againMs);
  const tasks = useQuery({
    queryKey: ['tasks', 'home'],
    queryFn: () => body(api.GET('/v1/tasks', { params: { query: { state: 'open', limit: SHOWN } } })),
    refetchInterval: againMs,
  });
  return (
    <HomeCard name="today" title={t.today} more={[{ to: '/inbox', label: t.allTasks }]}>
      <p className="home-counts">
        {ownTabs(counts.data).map((tab) => {
          const count = counts.data?.[tab] ?? 0;
          return count === 0 ? null : (
            <Link key={tab} to={`/inbox?tab=${tab}`} className={tab === 'overdue' ? 'chip bad' : 'chip'}>
              {t[tab](counted(count))}
            </Link>
          );
        })}
        {unread === '' ? null : (
          <Link to="/messages?tab=unread" className="chip">
            {t.unread(unread)}
          </Link>
        )}
      </p>
      <ForMeList of={forMe} />
      <Answered of={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            (forMe?.count ?? 0) > 0 ? null : (
              <p className="muted">{t.nothing}</p>
            )
          ) : (
            <div>
              {items.map((task) => (
                <TaskLine key={`${task.id} ${task.for?.personId ?? ''}`} task={task} />
              ))}
            </div>
          )
        }
      </Answered>
    </HomeCard>
  );
}
