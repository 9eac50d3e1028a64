import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { fetchTask, type TaskDetail } from '../../api/tasks.js';
import type { TrialDetail } from '../../api/trials.js';
import { VariantForm } from '../../forms/generic/variant-form.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { useTexts } from '../../i18n/language.js';
import { isPaused } from './stage-chip.js';

type Act = keyof typeof zh.doing;

/** I-51, I-57, I-59: what can be done where the trial stands; the workflow judges again. */
function actsFor(trial: TrialDetail): readonly Act[] {
  const paused = isPaused(trial);
  const requests: readonly Act[] = trial.stage === 'below-mark' ? [] : ['request-end'];
  return [
    ...(trial.stage === 'below-mark' || (trial.extendedMonths ?? 0) > 0 ? [] : (['request-extension'] as const)),
    ...(paused ? (['resume'] as const) : trial.stage === 'running' ? (['pause'] as const) : []),
    ...requests,
  ];
}

/** The standing task of a trial, for whoever may act on it; nothing for others. */
export function TrialActs({ of: trial }: { readonly of: TrialDetail }): ReactNode {
  const { caseId, version } = trial;
  const task = useQuery({
    queryKey: ['trials', 'manage', caseId, version],
    queryFn: async () => {
      const query = { case: caseId, kind: 'trial.manage', state: 'open', limit: 1 } as const;
      const { items } = await body(api.GET('/v1/tasks', { params: { query } }));
      return items[0] === undefined ? null : fetchTask(items[0].id);
    },
    placeholderData: (before) => before,
  });
  return task.data?.mine === true ? <Acts trial={trial} task={task.data} /> : null;
}

function Acts({ trial, task }: { readonly trial: TrialDetail; readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const [doing, setDoing] = useState<Act>();
  const close = (): void => {
    setDoing(undefined);
  };
  return (
    <section className="card stack" aria-labelledby="acts">
      <h2 id="acts">{t.acts}</h2>
      <div className="row">
        {actsFor(trial).map((act) => (
          <Button
            key={act}
            type={act === doing ? 'primary' : 'default'}
            aria-expanded={act === doing}
            onClick={() => {
              setDoing(act === doing ? undefined : act);
            }}
          >
            {t.doing[act]}
          </Button>
        ))}
        <Link to={`/tasks/${encodeURIComponent(task.id)}`}>{t.more}</Link>
      </div>
      {doing === undefined ? null : (
        <>
          <p className="muted">{t.doingHelp[doing]}</p>
          <VariantForm key={`${task.id}${doing}`} task={task} by="do" variant={doing} onClose={close} />
        </>
      )}
    </section>
  );
}
