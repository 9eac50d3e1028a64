import type { ReactNode } from 'react';
import type { CaseDetail } from '../../api/cases.js';
import { useOwnWords, type OwnWords } from '../../api/papers/attachments.js';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { attached, filled, useFields } from '../../forms/use-fields.js';
import { ownWords as en } from '../../i18n/en/cases/own-words.js';
import { ownWords as zh } from '../../i18n/zh/cases/own-words.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

type Kind = OwnWords['open'][number];

/** I-79: in one's own case, what one may say oneself as long as it is taken; nothing for anybody else. */
export function OwnWordsCard({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const me = useMe();
  const wanted = one.personId === me.personId && one.closedAt === null;
  const words = useOwnWords(one.id, wanted);
  return wanted ? <Answered of={words}>{(found) => <Open caseId={one.id} of={found} />}</Answered> : null;
}

function Open({ caseId, of: { open, heldOn } }: { readonly caseId: string; readonly of: OwnWords }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const help: Readonly<Record<Kind, string>> = {
    wish: t.wishHelp,
    statement: t.statementHelp,
    presentation: t.presentationHelp(heldOn === null ? null : date(heldOn, language)),
  };
  if (open.length === 0) return null;
  return (
    <section className="card stack no-print" aria-labelledby="own-words">
      <h2 id="own-words">{t.heading}</h2>
      <p className="muted">{t.lead}</p>
      {open.map((kind) => (
        <details key={kind} className="case-fold">
          <summary>{t[kind]}</summary>
          <WordsForm caseId={caseId} kind={kind} help={help[kind]} />
        </details>
      ))}
    </section>
  );
}

interface FormProps {
  readonly caseId: string;
  readonly kind: Kind;
  readonly help: string;
}

function WordsForm({ caseId, kind, help }: FormProps): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { text: '', files: '' },
    send: (value, key) =>
      body(
        api.POST('/v1/cases/{caseId}/own-words', {
          params: { path: { caseId }, header: { 'Idempotency-Key': key } },
          body:
            kind === 'wish'
              ? { kind, ...filled(value, 'text') }
              : { kind, ...filled(value, 'text'), ...attached(value.files) },
        }),
      ),
    onDone: () => {
      toast(t.sent);
    },
  });
  return (
    <PlainForm of={form} submit={t.send[kind]}>
      <p className="muted">{help}</p>
      <TextField of={form} name="text" label={kind === 'wish' ? t.wishText : t.text} long optional />
      {kind === 'wish' ? null : <FilesField of={form} name="files" label={t.files} optional />}
    </PlainForm>
  );
}
