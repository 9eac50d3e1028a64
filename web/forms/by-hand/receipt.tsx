import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { FileField } from '../file-field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { ActCards } from './act-cards.js';
import { Grounds } from './grounds.js';
import { useForm } from './use-form.js';
import { filledIn } from '../filled-in.js';

interface Draft {
  readonly signature?: 'signed' | 'refused' | 'not-reached';
  readonly reason: string;
  readonly files: readonly string[];
  readonly scan: readonly string[];
}

/** 8.5.7, 15.3, I-41: the notice first, then whether one signs for it; HR enters whom it did not reach, and scans. */
export default function ReceiptForm(props: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const me = useMe();
  const own = props.task.subject?.personId === me.personId;
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'receipt',
    () => ({ reason: '', files: [], scan: [] }),
    ({ signature, reason, files, scan }) =>
      filledIn({
        signature,
        scan,
        ...(signature === 'signed' ? {} : { reason, files }),
      }),
  );
  const { signature } = value;
  const values: readonly NonNullable<Draft['signature']>[] = own
    ? ['signed', 'refused']
    : ['signed', 'refused', 'not-reached'];
  return (
    <FormFrame {...frame}>
      {props.task.caseId === null ? null : <Notices caseId={props.task.caseId} />}
      <ActCards
        label={f.names.signature}
        cards={values.map((one) => ({
          value: one,
          label: f.values[`signature.${one}`] ?? one,
          help: t.signature[one],
        }))}
        value={signature}
        fault={act.faultAt('signature')}
        onChange={(next) => {
          set({ signature: next });
        }}
      />
      {signature === undefined || signature === 'signed' ? null : (
        <Grounds reason="reason" value={value} act={act} set={set} />
      )}
      {signature !== undefined && !own ? (
        <FileField
          label={f.names.scan}
          scan
          optional={signature !== 'signed'}
          value={value.scan}
          fault={act.faultAt('scan')}
          onChange={(scan) => {
            set({ scan });
          }}
        />
      ) : null}
    </FormFrame>
  );
}

/** What is signed for, to be read first. */
function Notices({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const { data } = useQuery({
    queryKey: ['documents', caseId],
    queryFn: () => body(api.GET('/v1/documents', { params: { query: { case: caseId, limit: 50 } } })),
  });
  const open = (data?.items ?? []).filter(({ kind, signature }) => kind !== 'case-file' && signature === null);
  if (open.length === 0) return null;
  return (
    <div className="notice">
      <p>{t.readFirst}</p>
      <ul>
        {open.map(({ id, number }) => (
          <li key={id}>
            <Link to={`/documents/${encodeURIComponent(id)}`}>{t.notice(number)}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
