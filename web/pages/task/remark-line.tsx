import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { Remark } from '../../api/talk.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

/** A comment or copy as it stands, to whom it is addressed and who has read it; its author changes or removes it. */
export function RemarkLine({ of: one }: { readonly of: Remark }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const [changing, setChanging] = useState(false);
  const names = one.to.map(({ name, readAt }) => (readAt === null ? name : t.hasRead(name)));
  const to = names.join(say({ zh: '、', en: ', ' }));
  return (
    <li className="stack tight">
      <p>
        <strong>{one.writtenBy.name}</strong> {one.kind === 'copy' ? t.copies(to) : ''}{' '}
        <span className="muted">
          {instant(one.at, language)}
          {one.changedAt === null || one.removed ? '' : ` · ${t.changedAt(instant(one.changedAt, language))}`}
        </span>
      </p>
      {one.removed ? <p className="muted">{t.removed}</p> : null}
      {one.text === null || changing ? null : <p className="said">{one.text}</p>}
      {one.kind === 'comment' && one.to.length > 0 ? <p className="muted">{t.mentions(to)}</p> : null}
      {one.former.length === 0 ? null : (
        <details>
          <summary>{t.former(one.former.length)}</summary>
          {one.former.map(({ text, until }) => (
            <p key={until} className="said muted">
              {text ?? '—'}
            </p>
          ))}
        </details>
      )}
      {changing ? (
        <ChangeForm
          of={one}
          onClose={() => {
            setChanging(false);
          }}
        />
      ) : (
        <Buttons
          of={one}
          onChange={() => {
            setChanging(true);
          }}
        />
      )}
    </li>
  );
}

function Buttons({ of: one, onChange }: { readonly of: Remark; readonly onChange: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const params = { path: { no: one.no } };
  const acting = useMutation({
    mutationFn: (what: 'remove' | 'read') =>
      what === 'remove'
        ? body(api.DELETE('/v1/remarks/{no}', { params }))
        : body(api.PUT('/v1/remarks/{no}/read', { params })),
    onSuccess: async (_, what) => {
      toast(what === 'remove' ? t.removedNow : t.readNow);
      await client.invalidateQueries();
    },
  });
  if (!one.mayChange && !one.mayMarkRead) return null;
  return (
    <div className="row">
      {one.mayMarkRead ? (
        <Button
          size="small"
          loading={acting.isPending}
          onClick={() => {
            acting.mutate('read');
          }}
        >
          {t.markRead}
        </Button>
      ) : null}
      {one.mayChange ? (
        <>
          <Button size="small" onClick={onChange}>
            {t.change}
          </Button>
          <Button
            size="small"
            loading={acting.isPending}
            onClick={() => {
              acting.mutate('remove');
            }}
          >
            {t.remove}
          </Button>
        </>
      ) : null}
      {acting.error === null ? null : <Failure error={acting.error} />}
    </div>
  );
}

function ChangeForm({ of: one, onClose }: { readonly of: Remark; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const form = useFields({
    initial: { text: one.text ?? '' },
    send: ({ text }) => body(api.PUT('/v1/remarks/{no}', { params: { path: { no: one.no } }, body: { text } })),
    onDone: onClose,
  });
  return (
    <PlainForm of={form} submit={t.save} onClose={onClose}>
      <p className="muted">{t.changeLead}</p>
      <TextField of={form} name="text" label={t.words} long />
    </PlainForm>
  );
}
