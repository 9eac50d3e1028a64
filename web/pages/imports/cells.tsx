import type { ReactNode } from 'react';
import type { components } from '../../api/schema.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { imports as en } from '../../i18n/en/people/imports.js';
import { people as peopleEn } from '../../i18n/en/people/people.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { imports as zh } from '../../i18n/zh/people/imports.js';
import { people as peopleZh } from '../../i18n/zh/people/people.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

type Row = components['schemas']['ImportRow'];
type Kind = components['schemas']['Import']['kind'];

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What a line of a file says: of a changed one the changed cells alone, each by its column; what it empties says so. */
export function Cells({ kind, row }: { readonly kind: Kind; readonly row: Row }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useCell(kind);
  const { value, former } = row;
  const cells = Object.entries(value).filter(([field, now]) =>
    former === null ? !isBlank(now) : !isBlank(now) || !isBlank(former[field]),
  );
  const shown = cells.filter(([field, now]) => former === null || former[field] !== now);
  return (
    <dl className="facts">
      {(shown.length === 0 ? cells : shown).map(([field, now]) => {
        const was = former?.[field];
        const isChanged = former !== null && was !== now;
        return (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{t.columns[kind]?.[field] ?? field}</dt>
            <dd>
              {isBlank(now) ? (
                <strong>{t.erased(say(field, was))}</strong>
              ) : (
                <>
                  {isChanged && !isBlank(was) ? <span className="muted">{say(field, was)} → </span> : null}
                  {say(field, now)}
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A value of a cell in words. */
function useCell(kind: Kind): (field: string, value: unknown) => string {
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const p = useTexts({ zh: peopleZh, en: peopleEn });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const language = useLanguage();
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    level: w.levels,
    position: w.positions,
    status: kind === 'complaints' ? w.complaintStatuses : w.statuses,
    cause: w.causes,
    kind: p.leaveKinds,
  };
  return (field, value) => {
    if (typeof value === 'boolean') return value ? common.yes : common.no;
    if (typeof value !== 'string') return isBlank(value) ? common.none : String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value, language);
    if (field === 'month' && /^\d{4}-\d{2}$/.test(value)) return month(value, language);
    return words[field]?.[value] ?? value;
  };
}
