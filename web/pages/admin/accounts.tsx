import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { all, api } from '../../api/client.js';
import { audits, useMe } from '../../app/session.js';
import type { Account } from '../../api/people.js';
import type { Role } from '../../api/types.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { factor as factorEn } from '../../i18n/en/people/factor.js';
import { factor as factorZh } from '../../i18n/zh/people/factor.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';
import { AccountEditor } from './account-editor.js';
import { NewAccount } from './new-account.js';

/** Who may log in, and as what; for IT and HR's manager, and for the auditor to look at. */
export default function AccountsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const [editing, setEditing] = useState<number>();
  const view = useView({
    sorts: ['login', 'person'],
    filters: { role: Object.keys(shellZh.roles), state: ['disabled', 'locked', 'must-change'] },
  });
  const columns = useColumns(editing, setEditing);
  const [creating, setCreating] = useState(false);
  const writes = !audits(useMe().roles);
  const list = useQuery({
    queryKey: ['accounts'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/accounts', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
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
      <TableBar list="accounts" columns={columns} view={view} search={t.searchAccounts}>
        <AsWorkbook
          path="/v1/accounts"
          query={{
            role: view.filters.role,
            ...(view.filters.state === 'disabled' ? { disabled: 'true' } : {}),
          }}
        />
      </TableBar>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <DataTable
              whole
              label={t.accounts}
              columns={columns}
              view={view}
              rows={items.filter((one) => isSought(one, view.search))}
              idOf={({ id }) => String(id)}
              empty={t.empty}
              below={(one) =>
                editing === one.id ? (
                  <InView key={one.version}>
                    <AccountEditor of={one} />
                  </InView>
                ) : null
              }
            />
          )
        }
      </Answered>
    </Page>
  );
}

/** Whether somebody is meant by what is typed: his name, number or log-in. */
const isSought = ({ login, personName, personId }: Account, sought: string): boolean =>
  [login, personName, personId].some((one) => one.toLowerCase().includes(sought.trim().toLowerCase()));

/** What opens below a row comes into view, with the focus, wherever the row stands. */
function InView({ children }: { readonly children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}

function useColumns(
  editing: number | undefined,
  setEditing: (next: number | undefined) => void,
): readonly Column<Account>[] {
  const t = useTexts({ zh, en });
  const factor = useTexts({ zh: factorZh, en: factorEn });
  const { roles: names } = useTexts({ zh: shellZh, en: shellEn });
  const writes = !audits(useMe().roles);
  return useMemo(() => {
    const rolesOf = ({ roles }: Account): readonly Role[] =>
      roles.filter((role) => role !== 'employee' || roles.length === 1);
    const marksOf = (one: Account): readonly (readonly [string, string])[] => [
      one.disabled ? (['bad', t.disabled] as const) : (['', t.active] as const),
      ...(one.lockedUntil === null ? [] : [['warn', t.locked] as const]),
      ...(one.secondFactor ? [['good', factor.title] as const] : []),
      ...(one.mustChangePassword ? [['warn', t.mustChange] as const] : []),
    ];
    return [
      { key: 'login', title: t.login, text: ({ login }) => login, sort: ({ login }) => login },
      {
        key: 'person',
        title: t.person,
        text: ({ personName, personId }) => `${personName} ${personId}`,
        cell: ({ personName, personId }) => (
          <span className="person">
            {personName} <span className="muted">{personId}</span>
          </span>
        ),
        sort: ({ personName }) => personName,
      },
      {
        key: 'role',
        title: t.roles,
        text: (one) =>
          rolesOf(one)
            .map((role) => names[role])
            .join(' · '),
        filter: { choices: names, of: ({ roles }) => roles },
      },
      {
        key: 'state',
        title: t.state,
        text: (one) =>
          marksOf(one)
            .map(([, words]) => words)
            .join(' · '),
        cell: (one) => (
          <span className="row">
            {marksOf(one).map(([colour, words]) => (
              <span key={words} className={`chip ${colour}`}>
                {words}
              </span>
            ))}
          </span>
        ),
        filter: {
          choices: { disabled: t.disabled, locked: t.locked, 'must-change': t.mustChange },
          of: (one) => [
            one.disabled ? 'disabled' : '',
            one.lockedUntil === null ? '' : 'locked',
            one.mustChangePassword ? 'must-change' : '',
          ],
        },
      },
      {
        key: 'edit',
        title: t.edit,
        text: () => '',
        cell: ({ id, login }) =>
          writes ? (
            <Button
              size="small"
              aria-expanded={editing === id}
              aria-label={`${t.edit} ${login}`}
              onClick={() => {
                setEditing(editing === id ? undefined : id);
              }}
            >
              {t.edit}
            </Button>
          ) : null,
      },
    ];
  }, [t, factor, names, editing, setEditing, writes]);
}
