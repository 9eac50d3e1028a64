import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { isHr, useMe } from '../../app/session.js';
import { FileLinks } from '../../components/cases/papers.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import type { Person } from '../../api/people.js';
import { ComplaintForm } from './record-forms.js';

interface Props {
  readonly of: Person['complaints'][number];
  readonly about: Person;
}

/** I-17: a complaint and what became of it, which HR may change for a reason. */
export function ComplaintLine({ of: complaint, about }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <li className="stack tight">
      <div className="row between">
        <span>
          {date(complaint.incidentOn, language)} · {w.causes[complaint.cause] ?? complaint.cause}{' '}
          <span className={complaint.status === 'upheld' ? 'chip bad' : 'chip'}>
            {w.complaintStatuses[complaint.status] ?? complaint.status}
          </span>{' '}
          <span className="muted">{complaint.id}</span>
        </span>
        {isHr(me.roles) && me.personId !== about.id && !open ? (
          <Button
            size="small"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t.change}
          </Button>
        ) : null}
      </div>
      {complaint.description === null ? null : <p className="muted">{complaint.description}</p>}
      <FileLinks files={complaint.files} />
      {open ? <ComplaintForm of={about} about={complaint} onClose={close} /> : null}
    </li>
  );
}
