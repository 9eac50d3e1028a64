import { Suspense, useDeferredValue, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import type { Task } from '../../api/types.js';
import { useForMe } from '../../api/changes.js';
import { counted, useTaskCounts } from '../../api/tasks.js';
import { lazily } from '../../app/lazily.js';
import { useAgain } from '../../app/live.js';
import { followsUp, leads, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Loading } from '../../components/states.js';
import { Paged, usePages } from '../../components/paged.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { daysUntil } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { Alarms } from './alarms.js';
import { Asked } from './asked.js';
import { Choice, Choosing, isTogether, useTogether } from './choosing.js';
import { Copied } from './copied.js';
import { ForMeList } from './for-me.js';
import { Filters, useFilter, type Filter } from './filters.js';
import { TaskLine } from './task-line.js';
import './inbox.css';

// What is drawn as a table comes when its tab is opened.
const CaseList = lazily(() => import('./case-list.js'));
const FollowUp = lazily(() => import('./follow-up.js'));

const everybody = (): boolean => true;

/** The tabs, in their order, and whose they are. */
const TABS = [
  { name: 'open', state: 'open', empty: 'emptyOpen', isFor: everybody },
  { name: 'due', state: 'due', empty: 'emptyDue', isFor: everybody },
  { name: 'overdue', state: 'overdue', empty: 'emptyOverdue', isFor: everybody },
  { name: 'done', state: 'completed', empty: 'emptyDone', isFor: everybody },
  { name: 'started', relation: 'started', empty: 'emptyStarted', isFor: everybody },
  { name: 'people', relation: 'below', empty: 'emptyPeople', isFor: leads },
  { name: 'asked', talk: 'asked', empty: 'emptyAsked', isFor: everybody },
  { name: 'copied', talk: 'copied', empty: 'emptyCopied', isFor: everybody },
  { name: 'followUp', empty: 'emptyFollowUp', isFor: followsUp },
] as const;
type Tab = (typeof TABS)[number];

const AGAIN_MS = 20_000;

/** What waits for the person, by urgency; what he has done and started; what HR follows up. */
export function Inbox(): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [search] = useSearchParams();
  const tabs = TABS.filter(({ isFor }) => isFor(me.roles));
  const tab: Tab = tabs.find(({ name }) => name === search.get('tab')) ?? TABS[0];
  const againMs = useAgain(AGAIN_MS);
  const counts = useTaskCounts(againMs);
  const forMe = useForMe(me.roles, againMs);
  const countOf = (name: string): ReactNode => {
    const count = (counts.data as Readonly<Record<string, number | null>> | undefined)?.[name];
    if (count === undefined || count === null || count === 0) return null;
    return <span className="muted"> {counted(count)}</span>;
  };
  return (
    <Page title={t.title} lead={t.lead(me.name)}>
      {tab.name === 'open' ? <Alarms /> : null}
      {tab.name === 'open' ? <ForMeList of={forMe} /> : null}
      <nav className="tabs" aria-label={t.tabs}>
        {tabs.map(({ name }) => (
          <Link key={name} to={`/inbox?tab=${name}`} aria-current={name === tab.name ? 'page' : undefined}>
            {t[name]}
            {countOf(name)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Content key={tab.name} tab={tab} someElse={(forMe?.count ?? 0) > 0} />
      </Suspense>
    </Page>
  );
}

function Content({ tab, someElse }: { readonly tab: Tab; readonly someElse: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const [filter, setFilter] = useFilter();
  const asked = useDeferredValue(filter);
  const againMs = useAgain(AGAIN_MS);
  const narrowed = Object.keys(asked).some((name) => name !== 'sort');
  const empty = narrowed ? t.emptyFound : someElse && tab.name === 'open' ? t.emptyButForMe : t[tab.empty];
  if ('relation' in tab) return <CaseList relation={tab.relation} empty={t[tab.empty]} />;
  if ('talk' in tab) {
    const Talk = tab.talk === 'asked' ? Asked : Copied;
    return <Talk empty={t[tab.empty]} againMs={againMs} />;
  }
  return (
    <>
      <Filters of={filter} onChange={setFilter} />
      {'state' in tab ? (
        <Tasks state={tab.state} filter={asked} empty={empty} />
      ) : (
        <FollowUp filter={asked} onFilter={setFilter} empty={empty} againMs={againMs} />
      )}
    </>
  );
}

interface TasksProps {
  readonly state: 'open' | 'due' | 'overdue' | 'completed';
  readonly filter: Filter;
  readonly empty: string;
}

function Tasks({ state, filter, empty }: TasksProps): ReactNode {
  const tasks = usePages(
    ['tasks', state, filter],
    (page) => body(api.GET('/v1/tasks', { params: { query: { state, ...filter, ...page } } })),
    { refetchInterval: useAgain(AGAIN_MS), keepBefore: true },
  );
  return (
    <Paged of={tasks} empty={empty}>
      {(items) => <Urgency tasks={items} grouped={state === 'open' && filter.sort !== 'latest'} />}
    </Paged>
  );
}

/** Overdue, now, later: three short lists are read faster than a long one. */
function Urgency({ tasks, grouped }: { readonly tasks: readonly Task[]; readonly grouped: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const groups = useTogether(tasks);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choosing = { groups, chosen, onChoose: setChosen };
  const urgency = ({ dueOn }: Task): 'late' | 'soon' | 'later' => {
    const days = dueOn === null ? Infinity : daysUntil(dueOn);
    return days < 0 ? 'late' : days <= 1 ? 'soon' : 'later';
  };
  const list = (some: readonly Task[]): ReactNode => (
    <ul className="task-list">
      {some.map((task) => (
        <li key={task.id} className={isTogether(groups, task) ? 'task-choice' : undefined}>
          <Choice {...choosing} task={task} />
          <TaskLine task={task} />
        </li>
      ))}
    </ul>
  );
  const bar = <Choosing {...choosing} />;
  if (!grouped) {
    return (
      <>
        {bar}
        {list(tasks)}
      </>
    );
  }
  const sections = (['late', 'soon', 'later'] as const).map((group) => {
    const some = tasks.filter((task) => urgency(task) === group);
    if (some.length === 0) return null;
    return (
      <section key={group} className="stack tight">
        <h2>
          {t[group]} <span className="muted">{some.length}</span>
        </h2>
        {list(some)}
      </section>
    );
  });
  return (
    <>
      {bar}
      {sections}
    </>
  );
}
