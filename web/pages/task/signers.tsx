import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { TaskDetail } from '../../api/tasks.js';
import { isHr, useMe } from '../../app/session.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { useFields } from '../../forms/use-fields.js';
import { signers as en } from '../../i18n/en/signers.js';
import { signers as zh } from '../../i18n/zh/signers.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { AddresseeField } from './addressee-field.js';
import { Answer } from './answer.js';

const fetchSigners = (taskId: string) => body(api.GET('/v1/tasks/{taskId}/signers', { params: { path: { taskId } } }));
type Signer = Awaited<ReturnType<typeof fetchSigners>>['signers'][number];

/** Who signs a task, added by whoever may do it and removed by him or HR; of a signature what is signed. */
export function Signers({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const me = useMe();
  const found = useQuery({ queryKey: ['task', task.id, 'signers'], queryFn: () => fetchSigners(task.id) }).data;
  if (found === undefined) return null;
  const { whyNot, held, signers, signs } = found;
  const isHis = task.mine && task.state === 'open';
  if (!isHis && signers.length === 0) return null;
  const mayAdd = isHis && whyNot === null && !held;
  return (
    <section className="card stack tight" aria-labelledby="signers">
      <h2 id="signers">{t.title}</h2>
      {signs === null ? null : (
        <>
          <p>{t.signs(say(signs.title))}</p>
          {signs.handedIn === null || signs.handedIn === undefined ? (
            <p className="muted">{t.notYet}</p>
          ) : (
            <>
              <h3>{t.handedIn}</h3>
              <Answer value={signs.handedIn} />
            </>
          )}
        </>
      )}
      {held ? <p className="notice">{t.held}</p> : null}
      {signs === null && whyNot !== null ? <p className="muted">{t.whyNot(say(whyNot))}</p> : null}
      {mayAdd ? <p className="muted">{t.lead}</p> : null}
      {signers.length === 0 ? null : (
        <ol className="stack tight">
          {signers.map((one) => (
            <Line
              key={one.no}
              taskId={task.id}
              of={one}
              mayRemove={signs === null && task.state === 'open' && (one.by.personId === me.personId || isHr(me.roles))}
            />
          ))}
        </ol>
      )}
      {mayAdd ? <Unfold label={t.add}>{(close) => <Add task={task} onClose={close} />}</Unfold> : null}
    </section>
  );
}

function Add({ task, onClose }: { readonly task: TaskDetail; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { way: 'before', to: '', note: '' },
    send: ({ way, to, note }, key) =>
      body(
        api.POST('/v1/tasks/{taskId}/signers', {
          params: { path: { taskId: task.id }, header: { 'Idempotency-Key': key } },
          body: { way: way as Signer['way'], to, note },
        }),
      ),
    onDone: () => {
      toast(t.added);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.add} onClose={onClose}>
      <ChoiceField of={form} name="way" label={t.way} options={t.ways} />
      <AddresseeField of={form} name="to" label={t.to} taskId={task.id} caseId={task.caseId ?? ''} />
      <TextField of={form} name="note" label={t.note} long />
    </PlainForm>
  );
}

interface LineProps {
  readonly taskId: string;
  readonly of: Signer;
  readonly mayRemove: boolean;
}

/** A signer, how he was asked and what he has said. */
function Line({ taskId, of, mayRemove }: LineProps): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const [removing, setRemoving] = useState(false);
  const form = useFields({
    initial: { reason: '' },
    send: ({ reason }, key) =>
      body(
        api.POST('/v1/tasks/{taskId}/signers/{no}/removal', {
          params: { path: { taskId, no: of.no }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
    onDone: () => {
      toast(t.removed);
      setRemoving(false);
    },
  });
  return (
    <li className="stack tight">
      <span className="row between">
        <span>{t.line(of.signer.name, t.ways[of.way], of.by.name)}</span>
        <strong>{t.states[of.state]}</strong>
      </span>
      <span className="muted">{of.note}</span>
      {of.reason === null ? null : <span>{of.reason}</span>}
      {mayRemove && of.state === 'asked' && !removing ? (
        <div>
          <Button
            size="small"
            onClick={() => {
              setRemoving(true);
            }}
          >
            {t.remove}
          </Button>
        </div>
      ) : null}
      {removing ? (
        <PlainForm
          of={form}
          submit={t.remove}
          onClose={() => {
            setRemoving(false);
          }}
        >
          <TextField of={form} name="reason" label={t.reason} long />
        </PlainForm>
      ) : null}
    </li>
  );
}
