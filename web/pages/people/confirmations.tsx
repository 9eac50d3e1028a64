import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { Due } from '../../components/due.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { ConfirmationDateForm, ConfirmationForm } from './confirmation-forms.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type Unconfirmed = components['schemas']['Unconfirmed'];

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
  return (
    <Page title={t.confirmations} lead={t.confirmationsLead} beside={<AsWorkbook path="/v1/confirmation-dates" />}>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.nobodyLeft}</Empty>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <Line key={one.personId} of={one} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}

type Doing = 'plan' | 'take-back' | 'open';

function Line({ of: one }: { readonly of: Unconfirmed }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const writes = !audits(useMe().roles);
  const [doing, setDoing] = useState<Doing>();
  const close = (): void => {
    setDoing(undefined);
  };
  const act = (what: Doing, label: string): ReactNode => (
    <Button
      aria-expanded={doing === what}
      onClick={() => {
        setDoing(doing === what ? undefined : what);
      }}
    >
      {label}
    </Button>
  );
  return (
    <li className="card stack">
      <div className="row between">
        <span>
          <Link to={`/people/${encodeURIComponent(one.personId)}`}>
            <strong>{one.name}</strong>
          </Link>{' '}
          <span className="muted">
            {one.personId} · {one.departmentName} · {one.position === null ? '—' : w.positions[one.position]} ·{' '}
            {w.statuses[one.status]} · {t.hiredOn} {date(one.hiredOn, language)}
          </span>
        </span>
        {one.plannedOn === null ? (
          <span className="chip">{t.notPlanned}</span>
        ) : (
          <span className="row">
            {date(one.plannedOn, language)} <Due on={one.plannedOn} />
          </span>
        )}
      </div>
      {one.caseId === null ? (
        writes ? (
          <div className="row">
            {act('plan', t.plan)}
            {one.plannedOn === null ? null : act('take-back', t.takeBack)}
            {act('open', t.openNow)}
          </div>
        ) : null
      ) : (
        <span className="row">
          <span className="chip warn">{t.underWay}</span>
          <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>{t.openCase}</Link>
        </span>
      )}
      {doing === 'open' ? <ConfirmationForm personId={one.personId} onClose={close} /> : null}
      {doing === 'plan' || doing === 'take-back' ? (
        <ConfirmationDateForm key={doing} personId={one.personId} back={doing === 'take-back'} onClose={close} />
      ) : null}
    </li>
  );
}
