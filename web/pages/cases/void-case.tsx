import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { CaseDetail } from '../../api/cases.js';
import { isHr, useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { FilesField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { attached, useFields } from '../../forms/use-fields.js';
import { undo as en } from '../../i18n/en/cases/undo.js';
import { undo as zh } from '../../i18n/zh/cases/undo.js';
import { useSay, useTexts } from '../../i18n/language.js';

const fetchVoiding = (caseId: string) => body(api.GET('/v1/cases/{caseId}/voiding', { params: { path: { caseId } } }));

/** HR voids an open case of somebody else, with a second person; what waits already, or why it may not be, is said. */
export function VoidCase({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const me = useMe();
  const may = isHr(me.roles) && me.personId !== one.personId && one.closedAt === null;
  return may ? <Offered caseId={one.id} /> : null;
}

function Offered({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const [open, setOpen] = useState(false);
  const found = useQuery({ queryKey: ['voiding', caseId], queryFn: () => fetchVoiding(caseId) });
  return (
    <section className="card stack no-print" aria-labelledby="void-case">
      <h2 id="void-case">{t.voidTitle}</h2>
      <Answered of={found}>
        {({ whyNot, waiting }) => {
          if (waiting !== null) {
            return (
              <p>
                {t.voidWaits} <Link to="/waiting-changes">{t.voidSee}</Link>
              </p>
            );
          }
          if (whyNot !== null) return <p className="muted">{say(whyNot)}</p>;
          const close = (): void => {
            setOpen(false);
          };
          return (
            <>
              <p className="muted">{t.voidLead}</p>
              {open ? <Form caseId={caseId} onClose={close} /> : <Ask onOpen={setOpen} label={t.voidAsk} />}
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function Ask({ label, onOpen }: { readonly label: string; readonly onOpen: (open: true) => void }): ReactNode {
  return (
    <div>
      <Button
        danger
        onClick={() => {
          onOpen(true);
        }}
      >
        {label}
      </Button>
    </div>
  );
}

function Form({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const form = useFields({
    initial: { reason: '', files: '' },
    send: ({ reason, files }, key) =>
      body(
        api.POST('/v1/cases/{caseId}/voiding', {
          params: { path: { caseId }, header: { 'Idempotency-Key': key } },
          body: { reason, ...attached(files) },
        }),
      ),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['voiding', caseId] });
      onClose();
    },
  });
  return (
    <PlainForm of={form} submit={t.voidSend} onClose={onClose}>
      <TextField of={form} name="reason" label={t.voidReason} long />
      <FilesField of={form} name="files" label={t.files} optional />
    </PlainForm>
  );
}
