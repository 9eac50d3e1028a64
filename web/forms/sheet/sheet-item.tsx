import type { ReactNode } from 'react';
import type { ScoreSheet } from '../../api/sheets.js';
import { sheet as en } from '../../i18n/en/cases/sheet.js';
import { sheet as zh } from '../../i18n/zh/cases/sheet.js';
import { NumberBox } from '../number-box.js';
import { useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';

interface Props {
  readonly item: ScoreSheet['items'][number];
  readonly value: number | undefined;
  readonly fault: string | undefined;
  readonly onChange: (next: number | undefined) => void;
}

/** One press for the usual answers; any other may be typed. */
const QUICK = [50, 60, 70, 80, 90, 100];

/** One item of a score sheet. */
export function SheetItem({ item, value, fault, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  const id = `item-${item.id}`;
  const name = say(item.name);
  return (
    <li id={id}>
      <div className="row between">
        <strong>{name}</strong>
        <span className="muted">{t.weight(item.weight)}</span>
      </div>
      <p className="muted">{say(item.description)}</p>
      <div className="sheet-scores">
        {QUICK.map((score) => (
          <button
            key={score}
            type="button"
            className="sheet-score"
            aria-pressed={value === score}
            aria-label={t.quick(name, score)}
            onClick={() => {
              onChange(score);
            }}
          >
            {score}
          </button>
        ))}
        <NumberBox
          control={{
            id: `${id}-score`,
            ...(fault === undefined
              ? {}
              : { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-fault` }),
          }}
          label={t.score(name)}
          min={0}
          max={100}
          value={value}
          onChange={onChange}
        />
      </div>
      {fault === undefined ? null : (
        <p className="sheet-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}
