import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchAppeals, type Appeals as Found } from '../../api/cases.js';
import { seesEverybody, useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { appeals as en } from '../../i18n/en/cases/appeals.js';
import { appeals as zh } from '../../i18n/zh/cases/appeals.js';
import { date, instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { AppealForm } from './appeal-form.js';

interface Props {
  readonly caseId: string;
  /** Whom the case is about. */
  readonly personId: string;
}

/** I-74: until when the person may appeal against what, the form for it, and the appeals that were made. */
export function Appeals({ caseId, personId }: Props): ReactNode {
  const { personId: own, roles } = useMe();
  const mine = own === personId;
  return mine || seesEverybody(roles) ? <Shown caseId={caseId} mine={mine} /> : null;
}

function Shown({ caseId, mine }: { readonly caseId: string; readonly mine: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const found = useQuery({ queryKey: ['appeals', caseId], queryFn: () => fetchAppeals(caseId) });
  // Nothing was decided yet, or it may not be appealed against: nothing to show.
  if (found.data?.decisions.length === 0 && found.data.appeals.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="appeals">
      <h2 id="appeals">{t.title}</h2>
      <Answered of={found}>{(one) => <Body of={one} caseId={caseId} mine={mine} />}</Answered>
    </section>
  );
}

function Body({
  of: found,
  caseId,
  mine,
}: {
  readonly of: Found;
  readonly caseId: string;
  readonly mine: boolean;
}): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  // A decision that was taken again stands for the one before.
  const latest = [...new Map(found.decisions.map((one) => [one.decision, one])).values()];
  const possible = latest.filter(({ mayAppeal }) => mayAppeal).reverse();
  const last = possible
    .map(({ until }) => until)
    .sort()
    .at(-1);
  return (
    <>
      {last === undefined ? (
        <p className="muted">{mine ? t.tooLate : t.noneOpen}</p>
      ) : (
        <p>{mine ? t.until(date(last, language)) : t.personUntil(date(last, language))}</p>
      )}
      {found.appeals.map((one) => (
        <div key={one.id} className="notice">
          <p>
            <Link to={`/cases/${encodeURIComponent(one.id)}`}>{one.id}</Link>{' '}
            <span className="muted">{instant(one.openedAt, language)}</span>{' '}
            <span className="chip">{one.closedAt === null ? t.open : (t.outcomes[one.outcome ?? ''] ?? t.closed)}</span>
          </p>
          <p>{one.grounds}</p>
          {one.reason === null ? null : <p className="muted">{one.reason}</p>}
        </div>
      ))}
      {mine && possible.length > 0 && !open ? (
        <Button
          className="no-print"
          style={{ justifySelf: 'start' }}
          onClick={() => {
            setOpen(true);
          }}
        >
          {t.appeal}
        </Button>
      ) : null}
      {open ? (
        <AppealForm
          caseId={caseId}
          decisions={possible}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
