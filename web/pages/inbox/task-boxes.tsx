import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTaskName, type NamedTask } from '../../components/cases/task-name.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { useTexts } from '../../i18n/language.js';

/** The API takes so many tasks in one call. */
export const MOST_TASKS = 100;

interface OneProps {
  readonly task: NamedTask;
  readonly isChosen: boolean;
  readonly onChange: (is: boolean) => void;
}

/** The box by which a task of a list is chosen. */
export function TaskBox({ task, isChosen, onChange }: OneProps): ReactNode {
  const t = useTexts({ zh, en });
  const name = useTaskName()(task);
  return (
    <Checkbox
      checked={isChosen}
      aria-label={t.choose(name)}
      onChange={({ target }) => {
        onChange(target.checked);
      }}
    />
  );
}

interface AllProps {
  /** Ids of tasks. */
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly children: ReactNode;
}

/** The box by which all of them are chosen, or none. */
export function AllTasksBox({ all, chosen, onChoose, children }: AllProps): ReactNode {
  return (
    <Checkbox
      checked={chosen.length > 0 && chosen.length === all.length}
      indeterminate={chosen.length > 0 && chosen.length < all.length}
      onChange={({ target }) => {
        onChoose(target.checked ? all : []);
      }}
    >
      {children}
    </Checkbox>
  );
}
