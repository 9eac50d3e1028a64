import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Task } from '../../api/types.js';
import { useMe } from '../../app/session.js';
import { useTaskName, type NamedTask } from '../../components/cases/task-name.js';
import { Due } from '../../components/due.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { proxies as proxiesEn } from '../../i18n/en/people/proxies.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { proxies as proxiesZh } from '../../i18n/zh/people/proxies.js';
import { cited, instant, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** A task in a list: what, about whom, until when. */
export function TaskLine({ task }: { readonly task: Task }): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: proxiesZh, en: proxiesEn });
  const language = useLanguage();
  const me = useMe();
  const claimed = task.state === 'open' ? task.claimedBy : null;
  return (
    <Link to={`/tasks/${encodeURIComponent(task.id)}`} className="task-line">
      <span className="task-what">
        <TaskTitle task={task} />
        <span className="muted">
          {task.cycleMonth === null ? '' : `${month(task.cycleMonth, language)} · `}
          {cited(task.clause)}
        </span>
      </span>
      <span className="row">
        {task.for === null ? null : <span className="chip warn">{p.forWhom(task.for.name)}</span>}
        {claimed === null ? null : (
          <span className="chip">{claimed.personId === me.personId ? t.claimedByMe : t.claimedBy(claimed.name)}</span>
        )}
        {task.state === 'open' && task.escalatedAt !== null ? <span className="chip bad">{t.escalated}</span> : null}
        {task.state === 'open' && task.dueOn !== null ? <Due on={task.dueOn} /> : null}
        {task.closedAt === null ? null : <span className="muted">{t.closedAt(instant(task.closedAt, language))}</span>}
      </span>
    </Link>
  );
}

/** What a list calls a task: whom or what it is about first, then what is to be done. */
export function TaskTitle({ task }: { readonly task: NamedTask }): ReactNode {
  const nameOf = useTaskName();
  return <strong>{nameOf(task)}</strong>;
}
