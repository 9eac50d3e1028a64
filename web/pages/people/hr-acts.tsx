import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { isHr, useMe } from '../../app/session.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { useTexts } from '../../i18n/language.js';
import { ConfirmationDateForm, ConfirmationForm } from './confirmation-forms.js';
import { DepartureForm, TransferForm } from './movement-forms.js';
import type { Person } from '../../api/people.js';
import { LeaveForm } from './leave-forms.js';
import { ComplaintForm, RatingForm } from './record-forms.js';
import { SpecialPromotionForm } from './special-promotion-form.js';

type Act = 'rating' | 'complaint' | 'leave' | 'plan' | 'open' | 'special' | 'transfer' | 'departure';

/** What HR may do about somebody; nobody records about himself, and who has left stays as he is. */
function actsFor({ status, position, confirmedOn }: Person, own: boolean): readonly Act[] {
  if (status === 'left') return own ? [] : ['rating', 'complaint', 'leave'];
  const records: readonly Act[] = own ? [] : ['rating', 'complaint', 'leave'];
  const confirming: readonly Act[] = confirmedOn === null ? ['plan', 'open'] : own ? [] : ['special'];
  return [...records, ...confirming, ...(position === null ? [] : (['transfer'] as const)), 'departure'];
}

/** §6 to 8, 10, 11: HR's acts about one person, each with its form; a department head's is the special promotion. */
export function HrActs({ of: person }: { readonly of: Person }): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [doing, setDoing] = useState<Act>();
  const hr = isHr(me.roles);
  if (!hr && !me.roles.includes('department-head')) return null;
  const acts = actsFor(person, me.personId === person.id).filter((act) => hr || act === 'special');
  if (acts.length === 0) return null;
  const close = (): void => {
    setDoing(undefined);
  };
  const labels: Readonly<Record<Act, string>> = {
    rating: t.rating,
    complaint: t.complaint,
    leave: t.leave,
    plan: t.plan,
    open: `${t.confirmation}: ${t.openNow}`,
    special: t.special,
    transfer: t.transfer,
    departure: t.departure,
  };
  const forms: Readonly<Record<Act, ReactNode>> = {
    rating: <RatingForm of={person} onClose={close} />,
    complaint: <ComplaintForm of={person} onClose={close} />,
    leave: <LeaveForm of={person} onClose={close} />,
    plan: <ConfirmationDateForm personId={person.id} back={false} onClose={close} />,
    open: <ConfirmationForm personId={person.id} onClose={close} />,
    special: <SpecialPromotionForm personId={person.id} onClose={close} />,
    transfer: <TransferForm of={person} onClose={close} />,
    departure: <DepartureForm of={person} onClose={close} />,
  };
  return (
    <section className="card stack" aria-labelledby="hr-acts">
      <h2 id="hr-acts">{hr ? t.acts : t.special}</h2>
      <div className="row">
        {acts.map((act) => (
          <Button
            key={act}
            type={act === doing ? 'primary' : 'default'}
            aria-expanded={act === doing}
            onClick={() => {
              setDoing(act === doing ? undefined : act);
            }}
          >
            {labels[act]}
          </Button>
        ))}
      </div>
      {doing === undefined ? null : forms[doing]}
    </section>
  );
}
