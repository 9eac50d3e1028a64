import type { ReactNode } from 'react';
import type { Change, Switch } from '../../api/policy.js';
import { useNames } from '../../components/people/people-picker.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { date, instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { switchValue } from './switch-control.js';

const COLOURS = { proposed: 'warn', 'in-force': 'good', rejected: 'bad' } as const;

/** What HR set a switch to, from when and why, and what the general manager said. */
export function Changes({ of, changes }: { readonly of: Switch; readonly changes: readonly Change[] }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const names = useNames([...new Set(changes.flatMap((one) => [one.proposedBy, one.decidedBy ?? []].flat()))]);
  const nameOf = (id: string): string => names.find(({ value }) => value === id)?.label ?? id;
  if (changes.length === 0) return <p className="muted">{t.neverChanged}</p>;
  return (
    <ol className="changes">
      {changes.map((one) => (
        <li key={one.no}>
          <div className="row">
            <strong>{say(switchValue(of, one.value))}</strong>
            <span>{t.from(date(one.effectiveFrom, language))}</span>
            <span className={`chip ${COLOURS[one.state]}`}>{t.states[one.state]}</span>
          </div>
          <p>{one.reason}</p>
          <p className="muted">
            {nameOf(one.proposedBy)} · {instant(one.proposedAt, language)}
          </p>
          {one.decidedBy === null || one.decidedAt === null ? null : (
            <p className="muted">
              {t.decided[one.state === 'rejected' ? 'reject' : 'approve']} · {nameOf(one.decidedBy)} ·{' '}
              {instant(one.decidedAt, language)}
              {one.decisionReason === null ? '' : ` · ${one.decisionReason}`}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
