import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { proxies as en } from '../../i18n/en/people/proxies.js';
import { proxies as zh } from '../../i18n/zh/people/proxies.js';
import { useSay, useTexts } from '../../i18n/language.js';

interface Props {
  /** Whose they are, by employee number. */
  readonly from: string;
  readonly taskIds: readonly string[];
  /** Why some stay where they are, by task, once it is answered. */
  readonly onAnswer: (stayed: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** HR hands tasks of somebody over to somebody else, with a reason. */
export function HandOverForm({ from, taskIds, onAnswer, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const form = useFields({
    initial: { to: '', reason: '' },
    send: (value, key) =>
      body(
        api.POST('/v1/tasks/hand-overs', {
          params: { header: { 'Idempotency-Key': key } },
          body: { from, to: value.to, taskIds: [...taskIds], reason: value.reason },
        }),
      ),
    onDone: ({ results }) => {
      const why = results.flatMap(({ taskId, reason }) => (reason === null ? [] : [[taskId, say(reason)] as const]));
      onAnswer(Object.fromEntries(why));
    },
  });
  return (
    <PlainForm of={form} submit={t.handOver(taskIds.length)} onClose={onClose}>
      <PersonField of={form} name="to" label={t.handOverTo} />
      <TextField of={form} name="reason" label={t.reason} long />
    </PlainForm>
  );
}
