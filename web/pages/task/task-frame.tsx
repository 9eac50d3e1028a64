import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { TaskDetail } from '../../api/tasks.js';
import { useMe } from '../../app/session.js';
import { useTaskName } from '../../components/cases/task-name.js';
import { Clause } from '../../components/clause.js';
import { Due } from '../../components/due.js';
import { Page } from '../../components/page.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { task as en } from '../../i18n/en/task.js';
import { task as zh } from '../../i18n/zh/task.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

/** What the task is, by which §, until when, and who has taken it on. */
export function TaskFrame({ task, children }: { readonly task: TaskDetail; readonly children: ReactNode }): ReactNode {
  const t = useTexts({ zh, en });
  const nameOf = useTaskName();
  const language = useLanguage();
  const claimed = task.state === 'open' ? task.claimedBy : null;
  return (
    <>
      <nav className="no-print crumbs">
        <Link to="/inbox">← {t.back}</Link>
      </nav>
      <Page
        title={nameOf(task)}
        beside={
          <>
            {task.cycleMonth === null ? null : <span className="chip">{month(task.cycleMonth, language)}</span>}
            <Clause id={task.clause} />
            {task.state === 'open' && task.dueOn !== null ? <Due on={task.dueOn} /> : null}
            {claimed === null ? null : <span className="chip">{t.claimedBy(claimed.name)}</span>}
            {task.mine && task.takenAt === null ? <Claim task={task} /> : null}
          </>
        }
      >
        {children}
      </Page>
    </>
  );
}

function Claim({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const me = useMe();
  const client = useQueryClient();
  const mine = task.claimedBy?.personId === me.personId;
  const params = { path: { taskId: task.id } };
  const touching = useMutation({
    mutationFn: () =>
      mine
        ? body(api.POST('/v1/tasks/{taskId}/release', { params }))
        : body(api.POST('/v1/tasks/{taskId}/claim', { params })),
    onSuccess: async () => {
      toast(mine ? t.releasedNow : t.claimedNow);
      await client.invalidateQueries();
    },
  });
  return (
    <>
      {mine || task.claimedBy === null ? (
        <Button
          loading={touching.isPending}
          onClick={() => {
            touching.mutate();
          }}
        >
          {mine ? t.release : t.claim}
        </Button>
      ) : null}
      {touching.error === null ? null : <Failure error={touching.error} />}
    </>
  );
}
