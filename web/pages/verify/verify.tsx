import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { compareFile, fetchVerification, type Verification } from '../../api/papers/verifications.js';
import { FileButton } from '../../components/file-button.js';
import { Answered, Failure } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { verify as en } from '../../i18n/en/verify.js';
import { verify as zh } from '../../i18n/zh/verify.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import '../sign-in/sign-in.css';

/** Whether a paper that somebody holds was issued here and still stands; for everybody, logged in or not. */
export default function Verify(): ReactNode {
  const { code = '' } = useParams();
  const t = useTexts({ zh, en });
  const go = useNavigate();
  const [typed, setTyped] = useState(code);
  const found = useQuery({
    queryKey: ['verification', code],
    queryFn: () => fetchVerification(code),
    enabled: code !== '',
    retry: false,
  });
  return (
    <div className="sign-in">
      <main className="sign-in-main stack">
        <h1>{t.title}</h1>
        <form
          className="card stack"
          onSubmit={(event) => {
            event.preventDefault();
            void go(`/verify/${encodeURIComponent(typed.trim())}`);
          }}
        >
          <p>{t.lead}</p>
          <Field label={t.code}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={40}
                autoComplete="off"
                value={typed}
                onChange={({ target }) => {
                  setTyped(target.value);
                }}
              />
            )}
          </Field>
          <Button type="primary" htmlType="submit">
            {t.check}
          </Button>
        </form>
        {code === '' ? null : <Answered of={found}>{(one) => <Found key={code} code={code} of={one} />}</Answered>}
        <Link to="/inbox">{t.toSignIn}</Link>
      </main>
    </div>
  );
}

function Found({ code, of: one }: { readonly code: string; readonly of: Verification }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const compared = useMutation({ mutationFn: (file: File) => compareFile(code, file) });
  const same = compared.data?.same;
  return (
    <section className="card stack" role="status">
      <dl className="facts">
        <dt>{t.number}</dt>
        <dd>{one.number}</dd>
        <dt>{t.kind}</dt>
        <dd>{say(one.kind)}</dd>
        <dt>{t.issuedOn}</dt>
        <dd>{date(one.issuedOn, language)}</dd>
        <dt>{t.state}</dt>
        <dd>
          <span className={one.endedBy === null ? 'chip good' : 'chip bad'}>{t[one.endedBy?.how ?? 'stands']}</span>
          {one.endedBy === null ? null : <> {t.endedBy(one.endedBy.number, date(one.endedBy.on, language))}</>}
        </dd>
      </dl>
      <Field label={t.compare} help={t.compareLead}>
        {({ id, 'aria-describedby': described }) => (
          <FileButton
            id={id}
            aria-describedby={described}
            accept="application/pdf"
            busy={compared.isPending}
            onChoose={([file]) => {
              if (file !== undefined) compared.mutate(file);
            }}
          />
        )}
      </Field>
      {compared.error === null ? null : <Failure error={compared.error} />}
      {same == null ? null : <p className={same ? 'notice' : 'notice warn'}>{same ? t.same : t.other}</p>}
    </section>
  );
}
