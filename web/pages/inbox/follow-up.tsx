import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import { Due } from '../../components/due.js';
import { Paged, usePages } from '../../components/paged.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { talk as talkEn } from '../../i18n/en/talk.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { talk as talkZh } from '../../i18n/zh/talk.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { UrgeButton } from '../task/urge.js';
import type { Filter } from './filters.js';
import { HandOverChosen } from './hand-over-chosen.js';
import { AllTasksBox, MOST_TASKS, TaskBox } from './task-boxes.js';
import { TaskTitle } from './task-line.js';
import { AsWorkbook } from '../../components/as-workbook.js';

interface Props {
  readonly filter: Filter;
  readonly empty: string;
  readonly againMs: number;
}

const fetchFollowUp = (filter: Filter, page: { readonly limit?: number; readonly cursor?: string }) =>
  body(api.GET('/v1/tasks/follow-up', { params: { query: { ...filter, ...page } } }));
type Followed = Awaited<ReturnType<typeof fetchFollowUp>>['items'][number];

/**
 * Every open task with who holds it, its due day, since when, and when somebody was last reminded or urged; HR chooses
 * one or many and urges, or hands over what somebody has by name or claim.
 */
export function FollowUp({ filter, empty, againMs }: Props): ReactNode {
  const urges = isHr(useMe().roles);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const tasks = usePages(['tasks', 'follow-up', filter], (page) => fetchFollowUp(filter, page), {
    refetchInterval: againMs,
    keepBefore: true,
  });
  return (
    <>
      <div className="row">
        <AsWorkbook path="/v1/tasks/follow-up" query={{ ...filter }} />
      </div>
      <Paged of={tasks} empty={empty}>
        {(items) => {
          const there = items.map(({ id }) => id).filter((id) => chosen.includes(id));
          return (
            <>
              {urges ? (
                <Choosing
                  items={items}
                  chosen={there}
                  onChoose={setChosen}
                  onAnswer={(next) => {
                    setRefused(next);
                    setChosen([]);
                  }}
                />
              ) : null}
              <ul className="task-list">
                {items.map((task) => (
                  <li key={task.id} className={urges ? 'task-choice' : undefined}>
                    {urges ? (
                      <TaskBox
                        task={task}
                        isChosen={there.includes(task.id)}
                        onChange={(is) => {
                          setChosen(is ? [...there, task.id] : there.filter((one) => one !== task.id));
                        }}
                      />
                    ) : null}
                    <Line task={task} refused={refused[task.id]} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Paged>
    </>
  );
}

interface ChoosingProps {
  readonly items: readonly Followed[];
  readonly chosen: readonly string[];
  readonly onChoose: (next: readonly string[]) => void;
  readonly onAnswer: (refused: Readonly<Record<string, string>>) => void;
}

function Choosing({ items, chosen, onChoose, onAnswer }: ChoosingProps): ReactNode {
  const s = useTexts({ zh: talkZh, en: talkEn });
  const all = items.slice(0, MOST_TASKS).map(({ id }) => id);
  return (
    <div className="row">
      <AllTasksBox all={all} chosen={chosen} onChoose={onChoose}>
        {chosen.length === 0 ? s.chooseAll : s.chosen(chosen.length)}
      </AllTasksBox>
      {chosen.length === 0 ? null : (
        <>
          <UrgeButton taskIds={chosen.slice(0, MOST_TASKS)} label={s.urgeMany(chosen.length)} onAnswer={onAnswer} />
          <HandOverChosen
            tasks={items.filter(({ id }) => chosen.includes(id)).slice(0, MOST_TASKS)}
            onAnswer={onAnswer}
          />
        </>
      )}
    </div>
  );
}

function Line({ task, refused }: { readonly task: Followed; readonly refused: string | undefined }): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useTexts({ zh: shellZh, en: shellEn });
  const language = useLanguage();
  const say = useSay();
  const holders = task.holders.map(({ name, role }) => name ?? (role === null ? '' : roles[role]));
  return (
    <Link to={`/tasks/${encodeURIComponent(task.id)}`} className="task-line">
      <span className="task-what">
        <TaskTitle task={task} />
        <span className="muted">{t.holders(holders.join(say({ zh: '、', en: ', ' })))}</span>
        {refused === undefined ? null : <span className="fault">{refused}</span>}
      </span>
      <span className="row">
        <span className="muted">{t.since(instant(task.openedAt, language))}</span>
        <LastReminder task={task} />
        {task.escalatedAt === null ? null : <span className="chip bad">{t.escalated}</span>}
        {task.dueOn === null ? <span className="muted">{t.noDue}</span> : <Due on={task.dueOn} />}
      </span>
    </Link>
  );
}

/** The last time that its holders were reminded by the day, or urged by HR, whichever came later. */
function LastReminder({ task: { remindedAt, urgedAt } }: { readonly task: Followed }): ReactNode {
  const t = useTexts({ zh, en });
  const s = useTexts({ zh: talkZh, en: talkEn });
  const language = useLanguage();
  if (urgedAt !== null && urgedAt > (remindedAt ?? ''))
    return <span className="chip warn">{s.urged(instant(urgedAt, language))}</span>;
  if (remindedAt === null) return <span className="muted">{t.notReminded}</span>;
  return <span className="chip">{t.reminded(instant(remindedAt, language))}</span>;
}
