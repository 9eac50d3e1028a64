import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { WaitingChange } from '../../api/changes.js';
import { FileLinks } from '../../components/cases/papers.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { changes as en } from '../../i18n/en/service/changes.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { changes as zh } from '../../i18n/zh/service/changes.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { cited, instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { ChangeRows } from './change-rows.js';
import { Decision } from './decision.js';
import { useTold } from '../../i18n/use-stored.js';
import { Colon } from '../../components/colon.js';

const CHIPS = { waiting: 'chip warn', applied: 'chip good', refused: 'chip bad', withdrawn: 'chip', expired: 'chip' };

/** One change: what is asked for, by whom, and what the reader may do with it. */
export function ChangeCard({ of: one }: { readonly of: WaitingChange }): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const say = useSay();
  const told = useTold();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  // What the owner of the database carries out is not done by being agreed to (docs/decisions/0051).
  const agreed = one.kind === 'erasure' && one.state === 'applied';
  const roles = one.deciders.map((role) => shell.roles[role]).join(' / ');
  return (
    <li className="card stack tight">
      <div className="row between">
        <span>
          <strong>{say(one.kindName)}</strong> <span className="muted">{cited(one.clause)}</span>
        </span>
        <span className={CHIPS[one.state]}>{agreed ? t.agreed : t.states[one.state]}</span>
      </div>
      <p>{told(one.what)}</p>
      {one.reason === null ? null : (
        <p>
          <span className="muted">
            {t.reasonGiven}
            <Colon />
          </span>
          {one.reason}
        </p>
      )}
      <FileLinks files={one.files} />
      <p className="muted">
        {t.askedBy(one.askedByName ?? t.command, instant(one.askedAt, language))}
        {one.state === 'waiting' ? ` · ${t.until(instant(one.expiresAt, language))} · ${t.deciders(roles)}` : ''}
      </p>
      {one.endedAt === null ? null : (
        <p className="muted">
          {t.endedBy(one.endedByName ?? '', instant(one.endedAt, language))} {one.endReason ?? ''}
        </p>
      )}
      {one.importId === null ? null : (
        <Button
          size="small"
          style={{ justifySelf: 'start' }}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t.rows}
        </Button>
      )}
      {open ? <ChangeRows no={one.no} /> : null}
      {one.mayDecide ? <Decision no={one.no} /> : null}
      {one.whyNot === null || one.mayWithdraw ? null : <p className="muted">{say(one.whyNot)}</p>}
      {one.mayWithdraw ? <Withdrawal no={one.no} /> : null}
    </li>
  );
}

function Withdrawal({ no }: { readonly no: number }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => body(api.POST('/v1/waiting-changes/{no}/withdrawal', { params: { path: { no } }, body: {} })),
    onSuccess: async () => {
      toast(t.withdrawn);
      await client.invalidateQueries();
    },
  });
  return (
    <div className="row">
      <Button
        loading={withdrawing.isPending}
        onClick={() => {
          withdrawing.mutate();
        }}
      >
        {t.withdraw}
      </Button>
      {withdrawing.error === null ? null : <Failure error={withdrawing.error} />}
    </div>
  );
}
