import type { ReactNode } from 'react';
import { useFieldName, useValueName } from '../../forms/field-names.js';
import { task as en } from '../../i18n/en/task.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { task as zh } from '../../i18n/zh/task.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

interface Props {
  readonly value: unknown;
  readonly name?: string;
  /** Names by number, of people and of those whose cases they are. */
  readonly named?: Readonly<Record<string, string>>;
}

const NOBODY: Readonly<Record<string, string>> = {};
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Fields that hold numbers of uploads. */
const FILES: ReadonlySet<string> = new Set(['files', 'scan']);
const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What somebody handed in, field by field, with names in place of numbers. */
export function Answer({ value, name = '', named = NOBODY }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const c = useTexts({ zh: commonZh, en: commonEn });
  const nameOf = useFieldName();
  const valueOf = useValueName();
  const language = useLanguage();
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    if (FILES.has(name)) return t.filesHandedIn(entries.length);
    if (entries.every((one) => typeof one === 'string')) {
      return entries.map((one) => named[one] ?? valueOf(name, one)).join(t.listSeparator);
    }
    return (
      <ol className="stack tight">
        {entries.map((one, index) => (
          <li key={index}>
            <Answer value={one} name={name} named={named} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof value === 'object' && value !== null) {
    return (
      <dl className="facts">
        {fields(value).map(([field, inner]) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{named[field] ?? nameOf(field)}</dt>
            <dd>
              <Answer value={inner} name={field} named={named} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (typeof value === 'boolean') return value ? c.yes : c.no;
  if (typeof value === 'string') {
    if (FILES.has(name)) return t.filesHandedIn(1);
    if (DAY.test(value)) return date(value, language);
    if (named[value] !== undefined) return named[value];
    return /^[a-z][a-z0-9-]*$/.test(value) ? valueOf(name, value) : value;
  }
  return String(value);
}

/** What was filled in. */
const fields = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, inner]) => !isEmpty(inner));
