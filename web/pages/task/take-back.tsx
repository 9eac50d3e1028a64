import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import type { TaskDetail } from '../../api/tasks.js';
import { FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { undo as en } from '../../i18n/en/cases/undo.js';
import { undo as zh } from '../../i18n/zh/cases/undo.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** What one has done may be taken back, or why it is not; nothing for what somebody else has done. */
export function TakeBack({ of: task }: { readonly of: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  if (task.takeBack === null) return null;
  const { whyNot } = task.takeBack;
  if (whyNot !== null) return <p className="muted">{say(whyNot)}</p>;
  return (
    <section className="stack tight" aria-labelledby="take-back">
      <h2 id="take-back">{t.backTitle}</h2>
      <p className="muted">{t.backLead}</p>
      <Unfold label={t.backAsk}>{(close) => <Form of={task} onClose={close} />}</Unfold>
    </section>
  );
}

function Form({
  of: { id: taskId, caseId },
  onClose,
}: {
  readonly of: TaskDetail;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts({ zh, en });
  const go = useNavigate();
  const form = useFields({
    initial: { reason: '', files: '' },
    send: ({ reason, files }, key) =>
      body(
        api.POST('/v1/tasks/{taskId}/withdrawal', {
          params: { path: { taskId }, header: { 'Idempotency-Key': key } },
          body: { reason, ...attached(files) },
        }),
      ),
    onDone: () => void go('/inbox'),
  });
  return (
    <PlainForm of={form} submit={t.backSend} onClose={onClose}>
      <TextField of={form} name="reason" label={t.backReason} long />
      {caseId === null ? null : <FilesField of={form} name="files" label={t.files} optional />}
    </PlainForm>
  );
}
