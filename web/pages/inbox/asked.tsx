import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { fetchAsked, type Question } from '../../api/talk.js';
import { Paged, usePages } from '../../components/paged.js';
import { useToast } from '../../components/toast.js';
import { PlainForm, TextField } from '../../forms/plain-fields.js';
import { Unfold } from '../../forms/unfold.js';
import { useFields } from '../../forms/use-fields.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { talk as en } from '../../i18n/en/talk.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';
import { QuestionWords } from '../task/question-words.js';

/** What somebody was asked about cases that he may read, to be answered here; nothing waits for it. */
export function Asked({ empty, againMs }: { readonly empty: string; readonly againMs: number }): ReactNode {
  const list = usePages(['questions', 'open'], (page) => fetchAsked(page), { refetchInterval: againMs });
  return (
    <Paged of={list} empty={empty}>
      {(items) => (
        <ul className="stack">
          {items.map((one) => (
            <li key={one.no} className="card stack tight">
              <Line of={one} />
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Line({ of: one }: { readonly of: Question }): ReactNode {
  const t = useTexts({ zh, en });
  const kinds: Readonly<Record<string, string>> = useTexts({ zh: casesZh, en: casesEn }).kinds;
  return (
    <>
      <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>
        {t.about(one.subject.name, kinds[one.caseKind] ?? one.caseId)}
      </Link>
      <QuestionWords of={one} />
      <Unfold label={t.answer}>{(close) => <AnswerForm of={one} onClose={close} />}</Unfold>
    </>
  );
}

function AnswerForm({ of: { no }, onClose }: { readonly of: Question; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const form = useFields({
    initial: { answer: '' },
    send: ({ answer }, key) =>
      body(
        api.POST('/v1/questions/{no}/answer', {
          params: { path: { no }, header: { 'Idempotency-Key': key } },
          body: { answer },
        }),
      ),
    onDone: () => {
      toast(t.answered);
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.answer} onClose={onClose}>
      <TextField of={form} name="answer" label={t.answer} long />
    </PlainForm>
  );
}
