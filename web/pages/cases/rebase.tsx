import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { CaseDetail } from '../../api/cases.js';
import { usePolicy } from '../../api/policy.js';
import { isHr, useMe } from '../../app/session.js';
import { ChoiceField, FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { rebase as en } from '../../i18n/en/cases/rebase.js';
import { rebase as zh } from '../../i18n/zh/cases/rebase.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { useOpened } from '../people/movement-forms.js';

/** I-73: HR asks for another version of the policy; shown where there is one and the case is still open. */
export function Rebase({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const me = useMe();
  const may = isHr(me.roles) && me.personId !== one.personId;
  const movable = one.kind === 'level-promotion' && one.closedAt === null;
  return may && movable ? <Offered of={one} /> : null;
}

function Offered({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const present = one.evaluations.at(-1)?.policyVersion;
  const others = (usePolicy().data?.versions ?? []).filter(({ version }) => version !== present);
  if (present === undefined || others.length === 0) return null;
  return (
    <section className="card stack no-print" aria-labelledby="rebase">
      <h2 id="rebase">{t.title}</h2>
      <p className="muted">{t.help(present)}</p>
      <Unfold label={t.ask}>
        {(close) => (
          <Form
            caseId={one.id}
            versions={Object.fromEntries(others.map(({ version, title }) => [version, `${version} · ${say(title)}`]))}
            onClose={close}
          />
        )}
      </Unfold>
    </section>
  );
}

interface FormProps {
  readonly caseId: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

function Form({ caseId, versions, onClose }: FormProps): ReactNode {
  const t = useTexts({ zh, en });
  const form = useFields({
    initial: { policyVersion: '', reason: '', files: '' },
    send: ({ policyVersion, reason, files }, key) =>
      body(
        api.POST('/v1/cases/{caseId}/rebase', {
          params: { path: { caseId }, header: { 'Idempotency-Key': key } },
          body: { policyVersion, reason, ...attached(files) },
        }),
      ),
    onDone: useOpened(),
  });
  return (
    <PlainForm of={form} submit={t.send} onClose={onClose}>
      <ChoiceField of={form} name="policyVersion" label={t.version} options={versions} />
      <TextField of={form} name="reason" label={t.reason} long />
      <FilesField of={form} name="files" label={t.files} optional />
    </PlainForm>
  );
}
