import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { useTexts } from '../../i18n/language.js';
import { TaskLine } from '../inbox/task-line.js';
import '../inbox/inbox.css';

/** What waits to be done about the case, as far as the reader sees it, and until when. */
export function NextTasks({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const tasks = useQuery({
    queryKey: ['tasks', 'case', caseId],
    queryFn: () => body(api.GET('/v1/tasks', { params: { query: { case: caseId, limit: 20 } } })),
  });
  return (
    <section className="stack tight no-print">
      <h2>{t.nextTasks}</h2>
      <Answered of={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t.nobodyNext}</p>
          ) : (
            <ul className="task-list">
              {items.map((task) => (
                <li key={task.id}>
                  <TaskLine task={task} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
