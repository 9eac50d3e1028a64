import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchCase } from '../../api/cases.js';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
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
            <NotYours caseId={caseId} />
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

/** Nothing stands open to the reader: with whom it lies by office, as far as he is told. */
function NotYours({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const names = useTexts({ zh: shellZh, en: shellEn }).roles;
  const { data } = useQuery({ queryKey: ['case', caseId], queryFn: () => fetchCase(caseId) });
  if (data === undefined) return null;
  const { closedAt, heldBy } = data;
  const lies =
    heldBy.length === 0
      ? t.othersNext
      : t.officesNext(heldBy.map((one) => names[one]).join(language === 'zh' ? '、' : ', '));
  return <p className="muted">{closedAt === null ? lies : t.isClosed}</p>;
}
