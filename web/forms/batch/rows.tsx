import type { ReactNode } from 'react';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import './batch.css';

interface Props {
  /** What the keys do here, for who has a keyboard. */
  readonly keys: string | undefined;
  /** Where there is much to choose from. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The rows of a batch below a head that stays in sight. */
export function Rows({ keys, wide, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <div className={wide === true ? 'batch-table wide' : 'batch-table'}>
      {keys === undefined ? null : <p className="muted batch-keys">{keys}</p>}
      <div className="batch-head" aria-hidden="true">
        {[t.person, t.move, t.looks, t.pay, t.decision].map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <ul className="batch">{children}</ul>
    </div>
  );
}
