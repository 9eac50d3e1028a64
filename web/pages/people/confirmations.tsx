import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Due } from '../../components/due.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { people as peopleEn } from '../../i18n/en/people/people.js';
import { people as peopleZh } from '../../i18n/zh/people/people.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { ConfirmationDateForm, ConfirmationForm } from './confirmation-forms.js';

type Unconfirmed = components['schemas']['Unconfirmed'];

/** What HR is about to do, and for whom. */
interface Doing {
  readonly personId: string;
  readonly what: 'plan' | 'take-back' | 'open';
}

const SORTS = ['name', 'department', 'status', 'hired', 'planned'] as const;

/** §7: who is not confirmed yet, by the planned day; HR plans it, takes it back, or opens the confirmation at once. */
export default function ConfirmationsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const list = useQuery({
    queryKey: ['confirmation-dates'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/confirmation-dates', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });
  const [doing, setDoing] = useState<Doing>();
  const close = (): void => {
    setDoing(undefined);
  };
  const view = useView({ sorts: SORTS, filters: { status: Object.keys(wordsZh.statuses) } });
  const columns = useColumns(doing, setDoing);
  return (
    <Page title={t.confirmations} lead={t.confirmationsLead}>
      <TableBar list="confirmations" columns={columns} view={view}>
        <AsWorkbook path="/v1/confirmation-dates" />
      </TableBar>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.nobodyLeft}</Empty>
          ) : (
            <DataTable
              whole
              label={t.confirmations}
              columns={columns}
              view={view}
              rows={items}
              idOf={({ personId }) => personId}
              empty={t.nobodyLeft}
              below={(one) => (doing?.personId === one.personId ? <Form doing={doing} onClose={close} /> : null)}
            />
          )
        }
      </Answered>
    </Page>
  );
}

function Form({
  doing: { personId, what },
  onClose,
}: {
  readonly doing: Doing;
  readonly onClose: () => void;
}): ReactNode {
  if (what === 'open') return <ConfirmationForm personId={personId} onClose={onClose} />;
  return <ConfirmationDateForm key={what} personId={personId} back={what === 'take-back'} onClose={onClose} />;
}

function useColumns(
  doing: Doing | undefined,
  setDoing: (next: Doing | undefined) => void,
): readonly Column<Unconfirmed>[] {
  const t = useTexts({ zh, en });
  const { positions, statuses } = useTexts({ zh: wordsZh, en: wordsEn });
  const p = useTexts({ zh: peopleZh, en: peopleEn });
  const language = useLanguage();
  const writes = !audits(useMe().roles);
  return useMemo(() => {
    const act = (one: Unconfirmed, what: Doing['what'], label: string): ReactNode => {
      const is = doing?.personId === one.personId && doing.what === what;
      return (
        <Button
          size="small"
          aria-expanded={is}
          onClick={() => {
            setDoing(is ? undefined : { personId: one.personId, what });
          }}
        >
          {label}
        </Button>
      );
    };
    return [
      {
        key: 'name',
        title: p.name,
        text: ({ name, personId }) => `${name} ${personId}`,
        cell: ({ name, personId }) => (
          <span className="person">
            <Link to={`/people/${encodeURIComponent(personId)}`}>{name}</Link> <span className="muted">{personId}</span>
          </span>
        ),
        sort: ({ name }) => name,
      },
      {
        key: 'department',
        title: p.department,
        text: ({ departmentName }) => departmentName,
        sort: ({ departmentName }) => departmentName,
      },
      { key: 'position', title: p.position, text: ({ position }) => (position === null ? '—' : positions[position]) },
      {
        key: 'status',
        title: p.status,
        text: ({ status }) => statuses[status],
        sort: ({ status }) => statuses[status],
        filter: { choices: statuses, of: ({ status }) => status },
      },
      {
        key: 'hired',
        title: t.hiredOn,
        text: ({ hiredOn }) => date(hiredOn, language),
        sort: ({ hiredOn }) => hiredOn,
      },
      {
        key: 'planned',
        title: t.plannedOn,
        text: ({ plannedOn }) => (plannedOn === null ? t.notPlanned : date(plannedOn, language)),
        cell: ({ plannedOn }) =>
          plannedOn === null ? (
            <span className="chip">{t.notPlanned}</span>
          ) : (
            <span className="row">
              {date(plannedOn, language)} <Due on={plannedOn} />
            </span>
          ),
        sort: ({ plannedOn }) => plannedOn ?? '',
      },
      {
        key: 'acts',
        title: t.acts,
        text: ({ caseId }) => (caseId === null ? '' : t.underWay),
        cell: (one) =>
          one.caseId === null ? (
            <span className="row">
              {writes ? act(one, 'plan', t.plan) : null}
              {writes && one.plannedOn !== null ? act(one, 'take-back', t.takeBack) : null}
              {writes ? act(one, 'open', t.openNow) : null}
            </span>
          ) : (
            <span className="row">
              <span className="chip warn">{t.underWay}</span>
              <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>{t.openCase}</Link>
            </span>
          ),
      },
    ];
  }, [t, p, positions, statuses, language, doing, setDoing, writes]);
}
