import type { ReactNode } from 'react';
import { useFieldName, useValueName } from '../../forms/field-names.js';
import { common as en } from '../../i18n/en/common.js';
import { common as zh } from '../../i18n/zh/common.js';
import { useTexts } from '../../i18n/language.js';

/** What somebody handed in, field by field. */
export function Answer({ value, name = '' }: { readonly value: unknown; readonly name?: string }): ReactNode {
  const t = useTexts({ zh, en });
  const nameOf = useFieldName();
  const valueOf = useValueName();
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    return (
      <ol className="stack tight">
        {entries.map((one, index) => (
          <li key={index}>
            <Answer value={one} name={name} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof value === 'object' && value !== null) {
    return (
      <dl className="facts">
        {Object.entries(value as Readonly<Record<string, unknown>>).map(([field, inner]) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{nameOf(field)}</dt>
            <dd>
              <Answer value={inner} name={field} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'string') return /^[a-z0-9-]+$/.test(value) ? valueOf(name, value) : value;
  return String(value);
}
