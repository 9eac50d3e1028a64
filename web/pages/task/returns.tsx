import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { TaskCase, TaskDetail } from '../../api/tasks.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { ChoiceField, FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { cited, instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { returns as en } from '../../i18n/en/returns.js';
import { returns as zh } from '../../i18n/zh/returns.js';
import { Answer } from './answer.js';

const fetchReturns = (taskId: string) => body(api.GET('/v1/tasks/{taskId}/returns', { params: { path: { taskId } } }));
type Returns = Awaited<ReturnType<typeof fetchReturns>>;

const useReturns = (task: TaskDetail) =>
  useQuery({
    queryKey: ['task', task.id, 'returns'],
    queryFn: () => fetchReturns(task.id),
    enabled: task.mine,
  });

/** The cases that came back to a task: in which round, why, and what was entered before; nothing where none did. */
export function CameBack({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const cameBack = useReturns(task).data?.cameBack ?? [];
  if (cameBack.length === 0) return null;
  return (
    <section className="notice stack tight" aria-labelledby="came-back">
      <h2 id="came-back">{t.cameTitle}</h2>
      <ol className="stack tight">
        {cameBack.map(({ caseId, person, round, reason, by, deputy, at, before }) => (
          <li key={caseId} className="stack tight">
            <strong>{t.came(person.name, round)}</strong>
            <span>{reason}</span>
            <span className="muted">
              {t.by(deputy === null ? by.name : t.byHand(deputy.name, by.name), instant(at, language))}
            </span>
            {before === null || before === undefined ? null : (
              <details>
                <summary>{t.before}</summary>
                <Answer value={before} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Props {
  readonly task: TaskDetail;
  readonly cases: readonly TaskCase[];
}

/** Returns cases of a task to an earlier step, or says why it is not offered; nothing for who may not do it. */
export function ReturnCases({ task, cases }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const found = useReturns(task).data;
  if (!task.mine || task.state !== 'open' || found === undefined) return null;
  if (found.whyNot !== null) return <p className="muted">{t.whyNot(say(found.whyNot))}</p>;
  return (
    <section className="card stack tight" aria-labelledby="return">
      <h2 id="return">{t.title}</h2>
      <p className="muted">{t.lead}</p>
      <Unfold label={t.ask}>{(close) => <Form task={task} cases={cases} steps={found.steps} onClose={close} />}</Unfold>
    </section>
  );
}

interface FormProps extends Props {
  readonly steps: Returns['steps'];
  readonly onClose: () => void;
}

function Form({ task, cases, steps, onClose }: FormProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [nearest] = steps;
  const isForMany = task.caseId === null;
  const form = useFields({
    initial: { redo: nearest?.redo ?? '', reason: '', files: '' },
    send: ({ redo, reason, files }, key) =>
      body(
        api.POST('/v1/tasks/{taskId}/return', {
          params: { path: { taskId: task.id }, header: { 'Idempotency-Key': key } },
          body: {
            redo: redo as Returns['steps'][number]['redo'],
            reason,
            ...(isForMany ? { caseIds: [...chosen] } : {}),
            ...(isForMany && chosen.length !== 1 ? {} : attached(files)),
          },
        }),
      ),
    onDone: () => {
      toast(t.sent);
      onClose();
    },
  });
  const options = Object.fromEntries(
    steps.map(({ redo, title, clause }) => [redo, t.stepOf(say(title), cited(clause))]),
  );
  return (
    <PlainForm of={form} submit={t.send} onClose={onClose}>
      <ChoiceField of={form} name="redo" label={t.step} options={options} />
      {isForMany ? (
        <Field label={t.cases} group fault={form.faultAt('caseIds')}>
          {() => (
            <div className="stack tight">
              {cases.map(({ id, personName }) => (
                <Checkbox
                  key={id}
                  checked={chosen.includes(id)}
                  onChange={({ target }) => {
                    setChosen((before) => (target.checked ? [...before, id] : before.filter((one) => one !== id)));
                  }}
                >
                  {personName}
                </Checkbox>
              ))}
            </div>
          )}
        </Field>
      ) : null}
      <TextField of={form} name="reason" label={t.reason} long />
      {isForMany && chosen.length !== 1 ? null : <FilesField of={form} name="files" label={t.files} optional />}
    </PlainForm>
  );
}
