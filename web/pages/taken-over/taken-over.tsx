import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Clause } from '../../components/clause.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
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
    <Page title={t.title} lead={t.lead} beside={<AsWorkbook path="/v1/taken-over" />}>
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

function List({ items }: { readonly items: readonly Taken[] }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <section className="stack" aria-labelledby="taken-over">
      <h2 id="taken-over">{t.list}</h2>
      <div className="card table-scroll" tabIndex={0} role="region" aria-labelledby="taken-over">
        <table className="table">
          <thead>
            <tr>
              {[t.person, t.kind, t.since, t.paper, t.unproven, t.enteredBy, t.confirmedBy, t.state].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <Row key={one.caseId} of={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ of: one }: { readonly of: Taken }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const open = one.findings.filter(({ proven }) => !proven);
  return (
    <tr>
      <th scope="row">
        {one.started ? <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>{one.personName}</Link> : one.personName}{' '}
        <span className="muted">{one.personId}</span>
      </th>
      <td>{t.kinds[one.kind]}</td>
      <td>{date(one.since, language)}</td>
      <td>{one.paper}</td>
      <td>{open.length === 0 ? '—' : <span className="chip warn">{open.length}</span>}</td>
      <td>{one.enteredByName}</td>
      <td>{one.confirmedByName}</td>
      <td>{one.started ? t.started : t.starting}</td>
    </tr>
  );
}
