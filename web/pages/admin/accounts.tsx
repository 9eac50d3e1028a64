import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { all, api } from '../../api/client.js';
import { audits, useMe } from '../../app/session.js';
import type { Account } from '../../api/people.js';
import type { Role } from '../../api/types.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { factor as factorEn } from '../../i18n/en/people/factor.js';
import { factor as factorZh } from '../../i18n/zh/people/factor.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';
import { AccountEditor } from './account-editor.js';
import { NewAccount } from './new-account.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** Who may log in, and as what; for IT and HR's manager, and for the auditor to look at. */
export default function AccountsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const [role, setRole] = useState<Role>();
  const [disabled, setDisabled] = useState(false);
  const [creating, setCreating] = useState(false);
  const writes = !audits(useMe().roles);
  const filter = { ...(role === undefined ? {} : { role }), ...(disabled ? { disabled: 'true' } : {}) };
  const list = useQuery({
    queryKey: ['accounts', filter],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/accounts', {
          params: { query: { limit: 200, ...filter, ...(cursor === undefined ? {} : { cursor }) } as never },
        }),
      ),
    placeholderData: (before) => before,
  });
  const close = (): void => {
    setCreating(false);
  };
  return (
    <Page
      title={t.accounts}
      lead={t.accountsLead}
      beside={
        <>
          <AsWorkbook path="/v1/accounts" query={{ ...filter }} />
          {creating || !writes ? null : (
            <Button
              type="primary"
              onClick={() => {
                setCreating(true);
              }}
            >
              {t.newAccount}
            </Button>
          )}
        </>
      }
    >
      {creating ? <NewAccount onClose={close} /> : null}
      <div className="row">
        <Select
          aria-label={t.roles}
          allowClear
          placeholder={t.all}
          style={{ minWidth: 180 }}
          value={role ?? null}
          options={Object.entries(shell.roles).map(([value, label]) => ({ value, label }))}
          onChange={(next: Role | null | undefined) => {
            setRole(next ?? undefined);
          }}
        />
        <Checkbox
          checked={disabled}
          onChange={(event) => {
            setDisabled(event.target.checked);
          }}
        >
          {t.onlyDisabled}
        </Checkbox>
      </div>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <Line key={one.id} of={one} writes={writes} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}

function Line({ of: one, writes }: { readonly of: Account; readonly writes: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const factor = useTexts({ zh: factorZh, en: factorEn });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const [open, setOpen] = useState(false);
  return (
    <li className="card stack tight">
      <div className="row between">
        <span>
          <strong>{one.login}</strong> {one.personName} <span className="muted">{one.personId}</span>
        </span>
        <span className="row">
          {one.roles
            .filter((role) => role !== 'employee' || one.roles.length === 1)
            .map((role) => (
              <span key={role} className="chip">
                {shell.roles[role]}
              </span>
            ))}
          {one.disabled ? <span className="chip bad">{t.disabled}</span> : null}
          {one.secondFactor ? <span className="chip good">{factor.title}</span> : null}
          {one.mustChangePassword ? <span className="chip warn">{t.mustChange}</span> : null}
          {writes ? (
            <Button
              size="small"
              aria-expanded={open}
              onClick={() => {
                setOpen(!open);
              }}
            >
              {t.edit}
            </Button>
          ) : null}
        </span>
      </div>
      {open ? <AccountEditor key={one.version} of={one} /> : null}
    </li>
  );
}
