import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Clause } from '../../components/clause.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';
import { ConfirmationEntryForm } from './confirmation-entry.js';
import { PlanEntryForm } from './plan-entry.js';
import { TrialEntryForm } from './trial-entry.js';

type Taken = components['schemas']['TakenOverCase'];

const FORMS = { trial: TrialEntryForm, confirmation: ConfirmationEntryForm, plan: PlanEntryForm } as const;
type Kind = keyof typeof FORMS;
const KINDS = Object.keys(FORMS) as readonly Kind[];

/** Trials, confirmations and plans that were under way when the service came, entered as they stand (I-82, 4.1). */
export default function TakenOverPage(): ReactNode {
  const t = useTexts({ zh, en });
  const writes = !audits(useMe().roles);
  const list = useQuery({
    queryKey: ['taken-over'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/taken-over', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
      ),
  });
  return (
    <Page title={t.title} lead={t.lead}>
      {writes ? <Enter /> : null}
      <Answered of={list}>
        {(items) => (items.length === 0 ? <Empty>{t.none}</Empty> : <List items={items} />)}
      </Answered>
    </Page>
  );
}

function Enter(): ReactNode {
  const t = useTexts({ zh, en });
  const [kind, setKind] = useState<Kind>();
  const Form = kind && FORMS[kind];
  return (
    <section className="card stack" aria-label={t.title}>
      <div className="row between">
        <div className="row">
          {KINDS.map((one) => (
            <Button
              key={one}
              aria-expanded={kind === one}
              onClick={() => {
                setKind(kind === one ? undefined : one);
              }}
            >
              {t.enter[one]}
            </Button>
          ))}
        </div>
        <Clause id="I-82" />
      </div>
      {Form === undefined ? null : (
        <Form
          onClose={() => {
            setKind(undefined);
          }}
        />
      )}
    </section>
  );
}

const SORTS = ['person', 'kind', 'since', 'entered', 'state'] as const;

function List({ items }: { readonly items: readonly Taken[] }): ReactNode {
  const t = useTexts({ zh, en });
  const view = useView({ sorts: SORTS, filters: { kind: KINDS, state: ['started', 'starting'] } });
  const columns = useColumns();
  return (
    <section className="stack" aria-labelledby="taken-over">
      <h2 id="taken-over">{t.list}</h2>
      <TableBar list="taken-over" columns={columns} view={view}>
        <AsWorkbook path="/v1/taken-over" />
      </TableBar>
      <DataTable
        whole
        label={t.list}
        columns={columns}
        view={view}
        rows={items}
        idOf={({ caseId }) => caseId}
        empty={t.noneFound}
      />
    </section>
  );
}

const unprovenOf = ({ findings }: Taken): number => findings.filter(({ proven }) => !proven).length;

function useColumns(): readonly Column<Taken>[] {
  const t = useTexts({ zh, en });
  const { dash } = useTexts({ zh: commonZh, en: commonEn });
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'person',
        title: t.person,
        text: ({ personName, personId }) => `${personName} ${personId}`,
        cell: ({ started, caseId, personName, personId }) => (
          <span className="person">
            {started ? <Link to={`/cases/${encodeURIComponent(caseId)}`}>{personName}</Link> : personName}{' '}
            <span className="muted">{personId}</span>
          </span>
        ),
        sort: ({ personName }) => personName,
      },
      {
        key: 'kind',
        title: t.kind,
        text: ({ kind }) => t.kinds[kind],
        sort: ({ kind }) => KINDS.indexOf(kind),
        filter: { choices: t.kinds, of: ({ kind }) => kind },
      },
      { key: 'since', title: t.since, text: ({ since }) => date(since, language), sort: ({ since }) => since },
      { key: 'paper', title: t.paper, text: ({ paper }) => paper },
      {
        key: 'unproven',
        title: t.unproven,
        text: (one) => (unprovenOf(one) === 0 ? dash : String(unprovenOf(one))),
        cell: (one) => (unprovenOf(one) === 0 ? dash : <span className="chip warn">{unprovenOf(one)}</span>),
      },
      {
        key: 'entered',
        title: t.enteredBy,
        text: ({ enteredByName }) => enteredByName,
        sort: ({ enteredByName }) => enteredByName,
      },
      { key: 'confirmed', title: t.confirmedBy, text: ({ confirmedByName }) => confirmedByName },
      {
        key: 'state',
        title: t.state,
        text: ({ started }) => (started ? t.started : t.starting),
        sort: ({ started }) => (started ? t.started : t.starting),
        filter: {
          choices: { started: t.started, starting: t.starting },
          of: ({ started }) => (started ? 'started' : 'starting'),
        },
      },
    ],
    [t, dash, language],
  );
}
