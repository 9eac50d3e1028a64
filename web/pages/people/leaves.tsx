import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Person } from '../../api/people.js';
import { people as en } from '../../i18n/en/people/people.js';
import { personnel as actsEn } from '../../i18n/en/cases/personnel.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { personnel as actsZh } from '../../i18n/zh/cases/personnel.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { LeaveForm, LeaveWithdrawalForm, type Leave } from './leave-forms.js';

interface Props {
  readonly of: Person;
  /** HR, about somebody else. */
  readonly mayRecord: boolean;
}

/** Spells of leave (I-09), for HR and the person alone; nothing is shown to others. */
export function Leaves({ of: person, mayRecord }: Props): ReactNode {
  const t = useTexts({ zh, en });
  if (person.leaves === null || person.leaves.length === 0) return null;
  return (
    <section className="card">
      <h2>{t.leaves}</h2>
      <p className="muted">{t.leavesNote}</p>
      <ul className="stack tight">
        {person.leaves.map((leave) => (
          <LeaveLine key={leave.from} of={leave} about={person} mayRecord={mayRecord} />
        ))}
      </ul>
    </section>
  );
}

function LeaveLine({
  of: leave,
  about,
  mayRecord,
}: {
  readonly of: Leave;
  readonly about: Person;
  readonly mayRecord: boolean;
}): ReactNode {
  const t = useTexts({ zh, en });
  const a = useTexts({ zh: actsZh, en: actsEn });
  const language = useLanguage();
  const [doing, setDoing] = useState<'change' | 'withdraw'>();
  const close = (): void => {
    setDoing(undefined);
  };
  return (
    <li>
      <div className="row between">
        <span>
          {t.leaveKinds[leave.kind]} · {date(leave.from, language)} –{' '}
          {leave.to === null ? t.present : date(leave.to, language)}
        </span>
        {mayRecord ? (
          <span className="row">
            <Button
              size="small"
              aria-label={`${a.change} ${leave.from}`}
              onClick={() => {
                setDoing(doing === 'change' ? undefined : 'change');
              }}
            >
              {a.change}
            </Button>
            <Button
              size="small"
              aria-label={`${a.leaveWithdraw} ${leave.from}`}
              onClick={() => {
                setDoing(doing === 'withdraw' ? undefined : 'withdraw');
              }}
            >
              {a.leaveWithdraw}
            </Button>
          </span>
        ) : null}
      </div>
      {doing === 'change' ? <LeaveForm of={about} about={leave} onClose={close} /> : null}
      {doing === 'withdraw' ? <LeaveWithdrawalForm of={about} about={leave} onClose={close} /> : null}
    </li>
  );
}
