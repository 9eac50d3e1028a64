import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTaskKinds } from '../../api/tasks.js';
import type { Task } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { AllTasksBox, MOST_TASKS, TaskBox } from './task-boxes.js';

/** Of a list the tasks that are done together with others, by kind; those alone of their kind are left out. */
export function useTogether(tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const me = useMe();
  const kinds = useTaskKinds();
  const several = (kinds.data?.items ?? []).filter((one) => one.several).map(({ kind }) => kind);
  const isFree = ({ state, takenAt, claimedBy }: Task): boolean =>
    state === 'open' && takenAt === null && (claimedBy === null || claimedBy.personId === me.personId);
  const groups = several.map((kind) => [kind, tasks.filter((one) => one.kind === kind && isFree(one))] as const);
  return new Map(groups.filter(([, some]) => some.length > 1));
}

/** Whether a task is among those that are done together. */
export const isTogether = (groups: ReadonlyMap<string, readonly Task[]>, { id, kind }: Task): boolean =>
  groups.get(kind)?.some((one) => one.id === id) === true;

interface ChoosingProps {
  readonly groups: ReadonlyMap<string, readonly Task[]>;
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** Chooses all tasks of a kind at once, and leads to the page on which the chosen ones are done together. */
export function Choosing({ groups, chosen, onChoose }: ChoosingProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  return [...groups].map(([kind, tasks]) => {
    const [first] = tasks;
    if (first === undefined) return null;
    const ids = tasks.slice(0, MOST_TASKS).map(({ id }) => id);
    const here = ids.filter((id) => chosen.includes(id));
    const title = say(first.title);
    const address = new URLSearchParams([['kind', kind], ...here.map((id) => ['task', id])]);
    return (
      <div key={kind} className="row between">
        <AllTasksBox all={ids} chosen={here} onChoose={onChoose}>
          {t.chooseOf(ids.length, title)}
        </AllTasksBox>
        {here.length < 2 ? null : (
          <Link to={`/tasks/together?${address.toString()}`}>{t.together(here.length, title)} →</Link>
        )}
      </div>
    );
  });
}

interface ChoiceProps {
  readonly task: Task;
  readonly groups: ReadonlyMap<string, readonly Task[]>;
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** The box at one task; choosing one of another kind begins anew. Nothing where it is done alone. */
export function Choice({ task, groups, chosen, onChoose }: ChoiceProps): ReactNode {
  const same = groups.get(task.kind)?.map(({ id }) => id) ?? [];
  if (!isTogether(groups, task)) return null;
  return (
    <TaskBox
      task={task}
      isChosen={chosen.includes(task.id)}
      onChange={(is) => {
        const rest = chosen.filter((id) => id !== task.id && same.includes(id));
        onChoose(is ? [...rest, task.id] : rest);
      }}
    />
  );
}
