import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { isHr, useMe } from '../../app/session.js';
import { Answered, Failure } from '../../components/states.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type Mail = components['schemas']['Mail'];
const LOOK_MS = 15_000;

/** 9.5.5: whether mail is set up and how much waits; for HR also what was not delivered, to be sent again. */
export function MailService(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const service = useQuery({
    queryKey: ['mail-service'],
    queryFn: () => body(api.GET('/v1/mail-service')),
    refetchInterval: LOOK_MS,
  });
  return (
    <section className="card stack tight">
      <h2>{t.mail}</h2>
      <Answered of={service}>
        {({ sender, waiting, delayed, failed }) => (
          <>
            <p>{sender === null ? t.noMail : t.mailFrom(sender)}</p>
            <p className="muted">{t.mailCounts(waiting, delayed, failed)}</p>
          </>
        )}
      </Answered>
      {isHr(roles) ? <Undelivered /> : null}
    </section>
  );
}

function Undelivered(): ReactNode {
  const failed = useQuery({
    queryKey: ['mails', 'failed'],
    queryFn: () => body(api.GET('/v1/mails', { params: { query: { state: 'failed', limit: 50 } } })),
    refetchInterval: LOOK_MS,
  });
  return (
    <Answered of={failed}>
      {({ items }) => (
        <>
          {items.length === 0 ? null : <AsWorkbook path="/v1/mails" query={{ state: 'failed' }} />}
          {items.map((mail) => (
            <OneMail key={mail.id} of={mail} />
          ))}
        </>
      )}
    </Answered>
  );
}

function OneMail({ of: mail }: { readonly of: Mail }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const client = useQueryClient();
  const retrying = useMutation({
    mutationFn: () => body(api.PUT('/v1/mails/{mailId}/retry', { params: { path: { mailId: mail.id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['mails'] });
      await client.invalidateQueries({ queryKey: ['mail-service'] });
    },
  });
  return (
    <div className="notice warn">
      <div className="row between">
        <h3>
          <Link to={`/people/${mail.personId}`}>{mail.personName}</Link> · {say(mail.subject)}
        </h3>
        <Button
          loading={retrying.isPending}
          onClick={() => {
            retrying.mutate();
          }}
        >
          {t.sendAgain}
        </Button>
      </div>
      <p>
        {mail.faultCode === 'NO_ADDRESS'
          ? t.noAddress
          : `${mail.address ?? ''} · ${mail.fault ?? mail.faultCode ?? ''}`}
      </p>
      <p className="muted">{instant(mail.queuedAt, language)}</p>
      {retrying.isError ? <Failure error={retrying.error} /> : null}
    </div>
  );
}
