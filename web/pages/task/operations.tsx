import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useTaskKinds, type TaskDetail } from '../../api/tasks.js';
import { isHr, useMe } from '../../app/session.js';
import { useToast } from '../../components/toast.js';
import { PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { UrgeButton } from './urge.js';

type Way = 'transfer' | 'delegate';

/** What is done about an open task beside doing it: passed on by whoever has it, handed back, urged by HR; nothing for others. */
export function Operations({ task }: { readonly task: TaskDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const me = useMe();
  const language = useLanguage();
  const kinds = useTaskKinds();
  const [way, setWay] = useState<Way>();
  const withheld = kinds.data?.items.find(({ kind }) => kind === task.kind)?.withholds ?? [];
  const whyNot = (operation: (typeof withheld)[number]['operation']) =>
    withheld.find((one) => one.operation === operation)?.why;
  if (task.state !== 'open' || kinds.data === undefined) return null;
  const passesOn = task.mine && task.for === null;
  const urges = isHr(me.roles) && !task.mine;
  if (!passesOn && !urges) return null;
  const [stays, unurged] = [whyNot('move'), whyNot('urge')];
  return (
    <section className="card stack tight" aria-labelledby="operations">
      <h2 id="operations">{t.operations}</h2>
      {task.urgedAt === null ? null : <p className="muted">{t.urged(instant(task.urgedAt, language))}</p>}
      {task.delegated.map((one) => (
        <Delegated key={one.to.personId} task={task} of={one} />
      ))}
      {passesOn && stays !== undefined ? <p className="muted">{t.stays(say(stays))}</p> : null}
      {passesOn && stays === undefined && way === undefined ? (
        <div className="row">
          {(['transfer', 'delegate'] as const).map((one) => (
            <Button
              key={one}
              onClick={() => {
                setWay(one);
              }}
            >
              {t[one]}
            </Button>
          ))}
        </div>
      ) : null}
      {way === undefined ? null : (
        <PassOn
          key={way}
          task={task}
          way={way}
          onClose={() => {
            setWay(undefined);
          }}
        />
      )}
      {urges && unurged !== undefined ? <p className="muted">{t.notUrged(say(unurged))}</p> : null}
      {urges && unurged === undefined ? (
        <>
          <p className="muted">{t.urgeLead}</p>
          <UrgeButton taskIds={[task.id]} label={t.urge} />
        </>
      ) : null}
    </section>
  );
}

interface PassOnProps {
  readonly task: TaskDetail;
  readonly way: Way;
  readonly onClose: () => void;
}

function PassOn({ task, way, onClose }: PassOnProps): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { to: '', reason: '' },
    send: (value, key) => {
      const given = {
        params: { path: { taskId: task.id }, header: { 'Idempotency-Key': key } },
        body: { to: value.to, reason: value.reason },
      };
      return way === 'transfer'
        ? body(api.POST('/v1/tasks/{taskId}/transfer', given))
        : body(api.POST('/v1/tasks/{taskId}/delegation', given));
    },
    onDone: () => {
      toast(t.gone);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t[way]} onClose={onClose}>
      <p className="muted">{way === 'transfer' ? t.transferLead : t.delegateLead}</p>
      <PersonField of={form} name="to" label={t.to} help={t.toHelp} />
      <TextField of={form} name="reason" label={t.reason} long />
    </PlainForm>
  );
}

interface DelegatedProps {
  readonly task: TaskDetail;
  readonly of: TaskDetail['delegated'][number];
}

/** To whom it is delegated; whoever has it by that, or gave it, ends it with a reason. */
function Delegated({ task, of: { to, by } }: DelegatedProps): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const me = useMe();
  const [ending, setEnding] = useState(false);
  const label = to.personId === me.personId ? t.handBack : t.takeBack;
  const form = useFields({
    initial: { reason: '' },
    send: ({ reason }, key) =>
      body(
        api.POST('/v1/tasks/{taskId}/hand-back', {
          params: { path: { taskId: task.id }, header: { 'Idempotency-Key': key } },
          body: { from: to.personId, reason },
        }),
      ),
    onDone: () => {
      toast(t.ended);
      setEnding(false);
    },
  });
  const close = (): void => {
    setEnding(false);
  };
  return (
    <>
      <p className="row between">
        <span>{t.delegated(to.name, by.name)}</span>
        {[to.personId, by.personId].includes(me.personId) && !ending ? (
          <Button
            size="small"
            onClick={() => {
              setEnding(true);
            }}
          >
            {label}
          </Button>
        ) : null}
      </p>
      {ending ? (
        <PlainForm of={form} submit={label} onClose={close}>
          <TextField of={form} name="reason" label={t.reason} long />
        </PlainForm>
      ) : null}
    </>
  );
}
